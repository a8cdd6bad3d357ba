"""The desk's pages about goods. Each fetches the seller's own, so a stranger finds nothing."""
