"""A stock record that was saved with more pieces than before is a restock: evidence, once a day."""

from typing import Any

from django.db.models.signals import post_save
from django.utils import timezone

from sellers.evidence import record
from sellers.models import StockRecord
from sellers.models.activity import ActivityKind


def note_restock(
    instance: StockRecord, created: bool, update_fields: Any = None, **_more: Any
) -> None:
    """Record a restock of goods that were there before; the first count of the day counts."""
    added = instance.added_since_read()
    if not created and added > 0 and (update_fields is None or "num_in_stock" in update_fields):
        day = timezone.localdate()
        source = f"offer {instance.pk}, {day.isoformat()}"
        record(instance.partner_id, ActivityKind.RESTOCKED, day, amount=added, source=source)
        instance.remember_stock()


def listen() -> None:
    """Hear of every stock record that is saved."""
    post_save.connect(note_restock, sender=StockRecord, dispatch_uid="restock")
