"""Erasing an account. The row stays without a name: books and other people's records hold it."""

from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from core.models import User
from core.personal import Fate, all_held, reasons_to_stay
from core.record import note
from shop.customer.actions import new_username


class MustStay(Exception):  # noqa: N818 -- an answer to the person, not a fault
    """Something must be done first; ``reasons`` are sentences."""

    def __init__(self, reasons: list[Any]) -> None:
        """Keep them."""
        super().__init__("; ".join(map(str, reasons)))
        self.reasons = reasons


@transaction.atomic
def erase(user: User) -> None:
    """Erase a person's account and everything that need not be kept; raise ``MustStay``.

    All sessions end: they hang on the password. Once erased, nothing happens again.
    """
    held = User.objects.select_for_update().get(pk=user.pk)
    if not held.is_active:
        return
    if reasons := list(reasons_to_stay(held)):
        raise MustStay(reasons)
    for kind in all_held():
        if kind.fate is Fate.ERASE:
            kind.rows(held).delete()
        elif kind.fate is Fate.CUT:
            kind.rows(held).update(**kind.cut)
    held.username, held.password = new_username(), make_password(None)
    held.first_name = held.last_name = held.email = ""
    held.mobile, held.mobile_verified, held.is_active = None, False, False
    held.save()
    note(held, "active", "erased", by=held)
