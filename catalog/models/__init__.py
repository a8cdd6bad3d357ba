"""What is sold. Our models first, Oscar's remaining ones last."""

from catalog.models.category import Category
from catalog.models.product import Product, ProductImage, ShippingClass, Unit, WithdrawalRule
from catalog.models.card import Card, CardStock  # isort: skip -- needs products

from oscar.apps.catalogue.models import *  # noqa: E402,F403 -- the models we did not change

__all__ = [
    "Card",
    "CardStock",
    "Category",
    "Product",
    "ProductImage",
    "ShippingClass",
    "Unit",
    "WithdrawalRule",
]
