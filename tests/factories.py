"""Small makers of the things tests speak of; each call makes one, with sound defaults."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone
from oscar.core.loading import get_model

from catalog.actions import refresh_cards
from core.models import User
from sellers.licensing.states import PaperState
from sellers.models import (
    County,
    Licence,
    Membership,
    OfficeRole,
    Partner,
    Permit,
    Province,
    Sector,
    StockRecord,
    Trade,
    TradeEdition,
)

Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")
ProductClass = get_model("catalogue", "ProductClass")

TODAY = timezone.localdate()
DAY = timedelta(days=1)
YEAR = timedelta(days=365)
TOMAN = 10

_n = count(1)


def province(code: str = "15", name_fa: str = "لرستان", name_en: str = "Lorestan") -> Province:
    return Province.objects.get_or_create(
        code=code,
        defaults={"name_fa": name_fa, "name_en": name_en, "latitude": 33.5, "longitude": 48.4},
    )[0]


def county(code: str = "KHR", name_fa: str = "خرم‌آباد", name_en: str = "Khorramabad") -> County:
    return County.objects.get_or_create(
        code=code,
        defaults={
            "province": province(),
            "name_fa": name_fa,
            "name_en": name_en,
            "centre_fa": name_fa,
            "centre_en": name_en,
            "latitude": 33.4878,
            "longitude": 48.3558,
        },
    )[0]


def sector(code: str = "FOD", name_fa: str = "صنایع غذایی", name_en: str = "Food") -> Sector:
    return Sector.objects.get_or_create(
        code=code, defaults={"name_fa": name_fa, "name_en": name_en}
    )[0]


def trade(
    code: str = "FOD-031", name_fa: str = "مرباسازی", name_en: str = "Jam making", **more: Any
) -> Trade:
    edition, _ = TradeEdition.objects.get_or_create(
        label="test", defaults={"effective_on": TODAY, "fingerprint": "test"}
    )
    return Trade.objects.get_or_create(
        code=code,
        defaults={
            "sector": sector(code[:3], code[:3], code[:3]) if code[:3] != "FOD" else sector(),
            "name_fa": name_fa,
            "name_en": name_en,
            "edition": edition,
            **more,
        },
    )[0]


def licence(
    seller: Partner,
    *trades: Trade,
    until: date | None = TODAY + YEAR,
    since: date | None = TODAY - YEAR,
    state: str = PaperState.APPROVED,
    **more: Any,
) -> Licence:
    more.setdefault("uid", f"LIC-{next(_n):06}")
    made = Licence.objects.create(
        seller=seller, issued_on=since, valid_until=until, state=state, **more
    )
    made.trades.set(trades)
    return made


def permit(
    seller: Partner,
    *trades: Trade,
    until: date | None = TODAY + YEAR,
    since: date | None = TODAY - YEAR,
    state: str = PaperState.APPROVED,
    **more: Any,
) -> Permit:
    """A permit of the kind that its first trade asks for."""
    more.setdefault("number", f"PER-{next(_n):06}")
    more.setdefault("kind", trades[0].permit_path if trades else "health_permit")
    made = Permit.objects.create(
        seller=seller, issued_on=since, valid_until=until, state=state, **more
    )
    made.trades.set(trades)
    return made


def seller(
    name: str = "", *trades: Trade, until: date | None = TODAY + YEAR, **more: Any
) -> Partner:
    """A producer with a licence for ``trades`` (jam making by default) through ``until``."""
    n = next(_n)
    made = Partner.objects.create(
        name=name or f"تولیدکنندهٔ {n}",
        name_en=more.pop("name_en", f"Producer {n}"),
        county=more.pop("county", None) or county(),
        joined_on=TODAY,
        **more,
    )
    if until is not None:
        licence(made, *(trades or [trade()]), until=until)
    return made


def product(
    title: str = "",
    seller: Partner | None = None,
    *,
    price: int = 100_000 * TOMAN,
    stock: int | None = 10,
    trade: Trade | None = None,
    card: bool = True,
    **more: Any,
) -> Any:
    """A product with one offer, its card made; ``price`` in rials, ``stock`` None: to order.

    Whoever makes many says ``card=False`` and refreshes all cards at once.
    """
    n = next(_n)
    goods, _ = ProductClass.objects.get_or_create(
        slug="goods", defaults={"name": "کالا", "requires_shipping": True, "track_stock": True}
    )
    made = Product.objects.create(
        title=title or f"کالای {n}",
        product_class=goods,
        trade=trade or _default_trade(),
        made_to_order=stock is None,
        **more,
    )
    StockRecord.objects.create(
        product=made,
        partner=seller or globals()["seller"](),
        partner_sku=f"SKU-{n}",
        price=price,
        num_in_stock=stock,
    )
    if card:
        refresh_cards([made.pk])
    return made


def _default_trade() -> Trade:
    return trade()


def user(mobile: str | None = None, **more: Any) -> User:
    n = next(_n)
    return User.objects.create_user(
        username=more.pop("username", f"user{n}"),
        password=more.pop("password", "a-long-password"),
        mobile=mobile or f"+98916{n:07}",
        mobile_verified=True,
        **more,
    )


def member(seller: Partner, role: str = "owner", *, user: User | None = None) -> Membership:
    """A person in the team of ``seller``, a new one unless given."""
    person = user or globals()["user"]()
    return Membership.objects.create(seller=seller, user=person, role=role)


def officer(county: County | None = None, duty: str = "clerk", **more: Any) -> User:
    """A person of the office: of one county, of the whole province without one."""
    person = user(**more)
    OfficeRole.objects.create(user=person, county=county, duty=duty)
    return person
