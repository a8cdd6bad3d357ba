"""Double entry, append only: where every rial lies and to whom it belongs. Knows no orders."""
