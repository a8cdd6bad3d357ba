"""Demo pages in both languages: the home page and the three texts that buyers look for."""
