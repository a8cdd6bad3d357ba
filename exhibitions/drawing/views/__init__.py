"""Pages of draws: the organiser's, everybody's, and each applicant's own."""
