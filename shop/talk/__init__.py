"""Buyers and producers talk: about goods before an order, about a parcel after it."""
