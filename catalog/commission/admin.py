"""Rules of commission for operators: a change is a new version, all versions stay to be read."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from catalog.commission.actions import TERMS, add_rule, change_rule
from catalog.commission.models import TARGETS, CommissionRule
from catalog.commission.queries import history_of
from core.admin_tools import JALALI_DATES
from core.jalali import date_text
from core.language import language, spoken
from core.money import Rials, grouped, toman_text


class RuleForm(forms.ModelForm):
    """A rule as it is typed; sales of the past keep their terms, so it starts today or later."""

    class Meta:
        model = CommissionRule
        fields = ("scope", *TARGETS, *TERMS)

    def clean(self) -> dict[str, Any]:
        """Refuse a start in the past, unless it is that of the version being changed."""
        cleaned = super().clean() or {}
        starts, today = cleaned.get("starts"), timezone.localdate()
        is_changed = "starts" in self.changed_data
        if starts and starts < today and (is_changed or not self.instance.pk):
            self.add_error("starts", _("Write today or a later day: past sales keep their terms."))
        return cleaned


class InForceFilter(admin.SimpleListFilter):
    """Which versions are looked at."""

    title = _("in force")
    parameter_name = "force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the choices."""
        return [("now", _("today")), ("later", _("begins later")), ("over", _("has ended"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        """Keep the versions of the choice."""
        today = timezone.localdate()
        over = models.Q(ends__lt=today) | models.Q(withdrawn=True)
        begun = models.Q(starts__lte=today)
        chosen = {"now": begun & ~over, "later": ~begun & ~over, "over": over}
        found = chosen.get(self.value() or "")
        return queryset.filter(found) if found is not None else queryset


@admin.register(CommissionRule)
class CommissionRuleAdmin(admin.ModelAdmin):
    """The rules; nothing is deleted, and a change ends one version and begins the next."""

    form = RuleForm
    formfield_overrides = JALALI_DATES
    list_display = ("about", "share", "limits", "since", "until", "version", "campaign")
    list_filter = (InForceFilter, "scope")
    list_select_related = TARGETS
    search_fields = ("campaign", "seller__name", "product__title", "trade__name_fa", "note")
    autocomplete_fields = ("trade", "seller", "product")
    raw_id_fields = ("shelf",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show what is typed, and of a stored rule its versions."""
        fields = ("scope", *TARGETS, *TERMS)
        return (*fields, "versions") if obj else fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Keep whom a stored rule is for: another target is another rule."""
        return ("scope", *TARGETS, "versions") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: orders name the version they were placed under."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store a new rule, or a new version of the one that was opened."""
        today, by = timezone.localdate(), request.user
        values = form.cleaned_data
        if change:
            terms = {name: values[name] for name in form.changed_data if name in TERMS}
            saved = change_rule(obj.pk, by=by, today=today, **terms)  # type: ignore[arg-type]
        else:
            saved = add_rule(by=by, today=today, **values)  # type: ignore[arg-type]
        obj.pk = saved.pk
        obj.refresh_from_db()

    @admin.display(description=_("holds for"))
    def about(self, rule: CommissionRule) -> str:
        """Say whom or what it is for."""
        return f"{rule.get_scope_display()}: {rule.target}" if rule.target else str(_("whole shop"))

    @admin.display(description=_("percent"), ordering="permille")
    def share(self, rule: CommissionRule) -> str:
        """Return the share as people say it."""
        return (
            f"{grouped(rule.permille / 10, language())}٪"
            if language() == "fa"
            else (f"{grouped(rule.permille / 10, 'en')}%")
        )

    @admin.display(description=_("limits"))
    def limits(self, rule: CommissionRule) -> str:
        """Return the least and the most for a line."""
        least = toman_text(Rials(rule.minimum), language()) if rule.minimum else "–"
        most = toman_text(Rials(rule.maximum), language()) if rule.maximum is not None else "–"
        return f"{least} / {most}"

    @admin.display(description=_("from"), ordering="starts")
    def since(self, rule: CommissionRule) -> str:
        """Return the first day."""
        return date_text(rule.starts, language(), "short")

    @admin.display(description=_("until"), ordering="ends")
    def until(self, rule: CommissionRule) -> str:
        """Return the last day, or say that it never began."""
        if rule.withdrawn:
            return str(_("replaced before it began"))
        return date_text(rule.ends, language(), "short") if rule.ends else "–"

    @admin.display(description=_("all versions"))
    def versions(self, rule: CommissionRule) -> SafeString:
        """List every version of the rule, the newest first."""
        rows = (
            (spoken(one.version), self.share(one), self.since(one), self.until(one),
             str(one.made_by or "–"), one.note)
            for one in history_of(rule.series).select_related("made_by")
        )  # fmt: skip
        row = "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"
        heads = format_html_join(
            "", "<th>{}</th>",
            ((head,) for head in (_("version"), _("percent"), _("from"), _("until"), _("made by"),
                                  _("reason"))),
        )  # fmt: skip
        head = mark_safe(f"<thead><tr>{heads}</tr></thead>")  # noqa: S308 -- escaped above
        body = format_html_join("", row, rows)
        return mark_safe(f"<table>{head}<tbody>{body}</tbody></table>")  # noqa: S308 -- both escaped
