"""What buyers say and ask in public, and what producers answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from catalog.voices.rules import QuestionState
from core.models import Photo, User


class ReviewNote(models.Model):
    """What a review has beside Oscar's columns: proof, photographs, the producer's one reply.

    ``verified``: its writer received the goods. ``shown_photos`` are the dictionaries that
    ``{% picture %}`` draws, so that a product's page needs no query for them.
    """

    review = models.OneToOneField(
        "reviews.ProductReview", primary_key=True, on_delete=models.CASCADE, related_name="note"
    )
    verified = models.BooleanField(_("bought here"), default=False)
    photos = models.ManyToManyField(Photo, related_name="+", verbose_name=_("photographs"))
    shown_photos = models.JSONField(default=list, editable=False)
    edited_at = models.DateTimeField(_("edited at"), null=True)
    reply = models.TextField(_("reply"), blank=True)
    replied_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    replied_at = models.DateTimeField(_("replied at"), null=True)

    class Meta:
        app_label = "catalogue"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reply="", replied_at__isnull=True)
                | (~models.Q(reply="") & models.Q(replied_at__isnull=False)),
                name="a_reply_has_its_time",
            )
        ]

    def __str__(self) -> str:
        return f"note of review {self.pk}"


STATES = {
    QuestionState.WAITING: pgettext_lazy("question", "waits for a look"),
    QuestionState.PUBLIC: pgettext_lazy("question", "public"),
    QuestionState.HIDDEN: pgettext_lazy("question", "hidden"),
}


class Question(models.Model):
    """One question about goods, asked and answered in public."""

    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.CASCADE, related_name="questions"
    )
    asker = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("question"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=[(s.value, t) for s, t in STATES.items()],
        default=QuestionState.WAITING.value,
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True)

    class Meta:
        app_label = "catalogue"
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        indexes = [
            models.Index(fields=["product", "state", "-asked_at"], name="questions_of_goods"),
            models.Index(fields=["asker", "-asked_at"], name="questions_of_a_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in QuestionState]),
                name="question_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_at__isnull=False)),
                name="an_answer_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class VoiceReport(models.Model):
    """Somebody finds that a review or a question should not stand; staff settle it once."""

    review = models.ForeignKey(
        "reviews.ProductReview", null=True, on_delete=models.CASCADE, related_name="reports"
    )
    question = models.ForeignKey(
        Question, null=True, on_delete=models.CASCADE, related_name="reports"
    )
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("by"))
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("reported at"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled at"), null=True)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        app_label = "catalogue"
        verbose_name = _("report")
        verbose_name_plural = _("reports of reviews and questions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(review__isnull=True, question__isnull=False)
                | models.Q(review__isnull=False, question__isnull=True),
                name="a_report_is_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["review", "by"], name="one_report_per_review_and_person"
            ),
            models.UniqueConstraint(
                fields=["question", "by"], name="one_report_per_question_and_person"
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:60]
