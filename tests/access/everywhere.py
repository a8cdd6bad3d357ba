"""Every other address: whom it is for, written down by name; one that is missing fails the matrix.

``MINE`` needs a thing of a person, made by ``things``; to everybody else it does not exist. ``KEY``
is opened by an unguessable word in the address, wherever it came from.
"""

import re
from collections.abc import Callable
from itertools import count
from typing import Any

from oscar.core.loading import get_model

from exhibitions.jury.actions import add_criterion, appoint
from tests import factories as make
from tests.access import returns
from tests.exhibitions.applying import tools as fairs
from tests.shop.order.tools import basket, order_it, paid_for
from tests.shop.talk.tools import wrote

_n = count(1)


def _words(text: str) -> list[str]:
    return text.split()


ALL = _words("""
home robots sitemap sitemap-section media wagtaildocs_serve wagtail_serve health catalogue:index
catalogue:category catalogue:detail catalogue:reviews-detail catalogue:reviews
catalogue:questions catalogue:review catalogue:ask catalogue:report catalogue:range offer:detail
search:search search:suggest producers:index producers:detail producers:voice share:shop
share:goods basket:summary basket:add basket:change basket:remove basket:send-to
basket:vouchers-add basket:vouchers-remove checkout:index checkout:delivery checkout:place
orders:find account_login account_request_login_code account_confirm_login_code
sign_in_by_password account_signup mfa_authenticate account_logout account_inactive
account_email_verification_sent account_reset_password account_reset_password_done
account_reset_password_from_key_done account_change_phone account_verify_phone
""")
SIGNED_IN = _words("""
talk:inbox my-reviews customer:summary customer:order-list customer:profile customer:sms
customer:sign-out-elsewhere
customer:addresses customer:address-add customer:data customer:data-file
customer:erase account_email account_change_password
account_set_password account_reauthenticate mfa_reauthenticate mfa_index mfa_activate_totp
mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes
mfa_download_recovery_codes returns:mine
""")
KEY = _words("""
guest_talk:thread guest_talk:fresh guest_talk:block guest_talk:report guest_talk:photo
stalls:offer stalls:pass payments:return payments:practice pay:transfer pay:parts pay:status
sms:wish
account_confirm_email account_reset_password_from_key wagtaildocs_authenticate_with_password
wagtailcore_authenticate_with_password
""")
MACHINES = ["payments:webhook", "sms-in", "health-deep", "metrics"]
STAFF_AREAS = ("admin/", "cms/", "dashboard/", "money/", "moderation/")
THIRD_DOORS = ["wagtailcore_login"]  # led to our own sign-in page


def _address(person: Any) -> dict[str, Any]:
    county = make.county()
    row = get_model("address", "UserAddress").objects.create(
        user=person, first_name="رعنا", line1=f"خیابان علوی {next(_n)}", line4=county.name_fa,
        state=county.code, country=get_model("address", "Country").objects.get_or_create(
            iso_3166_1_a2="IR", defaults={"printable_name": "Iran"})[0],
    )  # fmt: skip
    return {"pk": row.pk}


def _order(person: Any) -> dict[str, Any]:
    order = order_it(basket(make.product(), user=person), user=person)
    return {"number": order.number}


def _paid(person: Any) -> dict[str, Any]:
    return {"number": paid_for(make.product(), user=person).number}


def _parcel(person: Any) -> dict[str, Any]:
    order = paid_for(make.product(), user=person)
    parcel = order.parcels.get()
    return {"number": order.number, "parcel": parcel.number, "what": "cancel"}


def _thread(person: Any) -> dict[str, Any]:
    return {"pk": wrote(person, make.product()).conversation_id}


def _jury(person: Any) -> dict[str, Any]:
    """A person of a jury, with an application to score."""
    case = fairs.sent(fairs.fair())
    appoint(case.fair, mobile=person.mobile, by=None)
    add_criterion(case.fair, name_fa="کیفیت", weight=1, most=5)
    return {"slug": case.fair.slug, "pk": case.pk}


MINE: dict[str, Callable[[Any], dict[str, Any]]] = {
    **returns.MINE,
    "customer:address-edit": _address,
    "customer:address-delete": _address,
    "orders:detail": _order,
    "orders:invoice": _paid,
    "orders:pay": _order,
    "orders:cancel": _order,
    "orders:parcel": _parcel,
    "jury:fair": lambda person: {"slug": _jury(person)["slug"]},
    "jury:application": _jury,
    "jury:conflict": _jury,
    "talk:thread": _thread,
    "talk:fresh": _thread,
    "talk:block": _thread,
    "talk:report": _thread,
}
# Objects of two people each, judged in tests of their own (named beside them).
ELSEWHERE = {
    "jury:home": "tests/exhibitions/jury/test_jury.py",
    "talk:about": "tests/shop/talk/test_talk.py",
    "talk:parcel": "tests/shop/talk/test_talk.py",
    "talk:photo": "tests/shop/talk/test_talk.py",
}
FAIRS = "fairs/"  # public, as far as a fair is: tests/exhibitions/

UUID = "00000000-0000-0000-0000-000000000000"
GUESS = {"int": "1", "slug": "x", "str": "x", "path": "x", "uuid": UUID}


def sample(route: str) -> str | None:
    """Return an address that fits a staff area's route; ``None`` for an expression."""
    if "^" in route or "(" in route:
        return None
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: GUESS.get(found[1] or "str", "x"), route)
