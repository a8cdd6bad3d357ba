"""Goods and services, as Oscar has them, with what a home producer must say of them."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractProduct, AbstractProductImage
from oscar.apps.catalogue.managers import ProductQuerySet as OscarProductQuerySet

from catalog.moderation.states import ListingState
from catalog.uploads import PhotoRefused, read_upload
from sellers.models import Partner, StockRecord


class Unit(models.TextChoices):
    """What one piece of the price buys."""

    PIECE = "piece", _("piece")
    PACK = "pack", _("pack")
    JAR = "jar", _("jar")
    SET = "set", _("set")
    BOTTLE = "bottle", _("bottle")
    PAIR = "pair", _("pair")
    METRE = "m", _("metre")


class ShippingClass(models.TextChoices):
    """How goods may travel."""

    POST = "post", _("post")
    FRAGILE = "post_fragile", _("post, packed as fragile")
    COLD = "cold_or_express", _("cold or express")
    FREIGHT = "freight", _("freight")
    PICKUP = "local_pickup", _("local pick-up only")
    NONE = "none", _("nothing is sent")


class WithdrawalRule(models.TextChoices):
    """Whether a buyer may change their mind (E-Commerce Act of Iran, arts. 37 and 38)."""

    SEVEN_DAYS = "7_working_days", _("7 working days")
    FOOD = "review_food", _("food: only if it arrives unsound")
    PERSONALISED = "excluded_if_personalised", _("not when made to your wish")
    PERISHABLE = "excluded_perishable", _("not for perishable goods")
    SERVICE = "service_until_started", _("until the work begins")


class ProductQuerySet(OscarProductQuerySet):
    """Oscar's phrases and ours."""

    def of_seller(self, seller: Partner) -> Self:
        """Top-level goods that ``seller`` offers, itself or in variants; removed ones are not.

        Adds no query. A stranger's goods are not among them, so ``get`` authorises as well.
        """
        top = Coalesce("product__parent_id", "product_id")
        mine = StockRecord.objects.filter(partner=seller).order_by().values_list(top)
        return self.filter(pk__in=mine).exclude(state=ListingState.REMOVED)


class Product(AbstractProduct):
    """Oscar's product. ``title`` and ``description`` are Persian; ``*_en`` may be empty.

    ``lead_days`` are working days from order to handing over; ``weight_g`` is packed weight.
    Variants are children of a parent and inherit what they leave empty.

    ``state`` moves by ``catalog.moderation.states`` alone; ``is_public`` follows it, and staff
    may take published goods off by it. ``unseen`` says that an operator shall look at what
    buyers see already. ``weekly_capacity`` is how many pieces are made in a week: more orders
    stretch the promised day. ``asks_buyer`` is what the buyer is asked to write on it.
    """

    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    trade = models.ForeignKey(
        "partner.Trade", on_delete=models.PROTECT, null=True, blank=True, related_name="products"
    )
    unit = models.CharField(_("unit"), max_length=8, choices=Unit.choices, default=Unit.PIECE)
    made_to_order = models.BooleanField(_("made to order"), default=False)
    lead_days = models.PositiveSmallIntegerField(_("days to make ready"), default=2)
    weight_g = models.PositiveIntegerField(_("packed weight in grams"), default=500)
    shipping_class = models.CharField(
        _("how it travels"),
        max_length=16,
        choices=ShippingClass.choices,
        default=ShippingClass.POST,
    )
    withdrawal_rule = models.CharField(
        _("withdrawal"),
        max_length=32,
        choices=WithdrawalRule.choices,
        default=WithdrawalRule.SEVEN_DAYS,
    )
    perishable = models.BooleanField(_("perishable"), default=False)
    # A code of ``catalog.tax``; empty: what is usual for its trade.
    tax_class = models.CharField(_("class of tax"), max_length=16, blank=True)
    weekly_capacity = models.PositiveSmallIntegerField(_("pieces a week"), null=True, blank=True)
    asks_buyer = models.CharField(_("what the buyer writes"), max_length=80, blank=True)

    state = models.CharField(
        max_length=12,
        choices=[(state.value, state.value) for state in ListingState],
        default=ListingState.PUBLISHED.value,
        editable=False,
    )
    unseen = models.BooleanField(default=False, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    # One form makes one listing, however often it is sent.
    form_key = models.UUIDField(unique=True, null=True, editable=False)

    objects = ProductQuerySet.as_manager()

    class Meta(AbstractProduct.Meta):
        abstract = False
        indexes = [
            models.Index(
                fields=["submitted_at"],
                name="listings_that_wait",
                condition=models.Q(state=ListingState.WAITING.value),
            ),
            models.Index(
                fields=["date_created"],
                name="listings_nobody_saw",
                condition=models.Q(unseen=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in ListingState]),
                name="listing_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(is_public=False) | models.Q(state=ListingState.PUBLISHED.value),
                name="only_published_goods_are_public",
            ),
            models.CheckConstraint(
                condition=models.Q(weekly_capacity__isnull=True) | models.Q(weekly_capacity__gt=0),
                name="something_is_made_in_a_week",
            ),
        ]

    def get_short_url(self) -> str:
        """Return an address of few letters for text messages; it leads to the full one."""
        kwargs = {"product_slug": "g", "pk": self.parent_id or self.pk}
        return reverse("catalogue:detail", kwargs=kwargs)


class ProductImage(AbstractProductImage):
    """A photo of a product. ``original`` is the file of ``photo``; one photo may serve many.

    What Oscar's dashboard uploads to ``original`` becomes a photo when it is saved, and the card
    follows: both by ``catalog.signals``.
    """

    photo = models.ForeignKey(
        "core.Photo", null=True, blank=True, on_delete=models.PROTECT, related_name="product_images"
    )

    class Meta(AbstractProductImage.Meta):
        abstract = False

    @property
    def is_upload(self) -> bool:
        """Whether ``original`` is a file that was just sent and is not stored yet."""
        return bool(self.original) and not self.original._committed

    def clean(self) -> None:
        """Refuse what is no sound picture before anything is stored."""
        super().clean()
        if self.is_upload:
            try:
                read_upload(self.original.file)
            except PhotoRefused as refused:
                raise ValidationError({"original": refused}) from refused
