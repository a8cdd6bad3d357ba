"""Checkout: where basket, shipping, payment and order meet."""

import oscar.apps.checkout.apps as apps


class CheckoutConfig(apps.CheckoutConfig):
    """Two screens from basket to payment."""

    name = "shop.checkout"
