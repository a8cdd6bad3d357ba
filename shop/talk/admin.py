"""Reported conversations, for operators: read whole, settled once."""

from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.admin_tools import ReadOnly
from core.language import spoken
from core.models import User
from shop.talk.actions import settle
from shop.talk.models import TalkReport


@admin.register(TalkReport)
class TalkReportAdmin(ReadOnly, admin.ModelAdmin):
    """Open ones first. Whoever may change reports reads the conversation and judges it."""

    list_display = ("reason", "by_side", "at", "settled_at")
    list_filter = (("settled_at", admin.EmptyFieldListFilter),)
    fields = ("reason", "by", "by_side", "at", "settled_at", "settled_by", "words")
    ordering = ("settled_at", "-pk")
    actions = ("close", "keep")

    def has_judge_permission(self, request: HttpRequest) -> bool:
        """Whether this member of staff may judge."""
        user: Any = request.user
        return bool(user.has_perm("talk.change_talkreport"))

    @admin.display(description=_("the conversation"))
    def words(self, told: TalkReport) -> SafeString:
        """All messages as they were written, with their photos."""
        messages = told.conversation.messages.select_related("author").prefetch_related("photos")
        rows = [
            (
                message.get_side_display(),
                message.text,
                format_html_join(
                    " ",
                    '<a href="{}">{}</a>',
                    (
                        (reverse("talk:photo", args=[photo.pk]), _("photo"))
                        for photo in message.photos.all()
                    ),
                ),
            )
            for message in messages.order_by("pk")
        ]
        return format_html("<ol>{}</ol>", format_html_join("", "<li><b>{}</b>: {} {}</li>", rows))

    @admin.action(permissions=["judge"], description=_("Stop the one who was reported"))
    def close(self, request: HttpRequest, reports: QuerySet[TalkReport]) -> None:
        """Block the other end for who reported."""
        self._settle(request, reports, close=True)

    @admin.action(permissions=["judge"], description=_("Let it be"))
    def keep(self, request: HttpRequest, reports: QuerySet[TalkReport]) -> None:
        """Settle without doing anything."""
        self._settle(request, reports, close=False)

    def _settle(self, request: HttpRequest, reports: QuerySet[TalkReport], *, close: bool) -> None:
        pks = list(reports.order_by("pk").values_list("pk", flat=True))
        for pk in pks:
            settle(pk, close=close, by=cast(User, request.user))
        self.message_user(request, _("%(n)s done.") % {"n": spoken(len(pks))})
