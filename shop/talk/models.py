"""Conversations, their messages, and what keeps them decent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import PrivateFile, User
from shop.talk.rules import Side

SIDES = [(Side.BUYER.value, _("buyer")), (Side.SELLER.value, _("producer"))]
KNOWN = [Side.BUYER.value, Side.SELLER.value]


class Conversation(models.Model):
    """What one buyer and one shop write to each other about some goods or one parcel.

    ``buyer`` is empty for a guest, who is known by the parcel's order alone: ``stopped_by`` is the
    end that wants no more of it then (others have a ``Block``).
    ``unread_by_buyer`` and ``unread_by_seller`` are counted under its lock.
    """

    buyer = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, blank=True, related_name="conversations"
    )
    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="conversations"
    )
    product = models.ForeignKey(
        "catalogue.Product", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    parcel = models.OneToOneField(
        "order.Parcel",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="conversation",
    )
    stopped_by = models.CharField(max_length=8, choices=SIDES, blank=True)
    began_at = models.DateTimeField(_("began at"))
    last_at = models.DateTimeField(_("last message at"))
    snippet = models.CharField(max_length=120, blank=True)
    unread_by_buyer = models.PositiveIntegerField(default=0)
    unread_by_seller = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "talk"
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        indexes = [
            models.Index(fields=["buyer", "-last_at"], name="conversations_of_a_buyer"),
            models.Index(fields=["seller", "-last_at"], name="conversations_of_a_seller"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["buyer", "seller", "product"],
                condition=models.Q(parcel__isnull=True, product__isnull=False),
                name="one_conversation_per_buyer_and_goods",
            ),
        ]

    def __str__(self) -> str:
        return f"conversation {self.pk}"


class Message(models.Model):
    """One message; stored as it was written, shown as ``rules.shown`` allows. Never changed.

    ``key`` comes with the form, so that a form sent twice is one message.
    """

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages"
    )
    side = models.CharField(_("side"), max_length=8, choices=SIDES)
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("text"), blank=True)
    photos = models.ManyToManyField(PrivateFile, related_name="talk_messages")
    key = models.CharField(max_length=64, editable=False)
    sent_at = models.DateTimeField(_("sent at"))

    class Meta:
        app_label = "talk"
        indexes = [
            models.Index(fields=["conversation", "id"], name="messages_in_order"),
            models.Index(fields=["author", "sent_at"], name="messages_of_an_author"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "key"], name="a_form_sent_twice_is_one_message"
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=KNOWN), name="a_message_has_a_known_side"
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"


class Block(models.Model):
    """One end wants to hear nothing more of the other, in all their conversations."""

    buyer = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    seller = models.ForeignKey("partner.Partner", on_delete=models.CASCADE, related_name="+")
    by_side = models.CharField(max_length=8, choices=SIDES)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "talk"
        constraints = [
            models.UniqueConstraint(
                fields=["buyer", "seller", "by_side"], name="one_block_per_pair_and_side"
            ),
            models.CheckConstraint(
                condition=models.Q(by_side__in=KNOWN), name="a_block_has_a_known_side"
            ),
        ]

    def __str__(self) -> str:
        return f"block {self.pk}"


class TalkReport(models.Model):
    """One end asks staff to look at a conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="reports")
    by = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("by")
    )
    by_side = models.CharField(_("side"), max_length=8, choices=SIDES)
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("reported at"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled at"), null=True)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        app_label = "talk"
        verbose_name = _("report of a conversation")
        verbose_name_plural = _("reports of conversations")
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "by"],
                condition=models.Q(settled_at__isnull=True),
                name="one_open_report_per_person",
            ),
            models.UniqueConstraint(
                fields=["conversation"],
                condition=models.Q(settled_at__isnull=True, by__isnull=True),
                name="one_open_report_of_a_guest",
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:60]


class SavedReply(models.Model):
    """Words that a shop writes often."""

    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="saved_replies"
    )
    text = models.TextField(_("text"))

    class Meta:
        app_label = "talk"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["seller", "text"], name="a_reply_is_saved_once")
        ]

    def __str__(self) -> str:
        return self.text[:40]


class ReviewInvitation(models.Model):
    """One parcel's buyer was asked what they think. Once."""

    parcel = models.OneToOneField(
        "order.Parcel", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "talk"

    def __str__(self) -> str:
        return f"invitation {self.pk}"
