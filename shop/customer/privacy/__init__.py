"""What we hold of a person: shown, taken away in a file, erased on request."""
