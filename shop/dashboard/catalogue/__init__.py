"""What we change in the dashboard of goods and categories."""
