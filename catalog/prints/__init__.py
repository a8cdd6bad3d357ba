"""Paper for a shop: a poster with a code to scan, and price tags. Set by typst."""
