"""Producers' pages; they show cards, so they stand above the sellers."""
