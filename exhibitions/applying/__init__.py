"""Producers apply to fairs from their desks; organisers read, ask, shortlist and decline."""
