"""A fair that takes applications, and shops that apply to it by the real actions."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from core import sms
from exhibitions.applying import actions
from exhibitions.models import AddOn, Application, Fair, Giving, NeededPaper
from exhibitions.states import FairState
from sellers.members.states import SupportState
from sellers.models import Membership, Partner, Support
from tests import factories as make
from tests.core.test_private import picture
from tests.exhibitions import makers

NOW = timezone.now()
HOUR = timedelta(hours=1)
SOON = make.TODAY + 20 * make.DAY


def fair(**more: Any) -> Fair:
    """A fair by draw that takes applications for a day more, in a hall of four stalls."""
    more.setdefault("giving", Giving.DRAW)
    more.setdefault("apply_from", NOW - make.DAY)
    more.setdefault("apply_until", NOW + make.DAY)
    more.setdefault("stall_fee", 5_000_000 * make.TOMAN)
    more.setdefault("state", FairState.APPLICATIONS)
    days = more.pop("days", (SOON, SOON + make.DAY))
    return makers.fair(*days, at=more.pop("at", None) or makers.plan(), **more)


def shop(**more: Any) -> Partner:
    """A licensed shop with an owner and something published to show."""
    seller = make.seller(more.pop("name", ""), **more)
    make.member(seller)
    make.product(seller=seller, card=False)
    return seller


def owner_of(seller: Partner) -> Any:
    return Membership.objects.owners().get(seller=seller).user


def company(*members: Partner) -> Partner:
    """A support company of these members."""
    made = shop(kind="support_company")
    for member in members:
        Support.objects.create(company=made, member=member, state=SupportState.ACTIVE)
    return made


def draft(to: Fair, seller: Partner | None = None) -> Application:
    """An application that could be sent."""
    seller = seller or shop()
    made = actions.begin(seller, to.slug, by=None, now=NOW)
    goods = seller.stockrecords.values_list("product", flat=True)
    return actions.save_goods(
        made.pk, seller, trade=make.trade().pk, about="مربای خانگی", goods=list(goods), now=NOW
    )


def sent(to: Fair, seller: Partner | None = None) -> Application:
    """An application that was sent."""
    made = draft(to, seller)
    return actions.submit(made.pk, made.seller, by=None, now=NOW)


def shortlisted(to: Fair, seller: Partner | None = None) -> Application:
    made = sent(to, seller)
    actions.shortlist(to, [made.pk], by=None)
    made.refresh_from_db()
    return made


def paper_of(to: Fair, **more: Any) -> NeededPaper:
    return NeededPaper.objects.create(fair=to, name_fa="کارت بهداشت", **more)


def add_on_of(to: Fair, **more: Any) -> AddOn:
    return AddOn.objects.create(fair=to, name_fa="میز", price=100_000 * make.TOMAN, **more)


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("card.png", picture("PNG"))


def state_of(application: Application) -> str:
    return Application.objects.get(pk=application.pk).state


def texts_to(user: Any) -> list[str]:
    return [message.text for message in sms.outbox if message.to == user.mobile]
