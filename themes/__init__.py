"""The face: templates, static files and presentation tags. Nothing imports it."""
