"""The ledger to look at: nothing here writes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin_tools import ReadOnly
from core.language import language
from core.money import Rials, toman_text
from shop.ledger.models import Entry, Posting


class PostingInline(ReadOnly, admin.TabularInline):
    """The postings of an entry."""

    model = Posting
    extra = 0
    fields = readonly_fields = ("account", "sum", "what")

    @admin.display(description=_("amount"))
    def sum(self, posting: Posting) -> str:
        """Return the amount as people read it."""
        return toman_text(Rials(posting.amount), language())


@admin.register(Entry)
class EntryAdmin(ReadOnly, admin.ModelAdmin):
    """Entries, the newest first, found by the number they are about."""

    list_display = ("reason", "kind", "reference", "at", "by", "note")
    list_filter = ("kind",)
    list_select_related = ("by",)
    search_fields = ("=reason", "=reference", "=postings__account__code")
    search_help_text = _("Number of the order, parcel or payout, event, or account, in full")
    show_full_result_count = False
    inlines = (PostingInline,)
