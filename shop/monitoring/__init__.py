"""Is the site alive, is everything behind it well, and how busy is it? For machines."""
