"""Text messages that leave and arrive, and who wants no more than the necessary."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.texting.rules import Kind, SmsState

KINDS = {
    Kind.CODE: _("code"),
    Kind.NECESSARY: _("necessary"),
    Kind.OPTIONAL: _("may be stopped"),
}
STATES = {
    SmsState.WAITING: pgettext_lazy("SMS", "waiting"),
    SmsState.SENDING: pgettext_lazy("SMS", "being sent"),
    SmsState.SENT: pgettext_lazy("SMS", "sent"),
    SmsState.FAILED: pgettext_lazy("SMS", "given up"),
    SmsState.STOPPED: pgettext_lazy("SMS", "not wanted"),
}
OVER = [SmsState.SENT.value, SmsState.FAILED.value, SmsState.STOPPED.value]


class OutgoingSms(models.Model):
    """One message to one number (E.164); written by ``core.texting.sending`` alone.

    ``key`` makes a message happen once, however often it is queued. The text of a code goes as
    soon as it is sent or given up.
    """

    to = models.CharField(_("number"), max_length=16)
    text = models.TextField(_("text"), blank=True)
    kind = models.CharField(
        _("kind"), max_length=10, choices=[(k.value, t) for k, t in KINDS.items()]
    )
    key = models.CharField(max_length=100, unique=True, null=True, editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=[(s.value, t) for s, t in STATES.items()],
        default=SmsState.WAITING.value,
    )
    written_at = models.DateTimeField(_("written at"))
    not_before = models.DateTimeField(_("not before"))
    taken_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    fault = models.CharField(_("fault"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("outgoing text message")
        verbose_name_plural = _("outgoing text messages")
        indexes = [
            models.Index(
                fields=["not_before"],
                name="messages_that_wait",
                condition=models.Q(state__in=[SmsState.WAITING.value, SmsState.SENDING.value]),
            ),
            models.Index(fields=["written_at"], name="messages_by_age"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in SmsState]),
                name="sms_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k.value for k in Kind]), name="sms_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.CODE.value, state__in=OVER) | models.Q(text=""),
                name="codes_are_not_kept",
            ),
            models.CheckConstraint(
                condition=models.Q(state=SmsState.SENT.value, sent_at__isnull=False)
                | (~models.Q(state=SmsState.SENT.value) & models.Q(sent_at__isnull=True)),
                name="sent_sms_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"SMS {self.pk}"


class SmsWish(models.Model):
    """What a number (E.164) wants to hear: all, or since ``stopped_at`` only what is necessary."""

    mobile = models.CharField(_("number"), max_length=16, unique=True)
    stopped_at = models.DateTimeField(_("stopped at"), null=True)

    class Meta:
        verbose_name = _("wish about text messages")
        verbose_name_plural = _("wishes about text messages")

    def __str__(self) -> str:
        return f"wish {self.pk}"


class Outcome(models.TextChoices):
    """What became of a message that arrived."""

    DONE = "done", pgettext_lazy("SMS", "done")
    REFUSED = "refused", pgettext_lazy("SMS", "could not be done")
    HELPED = "helped", pgettext_lazy("SMS", "help was sent")
    HUSHED = "hushed", pgettext_lazy("SMS", "not understood, too often")
    IGNORED = "ignored", pgettext_lazy("SMS", "from a number we do not know")


class IncomingSms(models.Model):
    """One message that arrived, and what was done: an act of its sender. Never changed later.

    Of strangers nothing is kept but that they wrote. ``replays`` counts how often the provider
    told it again; ``about`` is what a command spoke of ("product:12").
    """

    message_id = models.CharField(max_length=100, unique=True, editable=False)
    user = models.ForeignKey(
        "core.User",
        verbose_name=_("person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    text = models.TextField(_("text"), blank=True)
    command = models.CharField(_("command"), max_length=20, blank=True)
    about = models.CharField(max_length=60, blank=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    answer = models.TextField(_("answer"), blank=True)
    replays = models.PositiveIntegerField(_("told again"), default=0)
    at = models.DateTimeField(_("arrived at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("incoming text message")
        verbose_name_plural = _("incoming text messages")
        indexes = [models.Index(fields=["user", "command", "-id"], name="acts_by_sms")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.IGNORED.value) | models.Q(text=""),
                name="strangers_words_are_not_kept",
            ),
        ]

    def __str__(self) -> str:
        return f"SMS {self.message_id}"
