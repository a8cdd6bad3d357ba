"""What the shop keeps of a sale: rules with a validity, the most specific wins."""
