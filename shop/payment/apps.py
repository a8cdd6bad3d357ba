"""Payments and gateways: Oscar's payment, forked."""

from oscar.apps.payment import apps


class PaymentConfig(apps.PaymentConfig):
    """One protocol, one file for each gateway."""

    name = "shop.payment"
