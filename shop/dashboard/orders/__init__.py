"""What we change in the dashboard of orders."""
