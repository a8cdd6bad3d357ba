"""Oscar's admin of this app, and what staff judge of buyers' words."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.admin import *  # noqa: F403 -- registers Oscar's own
from oscar.apps.catalogue.reviews.admin import ProductReviewAdmin

from catalog.models import Question, VoiceReport
from catalog.voices.actions import hide_question, publish_question, settle
from core.admin_tools import ReadOnly
from core.language import spoken
from core.models import User
from core.moves import MoveRefused

ProductReviewAdmin.list_select_related = ("product",)  # else asked for once for each row


class Judged(ReadOnly):
    """Words of buyers: nobody changes them here; who may change the rows may judge them."""

    opts: Any
    message_user: Callable[..., None]

    def has_judge_permission(self, request: HttpRequest) -> bool:
        """Whether this member of staff decides what stands in public."""
        user: Any = request.user
        return bool(user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}"))

    def done(self, request: HttpRequest, number: int) -> None:
        """Say how many were judged."""
        self.message_user(request, _("%(n)s done.") % {"n": spoken(number)})


@admin.register(Question)
class QuestionAdmin(Judged, admin.ModelAdmin):
    """Questions that wait for a look, and all others; words are never changed here."""

    list_display = ("text", "product", "state", "asked_at", "answered_at")
    list_filter = ("state",)
    list_select_related = ("product",)
    fields = (*list_display, "asker", "answer", "answered_by")
    ordering = ("-pk",)
    actions = ("publish", "hide")

    @admin.action(permissions=["judge"], description=_("Publish"))
    def publish(self, request: HttpRequest, questions: QuerySet[Question]) -> None:
        """Show what waits."""
        self._each(request, questions, publish_question)

    @admin.action(permissions=["judge"], description=_("Hide for good"))
    def hide(self, request: HttpRequest, questions: QuerySet[Question]) -> None:
        """Take out of sight."""
        self._each(request, questions, hide_question)

    def _each(
        self, request: HttpRequest, questions: QuerySet[Question], act: Callable[..., Any]
    ) -> None:
        done = 0
        for pk in questions.order_by("pk").values_list("pk", flat=True):
            try:
                act(pk, by=request.user)
            except MoveRefused:
                continue
            done += 1
        self.done(request, done)


@admin.register(VoiceReport)
class VoiceReportAdmin(Judged, admin.ModelAdmin):
    """What people found wrong with reviews and questions."""

    list_display = ("said", "reason", "at", "settled_at")
    list_filter = (("settled_at", admin.EmptyFieldListFilter),)
    list_select_related = ("review", "question")
    fields = ("said", "reason", "by", "at", "settled_at", "settled_by")
    ordering = ("settled_at", "-pk")
    actions = ("hide_it", "keep_it")

    @admin.display(description=_("what was said"))
    def said(self, report: VoiceReport) -> str:
        """The words that were reported."""
        words = report.review.body if report.review else getattr(report.question, "text", "")
        return str(words)[:120]

    @admin.action(permissions=["judge"], description=_("Hide what was reported"))
    def hide_it(self, request: HttpRequest, reports: QuerySet[VoiceReport]) -> None:
        """Take it out of sight and settle the report."""
        self._settle(request, reports, hide=True)

    @admin.action(permissions=["judge"], description=_("Let it stand"))
    def keep_it(self, request: HttpRequest, reports: QuerySet[VoiceReport]) -> None:
        """Settle the report."""
        self._settle(request, reports, hide=False)

    def _settle(self, request: HttpRequest, reports: QuerySet[VoiceReport], *, hide: bool) -> None:
        pks = list(reports.order_by("pk").values_list("pk", flat=True))
        for pk in pks:
            settle(pk, hide=hide, by=cast(User, request.user))
        self.done(request, len(pks))
