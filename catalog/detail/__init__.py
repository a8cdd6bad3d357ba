"""A product's own page."""
