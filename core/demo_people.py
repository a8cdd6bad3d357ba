"""The people of every demo who sign in with a password: operator, accountant and a buyer."""

import secrets

from django.conf import settings
from django.shortcuts import resolve_url

from core.demo import DemoPlan, register
from core.models import User

# Known to everyone, so it opens a laptop's demo only; elsewhere passwords are drawn by lot.
KNOWN_PASSWORD = "bazarche-demo"  # noqa: S105 -- no secret, by intent
OPERATOR = "operator@bazarche.example"
ACCOUNTANT = "accountant@bazarche.example"
BUYER = "buyer@bazarche.example"
BUYER_MOBILE = "+989801234567"  # 098x is no operator's range: nobody's telephone rings


@register(0, "people")
def demo_people(plan: DemoPlan) -> None:
    """Make operator, accountant and buyer unless they are there; say passwords nobody knows."""
    _make(plan, "operator", OPERATOR, first_name="اپراتور", is_staff=True, is_superuser=True)
    # The second person who approves payouts; ``shop.payouts`` gives the rights.
    _make(plan, "accountant", ACCOUNTANT, first_name="حسابدار", is_staff=True)
    _make(
        plan,
        "buyer",
        BUYER,
        first_name="مهتاب",
        last_name="خریدار",
        mobile=BUYER_MOBILE,
        mobile_verified=True,
    )


def _make(plan: DemoPlan, username: str, email: str, **more: object) -> None:
    if User.objects.filter(username=username).exists():
        return
    password = KNOWN_PASSWORD if settings.DEBUG else secrets.token_urlsafe(12)
    User.objects.create_user(username=username, email=email, password=password, **more)
    if not settings.DEBUG:
        plan.write(f"{email} signs in with {password} (said only now)")


def sign_ins() -> list[str]:
    """Return how one may sign in to a development demo, a line each; none in production."""
    if not settings.DEBUG:
        return []
    site, sign_in = settings.SITE_URL, resolve_url(settings.LOGIN_URL)
    return [
        f"Shop       {site}/   (English: {site}/en/)",
        f"Operator   {site}/dashboard/  {site}/cms/  {site}/admin/   {OPERATOR} / {KNOWN_PASSWORD}",
        f"Accountant {site}/money/   {ACCOUNTANT} / {KNOWN_PASSWORD}",
        f"Buyer      {site}{sign_in}   {BUYER} / {KNOWN_PASSWORD}"
        "   or mobile 09801234567 and the code that this console prints",
        f"Producer   {site}/desk/   mobile 09800000001 (S001) and the code that this console"
        " prints; her packer: 09810001001",
        f"New shop   {site}/desk/join/   any mobile, such as 09801112233",
        f"Organiser  {site}/organiser/   province: mobile 09809100001, county: 09809100002,"
        " by code",
        f"Jury       {site}/jury/   mobile 09809200001, by code",
        f"Office     {site}/office/   clerk: mobile 09809000001, head: 09809000002, by code",
    ]
