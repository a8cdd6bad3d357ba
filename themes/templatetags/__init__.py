"""Tag libraries of the face."""
