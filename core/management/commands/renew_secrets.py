"""Lock every stored secret with the newest key of ``FIELD_KEYS``; then the older keys may go."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import models, transaction

from core.secret import SecretText

AT_ONCE = 200


class Command(BaseCommand):
    """Goes through all models; running it twice, or beside the shop, does no harm."""

    help = "Lock all secrets with the newest of FIELD_KEYS, so that older keys may be taken away."

    def handle(self, *args: Any, **options: Any) -> None:
        """Renew model by model, and say how many rows each has."""
        for model in apps.get_models():
            fields = [f for f in model._meta.concrete_fields if isinstance(f, SecretText)]
            if fields:
                rows = renew(model, fields)
                self.stdout.write(f"{model._meta.label}: {rows} rows")


def renew(model: type[models.Model], fields: list[SecretText]) -> int:
    """Renew the ``fields`` of all rows, some hundred in a transaction; return how many rows."""
    last, done = 0, 0
    while True:
        with transaction.atomic():
            rows = model._base_manager.select_for_update().filter(pk__gt=last).order_by("pk")
            batch = list(rows[:AT_ONCE])
            for row in batch:
                columns = [name for field in fields for name in field.renew(row)]
                if columns:
                    row.save(update_fields=columns)
        if not batch:
            return done
        last, done = batch[-1].pk, done + len(batch)
