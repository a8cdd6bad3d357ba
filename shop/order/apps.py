"""Orders and parcels: Oscar's order, forked."""

import oscar.apps.order.apps as apps


class OrderConfig(apps.OrderConfig):
    """A purchase is one order; each seller's part is a parcel."""

    name = "shop.order"

    def ready(self) -> None:
        """Answer what product pages ask of delivery."""
        super().ready()
        import shop.order.delivery  # noqa: F401,PLC0415 -- registers itself; models must be ready
