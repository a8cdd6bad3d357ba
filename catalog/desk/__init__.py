"""A producer's goods at the desk: the first listing, what else may be said, price and stock."""
