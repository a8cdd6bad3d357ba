"""A producer's orders at her desk: what to answer, make, hand over, and what became of it."""
