"""Hostile words in every text that somebody may write: a script, a formula, a template, a new line.

Whatever shows them, a page, a sheet, a feed, a picture's words, must show them as words.
"""

import re
from typing import Any, Final

from django.apps import apps
from django.db import IntegrityError, models, transaction

from core.secret import SecretText

OURS: Final = (
    "core", "partner", "catalogue", "order", "basket", "payment", "shipping", "payouts", "returns",
    "talk", "exhibitions", "coupons", "reviews", "address", "voucher", "commission",
)  # fmt: skip
WORDS: Final = "=1+1\"'><img src=x onerror=alert(1)></script>{{7*7}}"
SHORTEST: Final = len(WORDS) + 8
# Codes and names of things that machines read; their forms take nothing else.
NOT_TYPED: Final = re.compile(
    r"slug|code|number|token|key|hash|sha|state|status|kind|path|url|mobile|phone|email|country"
    r"|username|password|gateway|reference|currency|model|command|sku|uid|upc|colour|palette|file"
    r"|image|spec|translation|locale|class|search|hold|ref|event|iban|headings|priced|input|seed"
)


def poison() -> int:
    """Write them into all rows; return into how many columns."""
    return sum(_poisoned(model, field) for model in _models() for field in _fields(model))


def _models() -> list[type[models.Model]]:
    found = [m for m in apps.get_models() if m._meta.app_label in OURS and m._meta.managed]
    return [model for model in found if not model._meta.proxy]


def _fields(model: type[models.Model]) -> list[Any]:
    return [
        field
        for field in model._meta.local_concrete_fields
        if field.get_internal_type() in ("CharField", "TextField")
        and not isinstance(field, SecretText)
        and not (field.choices or field.unique or NOT_TYPED.search(field.name))
        and (field.max_length or SHORTEST) >= SHORTEST
    ]


def _poisoned(model: type[models.Model], field: Any) -> bool:
    """Write into one column, each row another word where there may be none twice."""
    rows = model._base_manager.exclude(**{field.name: ""})
    try:
        with transaction.atomic():
            for pk in rows.values_list("pk", flat=True):
                model._base_manager.filter(pk=pk).update(**{field.name: f"{WORDS}{pk}"})
    except (IntegrityError, models.ProtectedError):  # a constraint says what it may be
        return False
    return bool(rows)
