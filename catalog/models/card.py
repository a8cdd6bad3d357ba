"""The card: one narrow, prepared row for each product on sale. Lists read only cards."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.urls import reverse
from wagtail.search import index

from catalog.search.terms import Words
from core.language import either


class CardStock(models.TextChoices):
    """What a card says of availability."""

    IN_STOCK = "in_stock"
    MADE_TO_ORDER = "made_to_order"
    SOLD_OUT = "sold_out"


class CardQuerySet(models.QuerySet["Card"]):
    """Phrases about cards."""

    def for_sale(self, day: date) -> Self:
        """Cards whose seller's licence covers ``day``. Adds no query; safe to chain."""
        return self.filter(until__gte=day)


class Card(index.Indexed, models.Model):
    """What a list shows of one product; written by ``catalog.actions.refresh_cards`` alone.

    ``price`` is whole rials (the lowest of the variants); ``until`` is the last day of the
    licence under which it is sold; ``photo`` is the dictionary that ``{% picture %}`` draws.
    ``lead_days`` are those of one more piece, behind what the maker's week is full of.
    """

    product = models.OneToOneField(
        "catalogue.Product", primary_key=True, on_delete=models.CASCADE, related_name="card"
    )
    title = models.CharField(max_length=255)
    title_en = models.CharField(max_length=255, blank=True)
    slug = models.CharField(max_length=255)
    unit = models.CharField(max_length=8)
    price = models.BigIntegerField()
    price_from = models.BooleanField(default=False)
    seller = models.ForeignKey("partner.Partner", on_delete=models.CASCADE, related_name="cards")
    seller_name = models.CharField(max_length=128)
    seller_name_en = models.CharField(max_length=128, blank=True)
    seller_slug = models.CharField(max_length=160)
    county = models.ForeignKey("partner.County", on_delete=models.PROTECT, related_name="+")
    sector = models.ForeignKey("partner.Sector", on_delete=models.PROTECT, related_name="+")
    trade = models.ForeignKey("partner.Trade", on_delete=models.PROTECT, related_name="+")
    stock = models.CharField(max_length=16, choices=CardStock.choices)
    lead_days = models.PositiveSmallIntegerField()
    photo = models.JSONField(null=True)
    rating = models.FloatField(null=True)
    reviews = models.PositiveIntegerField(default=0)
    sold = models.PositiveIntegerField(default=0)
    published = models.DateTimeField()
    until = models.DateField()
    # The day its maker is back from a holiday that has begun.
    back_on = models.DateField(null=True)

    objects = CardQuerySet.as_manager()

    # Refreshing indexes in batches; modelsearch must not index one by one behind it.
    search_auto_update = False
    search_fields = [
        index.SearchField("search_titles", boost=10),
        index.SearchField("search_names", boost=3),
        index.SearchField("search_texts"),
        *map(index.FilterField, ("product_id", "county_id", "sector_id", "trade_id", "stock")),
        *map(index.FilterField, ("price", "rating", "sold", "published", "until")),
    ]

    class Meta:
        app_label = "catalogue"
        indexes = [
            models.Index(fields=["-published", "-product"], name="cards_by_newest"),
            models.Index(fields=["price", "product"], name="cards_by_price"),
            models.Index(fields=["-sold", "-product"], name="cards_by_sold"),
            models.Index(fields=["sector", "-published"], name="cards_of_a_sector"),
            models.Index(fields=["trade", "-published"], name="cards_of_a_trade"),
            models.Index(fields=["seller", "-published"], name="cards_of_a_seller"),
            models.Index(fields=["county", "-published"], name="cards_of_a_county"),
            models.Index(fields=["until"], name="cards_by_last_day"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(price__gt=0), name="card_price_is_above_zero")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the product's page without touching the product."""
        kwargs: dict[str, Any] = {"product_slug": self.slug, "pk": self.product_id}
        return reverse("catalogue:detail", kwargs=kwargs)

    @property
    def name(self) -> str:
        """The title in the reader's language, the Persian one where there is no other."""
        return either(self.title, self.title_en)

    @property
    def seller_title(self) -> str:
        """The seller's name in the reader's language."""
        return either(self.seller_name, self.seller_name_en)

    @classmethod
    def get_indexed_objects(cls) -> "models.QuerySet[Card]":
        """Return all cards with what their words are made of."""
        return cls.objects.select_related("product", "trade__sector", "county")

    def search_titles(self) -> str:
        """Return the words of the titles, for a search cluster."""
        return Words.of([self.title, self.title_en], [], []).titles

    def search_names(self) -> str:
        """Return the words of trade, sector, county and seller, for a search cluster."""
        facts = (self.trade, self.trade.sector, self.county)
        names = [name for fact in facts for name in (fact.name_fa, fact.name_en)]
        return Words.of([], [*names, self.seller_name, self.seller_name_en], []).names

    def search_texts(self) -> str:
        """Return the words of the descriptions, for a search cluster."""
        return Words.of([], [], [self.product.description, self.product.description_en]).texts

    def get_seller_url(self) -> str:
        """Return the seller's page without touching the seller."""
        return reverse("producers:detail", args=[self.seller_slug])
