"""The organiser's side: the list of applications, a case, what may be decided."""
