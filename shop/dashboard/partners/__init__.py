"""What we change in the dashboard of producers."""
