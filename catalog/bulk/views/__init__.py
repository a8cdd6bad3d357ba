"""What the desk shows of many goods at once."""
