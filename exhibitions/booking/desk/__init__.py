"""The exhibitor's side of bookings, under ``/desk/fairs/``."""
