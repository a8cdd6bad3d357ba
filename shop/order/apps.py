"""Orders and parcels: Oscar's order, forked."""

from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    """A purchase is one order; each seller's part is a parcel."""

    name = "shop.order"

    def ready(self) -> None:
        """Register checks and audits, what payments do for orders, and what was sold."""
        super().ready()
        from catalog.capacity import count_open_by  # noqa: PLC0415 -- apps are ready now
        from catalog.cards import count_sold_by  # noqa: PLC0415 -- apps are ready now
        from catalog.voices.proof import prove_by  # noqa: PLC0415 -- apps are ready now
        from shop.order import (  # noqa: F401, PLC0415 -- they register themselves
            audits,
            checks,
            jobs,
            personal_data,
            signals,
            sms_commands,
        )
        from shop.order.demo import steps  # noqa: F401, PLC0415 -- registers itself
        from shop.order.desk import deeds, entries  # noqa: F401, PLC0415 -- fills the desk's menu
        from shop.order.figures import entries as figures  # noqa: F401, PLC0415 -- likewise
        from shop.order.purpose import register_orders  # noqa: PLC0415 -- apps are ready now
        from shop.order.queries import (  # noqa: PLC0415 -- apps are ready now
            pieces_to_make,
            received_by,
            sold_pieces,
        )

        register_orders()
        count_sold_by(sold_pieces)
        count_open_by(pieces_to_make)
        prove_by(received_by)
        signals.connect()
