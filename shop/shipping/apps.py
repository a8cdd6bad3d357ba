"""Shipping: Oscar's shipping, forked."""

from django.db.models.signals import post_delete, post_save
from oscar.apps.shipping import apps


class ShippingConfig(apps.ShippingConfig):
    """How a parcel travels and what that costs."""

    name = "shop.shipping"

    def ready(self) -> None:
        """Answer product pages that ask what sending costs, and keep places fresh."""
        from catalog import delivery  # noqa: PLC0415 -- app registry not ready
        from sellers.models import County, Province  # noqa: PLC0415 -- app registry not ready
        from shop.shipping import estimates, queries  # noqa: PLC0415 -- app registry not ready
        from shop.shipping.desk import entries  # noqa: F401, PLC0415 -- fills the desk's menu

        delivery.answer_with(estimates.estimate)
        for model in (County, Province):
            for signal in (post_save, post_delete):
                signal.connect(queries.forget_places, sender=model)
