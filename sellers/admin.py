"""Producers, their licences and offers for operators; the table of trades to look at."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner import admin as oscar

from core.admin_tools import JALALI_DATES, ReadOnly
from core.jalali import date_text
from core.language import language
from sellers.licensing.actions import approve_licence
from sellers.licensing.states import IN_FORCE, PaperState
from sellers.models import (
    Activity,
    County,
    HelperAct,
    Helping,
    Licence,
    Membership,
    Partner,
    Province,
    StockRecord,
    Trade,
    TradeEdition,
)

admin.site.unregister([Partner, StockRecord])


def day(name: str, words: Any) -> Any:
    """Return a column that shows a date in the calendar of the page."""

    @admin.display(description=words, ordering=name)
    def column(_admin: Any, row: Any) -> str:
        return date_text(getattr(row, name), language(), "short")

    return column


class LicenceInline(ReadOnly, admin.TabularInline):
    """A producer's licences, to look at; the office decides about them."""

    model = Licence
    formfield_overrides = JALALI_DATES
    extra = 0
    fields = ("uid", "kind", "state", "issued_on", "valid_until")
    show_change_link = True


class TeamInline(admin.TabularInline):
    """Who owns, manages and packs; at least one owns."""

    model = Membership
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(Partner)
class SellerAdmin(oscar.PartnerAdmin):
    """A producer; what is counted is not typed."""

    formfield_overrides = JALALI_DATES
    list_display = ("name", "code", "county", "kind", "is_open", "goods", "rating")
    list_filter = ("is_open", "kind", "county")
    list_select_related = ("county",)
    search_fields = ("name", "name_en", "owner", "owner_en", "code")
    autocomplete_fields = ("portrait", "cover")
    readonly_fields = ("goods", "reviews", "rating")
    inlines = (TeamInline, LicenceInline)


class PlaceAdmin(admin.ModelAdmin):
    """A place as it was published; what we decide is whether cash is taken at its doors."""

    list_display = ("__str__", "english", "allows_cash")
    list_editable = ("allows_cash",)
    list_per_page = 50
    search_fields = ("name_fa", "name_en", "code")

    @admin.display(description=_("name in English"), ordering="name_en")
    def english(self, place: Any) -> str:
        """Return the name in English."""
        return str(place.name_en)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Return all the facts."""
        return [f.name for f in self.opts.concrete_fields if f.name != "allows_cash"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: places come from the file of facts."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: orders and producers name them."""
        return False


admin.site.register([County, Province], PlaceAdmin)


class InForceFilter(admin.SimpleListFilter):
    """How long a licence lasts, seen from today."""

    title = _("in force")
    parameter_name = "force"
    SOON = timedelta(days=60)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the choices."""
        return [
            ("now", _("today")),
            ("soon", _("ends in 60 days")),
            ("over", _("has ended")),
            ("later", _("begins later")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Licence]) -> QuerySet[Licence]:
        """Keep the licences of the choice."""
        today = timezone.localdate()
        valid = Q(state__in=IN_FORCE, issued_on__lte=today, valid_until__gte=today)
        soon = valid & Q(valid_until__lte=today + self.SOON)
        over, later = Q(valid_until__lt=today), Q(issued_on__gt=today)
        chosen = {"now": valid, "soon": soon, "over": over, "later": later}.get(self.value() or "")
        return queryset if chosen is None else queryset.filter(chosen)


@admin.register(Licence)
class LicenceAdmin(admin.ModelAdmin):
    """Goods are on sale while a licence of their producer lists their trade."""

    formfield_overrides = JALALI_DATES
    list_display = ("uid", "seller", "kind", "state", "issued", "until")
    list_filter = (InForceFilter, "state", "kind")
    list_select_related = ("seller",)
    search_fields = ("uid", "seller__name", "seller__name_en", "seller__code")
    autocomplete_fields = ("seller", "trades")
    ordering = ("valid_until", "pk")
    fields = (
        "seller", "uid", "number", "kind", "trades", "issued_on", "valid_until",
        "holder_name", "agency", "county",
    )  # fmt: skip
    issued = day("issued_on", _("issued on"))
    until = day("valid_until", _("valid until"))

    def save_model(self, request: HttpRequest, obj: Licence, form: Any, change: bool) -> None:
        """Send what an operator enters to the office in the producer's name."""
        if not change:
            obj.state, obj.submitted_at = PaperState.SUBMITTED, timezone.now()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Approve a new licence at once: the operator has seen it."""
        super().save_related(request, form, formsets, change)
        if not change:
            made = form.instance
            by: Any = request.user
            approve_licence(made.pk, until=made.valid_until, by=by)


@admin.register(StockRecord)
class OfferAdmin(oscar.StockRecordAdmin):
    """An offer; orders count what they hold, nobody types it."""

    list_display = ("product", "partner", "partner_sku", "price", "num_in_stock", "num_allocated")
    list_filter = ()
    list_select_related = ("product", "partner")
    readonly_fields = ("num_allocated",)

    def save_model(self, request: HttpRequest, obj: StockRecord, form: Any, change: bool) -> None:
        """Write what was typed and nothing else: orders hold and free pieces meanwhile."""
        if change:
            obj.save(update_fields=[*form.changed_data, "date_updated"])
        else:
            obj.save()


@admin.register(Trade)
class TradeAdmin(ReadOnly, admin.ModelAdmin):
    """The trades as the newest edition has them; ``manage.py import_trades`` writes them."""

    list_display = ("code", "name_fa", "name_en", "sector", "permit_path", "retired", "edition")
    list_filter = ("retired", "sector", "permit_path")
    list_select_related = ("sector", "edition")
    search_fields = ("code", "name_fa", "name_en")


@admin.register(TradeEdition)
class TradeEditionAdmin(ReadOnly, admin.ModelAdmin):
    """The published editions of the table of trades."""

    list_display = ("label", "effective", "imported_at", "source")
    effective = day("effective_on", _("in force from"))


@admin.register(Activity)
class ActivityAdmin(ReadOnly, admin.ModelAdmin):
    """What shows that a business is alive, to look at: ``sellers.evidence`` writes it."""

    list_display = ("seller", "kind", day("day", _("day")), "amount", "source")
    list_filter = ("kind",)
    list_select_related = ("seller",)
    search_fields = ("seller__name", "seller__name_en", "source")
    show_full_result_count = False


@admin.register(Helping)
class HelpingAdmin(ReadOnly, admin.ModelAdmin):
    """Who helps whom, with what, until when; the code is nowhere."""

    list_display = ("seller", "helper", "areas", "state", "last_day", "by")
    list_filter = ("state",)
    list_select_related = ("seller", "helper", "by")
    search_fields = ("seller__name", "helper__mobile")
    fields = (*list_display, "made_at", "since", "ended_at")
    readonly_fields = fields
    ordering = ("-pk",)


@admin.register(HelperAct)
class HelperActAdmin(ReadOnly, admin.ModelAdmin):
    """What helpers did, with both names."""

    list_display = ("at", "helper_name", "for_name", "page", "about", "done")
    list_filter = ("done",)
    search_fields = ("helper_name", "for_name", "about")
    fields = ("helping", *list_display)
    ordering = ("-pk",)
