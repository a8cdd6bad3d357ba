"""Figures that a beginner can read: what sold, how it goes, how others of the trade do."""
