"""The face of a shop: colours, sound. What shows goods stands above, in ``catalog.brand``."""
