"""Accounts: Oscar's customer, forked."""

import oscar.apps.customer.apps as apps


class CustomerConfig(apps.CustomerConfig):
    """Sign-in by mobile and code; my orders."""

    name = "shop.customer"
