"""Who works under whom: support companies and cooperatives, and their members."""
