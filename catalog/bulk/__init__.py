"""Many goods at once: from a file and into one, and changes of price, stock and days to make."""
