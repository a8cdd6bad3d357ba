"""What bookings hang into the registries of other floors; imported once, in ``ready()``."""

from exhibitions.booking import audits  # noqa: F401 -- registers its checks
from exhibitions.booking.purpose import register_stalls

register_stalls()
