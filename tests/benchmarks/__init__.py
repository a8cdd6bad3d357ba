"""Speed, measured on PostgreSQL with a full shop: ``make bench``. Never part of the tests."""
