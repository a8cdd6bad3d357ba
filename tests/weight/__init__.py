"""What pages cost a slow phone: ``make weight``; ``tests/journeys`` guards the bytes."""
