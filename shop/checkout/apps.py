"""Checkout: where basket, shipping, payment and order meet."""

from oscar.apps.checkout import apps


class CheckoutConfig(apps.CheckoutConfig):
    """Two screens from basket to payment."""

    name = "shop.checkout"
