"""Payments: one protocol, one file for each gateway; knows no orders."""
