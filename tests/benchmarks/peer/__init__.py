"""Bazarche beside a plain django-oscar shop with the same goods: ``make bench-peer``."""
