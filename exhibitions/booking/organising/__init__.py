"""The organiser's side of bookings, among the tabs of a fair."""
