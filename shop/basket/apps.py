"""The basket: Oscar's basket, forked."""

from django.contrib.auth.signals import user_logged_in, user_logged_out
from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    """One basket with goods of many producers."""

    name = "shop.basket"

    def ready(self) -> None:
        """Let baskets follow sign-in and sign-out. Oscar's own views are not ours to load."""
        from shop.basket import middleware  # noqa: PLC0415 -- app registry not ready

        user_logged_in.connect(middleware.merge_on_sign_in, dispatch_uid="basket-sign-in")
        user_logged_out.connect(middleware.forget_on_sign_out, dispatch_uid="basket-sign-out")
