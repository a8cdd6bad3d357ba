"""What orders post: the buyer's money held, and whose it is in the end."""
