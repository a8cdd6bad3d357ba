"""From a mobile number to an open shop: one question a screen, kept after each answer."""
