"""Payments and gateways: Oscar's payment, forked."""

import oscar.apps.payment.apps as apps


class PaymentConfig(apps.PaymentConfig):
    """One protocol, one file for each gateway."""

    name = "shop.payment"
