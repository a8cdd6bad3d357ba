"""Journeys: the shop as people meet it, in a real browser over real HTTP."""
