"""Payments and gateways: Oscar's payment, forked."""

from oscar.apps.payment import apps


class PaymentConfig(apps.PaymentConfig):
    """One protocol, one file for each gateway."""

    name = "shop.payment"

    def ready(self) -> None:
        """Register the checks and the audits, and keep payments' keys out of the logs."""
        super().ready()
        from shop.payment import audits, checks, jobs, logs, part_purpose, rates, stripe_checks  # noqa: F401, PLC0415 -- apps are ready now
        from shop.payment.connect import entries  # noqa: F401, PLC0415 -- apps are ready now

        logs.hide_tokens()
        part_purpose.register_parts()
        rates.forget_when_changed()
