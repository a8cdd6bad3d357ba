"""The seller: Oscar's partner with a county, a story and a page of its own."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractPartner

from core.persian import index_text, slug
from core.secret import SecretText
from sellers.away.rules import Away

if TYPE_CHECKING:
    from django.db.models import QuerySet


class SellerKind(models.TextChoices):
    """The kinds of the Home Business Act of 1389: who makes, and who sells for whom."""

    INDEPENDENT = "independent", _("independent producer")
    SUPPORTED = "supported_member", _("producer with a support company")
    COMPANY = "support_company", _("support company")
    COOPERATIVE = "cooperative", _("cooperative")


class Partner(AbstractPartner):
    """A producer or a company that sells for producers. Oscar calls it partner.

    ``name`` is what buyers read (a shop name or nickname, never asked to be the legal name);
    only the county is public, never an address. ``pickup_*`` name a public place.
    """

    kind = models.CharField(
        _("kind"), max_length=16, choices=SellerKind.choices, default=SellerKind.INDEPENDENT
    )
    # Oscar's own list of people, with their roles.
    users = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="partner.Membership",
        related_name="partners",
        blank=True,
        verbose_name=_("team"),
    )
    county = models.ForeignKey(
        "partner.County", on_delete=models.PROTECT, related_name="sellers", null=True
    )
    # Of a company or a cooperative: eleven digits, public in the state's register of companies.
    legal_id = models.CharField(_("national id of the company"), max_length=11, blank=True)
    slug = models.SlugField(_("slug"), max_length=160, unique=True, allow_unicode=True, blank=True)
    name_en = models.CharField(_("name in English"), max_length=128, blank=True)
    owner = models.CharField(_("made by"), max_length=128, blank=True)
    owner_en = models.CharField(_("made by, in English"), max_length=128, blank=True)
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    tagline_en = models.CharField(_("tagline in English"), max_length=200, blank=True)
    story = models.TextField(_("story"), blank=True)
    story_en = models.TextField(_("story in English"), blank=True)
    since_year = models.PositiveSmallIntegerField(_("since (Jalali year)"), null=True, blank=True)
    portrait = models.ForeignKey(
        "core.Photo", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    cover = models.ForeignKey(
        "core.Photo", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    offers_courier = models.BooleanField(_("same-city courier"), default=False)
    offers_pickup = models.BooleanField(_("pick-up"), default=False)
    pickup = models.CharField(_("pick-up place"), max_length=200, blank=True)
    pickup_en = models.CharField(_("pick-up place in English"), max_length=200, blank=True)
    accepts_cod = models.BooleanField(_("cash on delivery"), default=False)
    is_open = models.BooleanField(_("open"), default=True)
    # Registered for value-added tax since that day; most who work at home are not.
    vat_since = models.DateField(_("pays value-added tax since"), null=True, blank=True)
    # Of a person it holds the national id, so it lies encrypted.
    economic_code = SecretText(_("economic code"), default="")
    # One holiday, both days included; over, it is as if there were none.
    away_from = models.DateField(_("away from"), null=True, blank=True)
    away_until = models.DateField(_("away until"), null=True, blank=True)
    away_stops = models.BooleanField(_("nothing is sold meanwhile"), default=False)
    away_note = models.CharField(_("a word on the holiday"), max_length=120, blank=True)
    away_note_en = models.CharField(_("the same in English"), max_length=120, blank=True)
    # How she sends and what for: see ``shop.shipping.terms``. Empty: by the platform's tariff.
    shipping_terms = models.JSONField(_("shipping"), default=dict, blank=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)

    # Made from the names by ``prepare``; what is typed is looked up here.
    search_text = models.TextField(editable=False, blank=True)

    # Counted by actions, read by lists.
    rating = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True)
    reviews = models.PositiveIntegerField(default=0)
    goods = models.PositiveIntegerField(default=0)

    # The last day on which they are met at a fair; kept by the moves of stalls and fairs.
    at_fairs_until = models.DateField(null=True, editable=False)

    class Meta(AbstractPartner.Meta):
        abstract = False
        verbose_name = _("producer")
        verbose_name_plural = _("producers")
        indexes = [models.Index(fields=["county", "-goods"], name="sellers_of_a_county")]
        constraints = [
            models.UniqueConstraint(
                fields=["legal_id"],
                condition=~models.Q(legal_id=""),
                name="one_shop_per_company",
            ),
            models.CheckConstraint(
                condition=models.Q(away_from=None, away_until=None)
                | models.Q(away_until__gte=models.F("away_from")),
                name="a_holiday_has_two_days_in_order",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the seller with a slug of its own and the text it is found by."""
        if not self.slug:
            self.slug = free_slug(self.name_en or self.name, type(self)._default_manager.all())
        self.prepare()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "search_text"}
        super().save(*args, **kwargs)

    def prepare(self) -> None:
        """Make ``search_text`` anew; whoever stores sellers in bulk calls it for each."""
        names = (self.name, self.name_en, self.owner, self.owner_en, self.tagline, self.tagline_en)
        self.search_text = index_text(" ".join(filter(None, names)))

    @property
    def away(self) -> Away | None:
        """The holiday that is set, over or not."""
        if self.away_from is None or self.away_until is None:
            return None
        return Away(self.away_from, self.away_until, self.away_stops)

    def pays_tax(self, day: date) -> bool:
        """Return whether the seller takes value-added tax on ``day``."""
        return self.vat_since is not None and self.vat_since <= day

    def get_absolute_url(self) -> str:
        """Return the seller's public page."""
        return reverse("producers:detail", args=[self.slug])


def free_slug(name: str, sellers: "QuerySet[Partner]") -> str:
    """Return a slug of ``name`` that no seller has yet. One query."""
    base = slug(name)[:140] or "shop"
    taken = set(sellers.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(s for n in range(2, len(taken) + 3) if (s := f"{base}-{n}") not in taken)
