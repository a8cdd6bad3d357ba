"""Shelves of the shop: one for each sector and trade, and those that staff add."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory


class Category(AbstractCategory):
    """A shelf. With a ``sector`` or ``trade`` it holds all goods of it, by itself.

    Without, it holds what staff put on it (a Nowruz gift shelf, say).
    """

    name_en = models.CharField(_("name in English"), max_length=255, blank=True)
    sector = models.OneToOneField(
        "partner.Sector", null=True, blank=True, on_delete=models.CASCADE, related_name="shelf"
    )
    trade = models.OneToOneField(
        "partner.Trade", null=True, blank=True, on_delete=models.CASCADE, related_name="shelf"
    )

    class Meta(AbstractCategory.Meta):
        abstract = False
