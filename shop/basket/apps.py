"""The basket: Oscar's basket, forked."""

import oscar.apps.basket.apps as apps


class BasketConfig(apps.BasketConfig):
    """One basket with goods of many producers."""

    name = "shop.basket"
