"""What everybody sees of fairs: the list, the month, the map, the feed, each fair's page."""
