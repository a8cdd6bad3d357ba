"""What is sold. Our models first, Oscar's remaining ones last."""

from catalog.models.category import Category
from catalog.models.product import Product, ProductImage, ShippingClass, Unit, WithdrawalRule

from catalog.models.bulk import BulkChange, ChangedOffer, GoodsImport, ImportRow  # isort: skip
from catalog.models.racks import Rack, Racked  # isort: skip -- needs products
from catalog.models.lot import FoodLot  # isort: skip -- needs products
from catalog.models.card import Card, CardStock  # isort: skip -- needs products
from catalog.models.totals import GoodsTotal  # isort: skip -- same
from catalog.models.words import CardWords, ShopWord, WordPiece  # isort: skip -- needs cards

from catalog.models.voices import Question, ReviewNote, VoiceReport  # isort: skip -- same

from oscar.apps.catalogue.models import *  # noqa: F403 -- the models we did not change
from oscar.apps.catalogue.models import ProductCategory, ProductClass

__all__ = [
    "BulkChange",
    "Card",
    "CardStock",
    "CardWords",
    "Category",
    "ChangedOffer",
    "FoodLot",
    "GoodsImport",
    "GoodsTotal",
    "ImportRow",
    "Product",
    "ProductCategory",
    "ProductClass",
    "ProductImage",
    "Question",
    "Rack",
    "Racked",
    "ReviewNote",
    "ShippingClass",
    "ShopWord",
    "Unit",
    "VoiceReport",
    "WithdrawalRule",
    "WordPiece",
]
