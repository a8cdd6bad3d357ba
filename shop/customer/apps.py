"""Accounts: Oscar's customer, forked."""

from oscar.apps.customer import apps


class CustomerConfig(apps.CustomerConfig):
    """Sign-in by mobile and code; my orders."""

    name = "shop.customer"
