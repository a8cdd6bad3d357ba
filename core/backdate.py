"""Rows with a past: the demo writes last year's orders today.

Django stamps ``auto_now_add`` columns with the present, in ``bulk_create`` too. Only the demo may
say otherwise; nothing that serves a request uses this.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models


@contextmanager
def keeping_dates(*models_: type[models.Model]) -> Iterator[None]:
    """Store the dates that rows of these models carry instead of stamping them with now."""
    fields = [
        field
        for model in models_
        for field in model._meta.concrete_fields
        if isinstance(field, models.DateField) and (field.auto_now or field.auto_now_add)
    ]
    stamps = [(field, field.auto_now, field.auto_now_add) for field in fields]
    for field in fields:
        field.auto_now = field.auto_now_add = False
    try:
        yield
    finally:
        for field, auto_now, auto_now_add in stamps:
            field.auto_now, field.auto_now_add = auto_now, auto_now_add
