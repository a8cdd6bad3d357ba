"""Accounts: Oscar's customer, forked."""

from oscar.apps.customer import apps


class CustomerConfig(apps.CustomerConfig):
    """Sign-in by mobile and code; my orders."""

    name = "shop.customer"

    def ready(self) -> None:
        """Take part in the demo."""
        super().ready()
        from shop.customer import demo, personal_data  # noqa: F401, PLC0415 -- needs the models
