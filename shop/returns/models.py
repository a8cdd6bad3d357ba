"""Cases about goods that have come. Written by ``shop.returns.actions`` alone."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import PrivateFile, User
from core.secret import SecretText
from shop.returns.rules import seller_pays_post
from shop.returns.states import FINAL, Kind, Reason, ReturnState, Side
from shop.returns.words import KINDS, REASONS, SIDES, STATES


class Return(models.Model):
    """What a buyer asks about some pieces of one parcel. Amounts are whole rials.

    Until ``due_on`` (included) whoever is next has time. ``refunded`` rials go back with it, of
    them ``shipping`` for the sending. ``is_settled``: nobody opens another case about its pieces.
    ``return_to`` is where the goods go back to: often a home, so it is shown while they travel.
    ``iban`` is where the money goes when the way it was paid cannot send it back.
    """

    number = models.CharField(_("number"), max_length=48, unique=True)
    parcel = models.ForeignKey("order.Parcel", on_delete=models.PROTECT, related_name="returns")
    kind = models.CharField(
        pgettext_lazy("return", "kind"),
        max_length=12,
        choices=[(k.value, KINDS[k]) for k in Kind],
    )
    reason = models.CharField(
        pgettext_lazy("return", "reason"),
        max_length=20,
        blank=True,
        choices=[(r.value, REASONS[r]) for r in Reason],
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=[(s.value, STATES[s]) for s in ReturnState],
        default=ReturnState.OPENED.value,
    )
    key = models.CharField(max_length=64, unique=True, editable=False)
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    due_on = models.DateField(_("to be answered by"), null=True)
    is_reminded = models.BooleanField(default=False)
    offered = models.BigIntegerField(_("offered in rials"), null=True)
    return_to = models.TextField(_("where it goes back to"), blank=True)
    carrier = models.CharField(_("carrier"), max_length=16, blank=True)
    tracking_code = models.CharField(_("tracking code"), max_length=40, blank=True)
    received_at = models.DateTimeField(_("received at"), null=True)
    is_sellable = models.BooleanField(_("can be sold again"), null=True)
    refunded = models.BigIntegerField(_("goes back in rials"), default=0)
    shipping = models.BigIntegerField(_("of it for sending, in rials"), default=0)
    awaited = models.BigIntegerField(_("to go back in rials"), null=True)
    is_settled = models.BooleanField(default=False)
    is_sellers_fault = models.BooleanField(_("the producer's fault"), default=False)
    iban = SecretText(_("IBAN"), default="")

    class Meta:
        app_label = "returns"
        ordering = ["-id"]
        verbose_name = pgettext_lazy("return", "case")
        verbose_name_plural = pgettext_lazy("return", "cases")
        indexes = [
            models.Index(
                fields=["due_on"],
                name="returns_with_a_day",
                condition=Q(due_on__isnull=False),
            ),
            models.Index(
                fields=["parcel"],
                name="open_returns_of_a_parcel",
                condition=~Q(state__in=[s.value for s in FINAL]),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ReturnState]),
                name="return_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.WITHDRAWAL.value, reason="")
                | Q(kind=Kind.PROBLEM.value) & ~Q(reason=""),
                name="only_a_problem_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in FINAL], ended_at__isnull=False, due_on=None)
                | ~Q(state__in=[s.value for s in FINAL]) & Q(ended_at=None),
                name="an_ended_return_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(refunded__gte=0, shipping__gte=0)
                & Q(shipping__lte=models.F("refunded"))
                & (Q(refunded=0) | Q(state=ReturnState.REFUNDED.value)),
                name="only_a_refunded_return_gives_back",
            ),
            models.CheckConstraint(
                condition=Q(offered=None) | Q(offered__gt=0), name="an_offer_is_above_zero"
            ),
            models.CheckConstraint(
                condition=Q(state=ReturnState.TO_REFUND.value, awaited__isnull=False)
                | ~Q(state=ReturnState.TO_REFUND.value) & Q(awaited=None),
                name="only_a_waiting_return_awaits_a_sum",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state not in FINAL

    @property
    def seller_pays_post(self) -> bool:
        """Whether the way back is at the producer's cost."""
        return seller_pays_post(self.kind)


class ReturnItem(models.Model):
    """``quantity`` pieces of one line in a case; ``refunded`` rials of it go back for them."""

    case = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="items")
    line = models.ForeignKey("order.Line", on_delete=models.PROTECT, related_name="return_items")
    quantity = models.PositiveIntegerField(_("pieces"))
    refunded = models.BigIntegerField(_("goes back in rials"), default=0)

    class Meta:
        app_label = "returns"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "line"], name="one_item_per_return_and_line"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="a_returned_item_has_pieces"),
            models.CheckConstraint(
                condition=Q(refunded__gte=0), name="no_item_takes_money_from_its_buyer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} × {self.quantity}"


class ReturnNote(models.Model):
    """What a side said at a step of a case, with its photos; never changed.

    ``step`` is the state that it led to, '' for words alone; ``code`` a prepared reason.
    """

    case = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="notes")
    side = models.CharField(max_length=8, choices=[(s.value, SIDES[s]) for s in Side])
    step = models.CharField(max_length=12, blank=True)
    code = models.CharField(max_length=24, blank=True)
    text = models.TextField(_("text"), blank=True)
    rials = models.BigIntegerField(null=True)
    photos = models.ManyToManyField(PrivateFile, related_name="return_notes")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "returns"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.side} {self.step}"
