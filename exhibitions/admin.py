"""Fairs, venues and plans for operators. Days and halls are set by actions; here they are shown."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin_tools import JALALI_DATES, ReadOnly
from core.language import spoken
from core.moves import MoveRefused
from exhibitions.models import (
    AddOn,
    Fair,
    FairDay,
    Hall,
    OrganiserRole,
    Plan,
    PlanStall,
    RefundStep,
    StallType,
    Venue,
)
from exhibitions.plans.actions import clone_plan
from exhibitions.schedule.actions import move_fair
from exhibitions.states import FairState


class HallInline(admin.TabularInline[Any, Any]):
    """The halls of a venue."""

    model = Hall
    extra = 0


@admin.register(Venue)
class VenueAdmin(admin.ModelAdmin[Any]):
    """Places of fairs."""

    list_display = ("name_fa", "county", "province", "is_online")
    list_filter = ("county", "is_online")
    search_fields = ("name_fa", "name_en")
    list_select_related = ("county", "province")
    inlines = (HallInline,)


@admin.register(StallType)
class StallTypeAdmin(admin.ModelAdmin[Any]):
    """Sizes of stalls."""

    list_display = ("name_fa", "width_cm", "depth_cm")


class StallInline(ReadOnly, admin.TabularInline):
    """The stalls of a plan."""

    model = PlanStall
    extra = 0
    fields = ("code", "aisle", "place", "kind", "zone", "has_socket")


@admin.register(Plan)
class PlanAdmin(ReadOnly, admin.ModelAdmin):
    """Versions of plans: used ones never change, copies do."""

    list_display = ("hall", "version", "made_at")
    list_select_related = ("hall__venue",)
    inlines = (StallInline,)
    actions = ("make_copies",)

    @admin.action(description=_("Copy as the next version"))
    def make_copies(self, request: HttpRequest, plans: QuerySet[Plan]) -> None:
        """Copy the chosen plans."""
        made = [clone_plan(plan.pk) for plan in plans]
        self.message_user(request, _("Copied: %(n)s") % {"n": spoken(len(made))})


@admin.register(OrganiserRole)
class OrganiserRoleAdmin(admin.ModelAdmin[Any]):
    """Who organises: one fair, a county's, or all; neither a fair nor a county is the province."""

    list_display = ("user", "fair", "county", "added_by")
    list_filter = ("county",)
    list_select_related = ("user", "fair", "county", "added_by")
    search_fields = ("user__last_name", "user__email", "user__mobile", "fair__name_fa")
    raw_id_fields = ("user",)
    autocomplete_fields = ("fair",)


class AddOnInline(ReadOnly, admin.TabularInline):
    """The add-ons of a fair, as its organisers wrote them."""

    model = AddOn
    extra = 0
    fields = ("name_fa", "price", "quantity", "taken")


class RefundStepInline(ReadOnly, admin.TabularInline):
    """The refund scale of a fair."""

    model = RefundStep
    extra = 0


class DayInline(ReadOnly, admin.TabularInline):
    """The open days of a fair."""

    model = FairDay
    extra = 0


@admin.register(Fair)
class FairAdmin(admin.ModelAdmin[Any]):
    """Fairs: texts to write, states to move."""

    formfield_overrides = JALALI_DATES
    list_display = ("name_fa", "kind", "state", "starts_on", "ends_on", "venue")
    list_filter = ("state", "kind", "venue__county")
    search_fields = ("name_fa", "name_en")
    list_select_related = ("venue",)
    readonly_fields = ("state", "starts_on", "ends_on", "stalls_count")
    autocomplete_fields = ("venue",)
    raw_id_fields = ("picture",)
    inlines = (DayInline, AddOnInline, RefundStepInline)
    actions = ("announce", "cancel")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Say no: a fair without days is none; they come by ``schedule_fair``."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _row: Model | None = None) -> bool:
        """Say no: a fair is called off, so that people can read that it was."""
        return False

    @admin.action(description=_("Announce"))
    def announce(self, request: HttpRequest, fairs: QuerySet[Fair]) -> None:
        """Announce the chosen drafts."""
        self._move(request, fairs, FairState.ANNOUNCED)

    @admin.action(description=_("Call off"))
    def cancel(self, request: HttpRequest, fairs: QuerySet[Fair]) -> None:
        """Call the chosen fairs off."""
        self._move(request, fairs, FairState.CANCELLED)

    def _move(self, request: HttpRequest, fairs: QuerySet[Fair], to: FairState) -> None:
        for fair in fairs:
            try:
                move_fair(fair.pk, to, by=request.user)  # type: ignore[arg-type]  # staff are users
            except MoveRefused:
                text = _("%(fair)s cannot move from here.") % {"fair": fair}
                self.message_user(request, text, messages.ERROR)
