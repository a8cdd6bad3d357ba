"""Search over cards: keys from ``core.persian``, rows in the database or in a cluster."""
