"""People in Django's admin; photographs as far as other records look them up."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin_tools import ReadOnly
from core.models import IncomingSms, JobRun, OutgoingSms, Photo, User
from core.sms import mask_mobile


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Django's own page for people, with the mobile number."""

    list_display = ("username", "mobile", "email", "first_name", "last_name", "is_staff")
    search_fields = ("username", "mobile", "email", "first_name", "last_name")
    fieldsets = (*UserAdmin.fieldsets, (_("Mobile"), {"fields": ("mobile", "mobile_verified")}))


@admin.register(Photo)
class PhotoAdmin(ReadOnly, admin.ModelAdmin):
    """Found by title in other records' forms; editors keep photographs in Wagtail."""

    search_fields = ("title",)
    ordering = ("title",)

    def has_module_permission(self, request: HttpRequest, *args: Any) -> bool:
        """Stay out of the index."""
        return False


@admin.register(OutgoingSms)
class OutgoingSmsAdmin(ReadOnly, admin.ModelAdmin):
    """What was sent, to numbers that nobody can call from here."""

    list_display = ("number", "kind", "state", "written_at", "not_before", "sent_at", "tries")
    list_filter = ("state", "kind")
    fields = (*list_display, "text", "fault")
    ordering = ("-pk",)

    @admin.display(description=_("number"))
    def number(self, sms: OutgoingSms) -> str:
        """The number, masked."""
        return mask_mobile(sms.to)


@admin.register(IncomingSms)
class IncomingSmsAdmin(ReadOnly, admin.ModelAdmin):
    """What people asked for by SMS, and what was done; strangers and repetitions are counted."""

    list_display = ("at", "user", "command", "outcome", "replays")
    list_filter = ("outcome", "command")
    list_select_related = ("user",)
    fields = (*list_display, "text", "answer")
    ordering = ("-pk",)


@admin.register(JobRun)
class JobRunAdmin(ReadOnly, admin.ModelAdmin):
    """What is done again and again, when it last ran and whether it worked."""

    list_display = ("command", "started_at", "ended_at", "worked", "said")
    list_filter = ("worked",)
