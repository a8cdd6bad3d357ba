"""Reconciliation: reports of gateways and banks beside our books, kept with what became of them."""
