"""What changes an account: the first sign-in, its number, its addresses."""

from functools import partial
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.crypto import get_random_string
from oscar.core.loading import get_model

from core.language import language
from core.models import User
from shop.customer.notices import tell_mobile_changed
from shop.shipping.queries import iran

UserAddress = get_model("address", "UserAddress")

READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def new_username() -> str:
    """Return a user name by lot; nobody signs in with it, so it tells nothing."""
    return "u" + get_random_string(15, READABLE)


def account_of(mobile: str) -> tuple[User, bool]:
    """Return the account of a number that a code has just proven, and whether it is new.

    Two devices that prove one new number at once get one account.
    """
    user, new = User.objects.get_or_create(
        mobile=mobile,
        defaults={
            "username": new_username(),
            "password": make_password(None),
            "mobile_verified": True,
            "language": language(),
        },
    )
    if not user.mobile_verified:
        user.mobile_verified = True
        user.save(update_fields=["mobile_verified"])
    return user, new


@transaction.atomic
def set_mobile(user: User, mobile: str, *, verified: bool) -> None:
    """Store a person's number; a proven number that is replaced hears of it.

    Raise ``IntegrityError`` when another account has it.
    """
    held = User.objects.select_for_update().get(pk=user.pk)
    old, proven = held.mobile, held.mobile_verified
    held.mobile, held.mobile_verified = mobile, verified
    if old and old != mobile:  # the number is the key: who held the old one does not stay
        held.sessions_end = get_random_string(32)
    held.save(update_fields=["mobile", "mobile_verified", "sessions_end"])
    user.mobile, user.mobile_verified = mobile, verified
    user.sessions_end = held.sessions_end
    if old and proven and old != mobile:
        transaction.on_commit(partial(tell_mobile_changed, held, old))


def end_sessions(user: User) -> None:
    """Sign a person out on every device; the caller lets in again the one that asks."""
    user.sessions_end = get_random_string(32)
    user.save(update_fields=["sessions_end"])


def save_address(user: User, address: Any) -> Any:
    """Store a ``UserAddress`` in this person's book and return it; the same twice stays one."""
    address.user = user
    address.country = iran()
    same = UserAddress.objects.filter(user=user, hash=address.generate_hash())
    found = same.exclude(pk=address.pk).first()
    if found is None:
        address.save()
        return address
    if address.pk:
        address.delete()
    return found
