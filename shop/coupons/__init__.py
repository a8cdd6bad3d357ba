"""Codes with which a producer makes her own goods cheaper, at her own cost.

Oscar's vouchers and offers underneath; what they take off, and of which goods, is decided here.
"""
