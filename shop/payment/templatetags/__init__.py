"""What the staff's pages of payments say in words."""
