"""Bank statements: what came to our account, beside the transfers that wait for it."""
