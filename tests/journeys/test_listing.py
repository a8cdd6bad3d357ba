"""A producer lists goods from a phone, an operator looks, buyers find them."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from PIL import Image
from playwright.sync_api import Route, expect

from catalog.desk.drafts import latest_draft
from catalog.desk.trades import trades_of
from catalog.models import Card, FoodLot, Product
from catalog.moderation.actions import send_back
from catalog.moderation.queries import record_of
from catalog.moderation.rules import is_trusted
from catalog.moderation.states import ListingState
from catalog.moderation.terms import terms
from core import sms
from core.demo_people import OPERATOR
from core.models import Photo, User
from sellers.models import Membership, Partner
from tests import factories as make
from tests.journeys import tour
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE_EN, PHONE_FA, WIDE_EN, WIDE_FA, View, Visitor

NAME = "گلدان سفالی آبی راه‌راه"
INPUTS = "[data-listing] :is(input:not([type=hidden]), select, textarea)"


def enter(visitor: Visitor, user: User) -> None:
    """Give the window the session of somebody who has signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    cookie = {"name": "sessionid", "value": str(session.session_key), "url": visitor.url}
    visitor.page.context.add_cookies([cookie])


def producer() -> Membership:
    """An owner who may list something, has begun nothing and is not trusted yet."""
    owners = Membership.objects.owners().select_related("seller", "user").order_by("pk")
    return next(
        one
        for one in owners
        if latest_draft(one.seller) is None
        and not is_trusted(record_of(one.seller, make.TODAY), terms())
        and any(not t.permit and not t.service for t in trades_of(one.seller, make.TODAY))
    )


def fill_in(visitor: Visitor, photo: Path, seller: Partner) -> int:
    """Answer what the first form asks; return how many inputs it has."""
    page = visitor.page
    inputs = page.locator(INPUTS).count()
    page.set_input_files("#id_photos", photo)
    page.fill("[name=title]", NAME)
    page.fill("[name=price]", "۴۸۰٬۰۰۰")
    page.fill("[name=quantity]", "۳")
    page.press("[name=quantity]", "Tab")
    if page.locator("select[name=trade]").count():
        ready = next(t for t in trades_of(seller, make.TODAY) if not t.permit and not t.service)
        page.select_option("[name=trade]", ready.code)
    return inputs


def test_a_guess_on_its_way_does_not_undo_a_choice(visit: Visit):
    owner = producer()
    phone = visit(PHONE_FA)
    enter(phone, owner.user)
    phone.go("goods:new")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.page.route("**/keep/", hold)
    phone.page.fill("[name=price]", "۴۸۰٬۰۰۰")
    phone.page.fill("[name=title]", NAME)
    with phone.page.expect_request("**/keep/"):
        phone.page.press("[name=title]", "Tab")
    ready = next(t for t in trades_of(owner.seller, make.TODAY) if not t.permit and not t.service)
    phone.page.evaluate("document.querySelector('[name=trade]').value = ''")
    phone.page.select_option("[name=trade]", ready.code)

    with phone.page.expect_response("**/keep/"):
        held[0].continue_()
    phone.page.unroute("**/keep/")

    expect(phone.page.locator("#receive")).to_contain_text("تومان")
    expect(phone.page.locator("[name=trade]")).to_have_value(ready.code)


def test_from_a_photo_to_the_shop_in_five_inputs(visit: Visit, photo: Path):
    owner = producer()
    phone = visit(PHONE_FA)
    enter(phone, owner.user)
    phone.go("goods:new")

    assert fill_in(phone, photo, owner.seller) <= 5
    expect(phone.page.locator("#shots img")).to_have_count(1)
    expect(phone.page.locator("#receive")).to_contain_text("تومان")
    phone.page.wait_for_load_state("networkidle")
    phone.press("Hand it in")
    phone.sees_heading("It is handed in")

    listing = Product.objects.get(title=NAME)
    with Image.open(Photo.objects.latest("pk").file.path) as kept:
        assert kept.size == (1200, 1600)  # upright, and shrunk before it was sent
        assert dict(kept.getexif()) == {}
    stranger = visit(PHONE_FA)
    stranger.page.goto(stranger.url + f"/search/?q={NAME}")
    expect(stranger.page.get_by_text(NAME, exact=True)).to_have_count(0)

    operator = visit(WIDE_FA)
    enter(operator, User.objects.get(email=OPERATOR))
    operator.go("moderation:look", listing.pk)
    operator.press("Put it into the shop")
    operator.page.wait_for_url(lambda url: f"/{listing.pk}/" not in url)
    assert any(NAME in message.text for message in sms.outbox)

    stranger.page.goto(stranger.url + f"/search/?q={NAME}")
    stranger.page.get_by_role("link", name=NAME).first.click()
    stranger.sees_heading(NAME)
    expect(stranger.page.locator(".gallery img").first).to_be_visible()


def test_what_was_begun_waits_when_the_network_drops(visit: Visit, photo: Path):
    owner = producer()
    phone = visit(PHONE_FA)
    enter(phone, owner.user)
    phone.go("goods:new")
    phone.page.context.set_offline(True)
    fill_in(phone, photo, owner.seller)
    expect(phone.page.locator("[data-photo-status]")).to_have_text(
        phone.says("No network. The photo goes as soon as it is back.")
    )

    phone.page.context.set_offline(False)
    expect(phone.page.locator("#shots img")).to_have_count(1)
    phone.watch.faults.clear()  # the browser says what the person saw: no network

    assert phone.page.input_value("[name=title]") == NAME
    phone.page.reload()
    assert phone.page.input_value("[name=title]") == NAME
    assert phone.page.input_value("[name=price]") == "۴۸۰٬۰۰۰"
    expect(phone.page.locator("#shots img")).to_have_count(1)


def test_without_script_the_form_does_it_all(visit: Visit, photo: Path):
    owner = producer()
    phone = visit(PHONE_FA, script=False)
    enter(phone, owner.user)
    phone.go("goods:new")
    fill_in(phone, photo, owner.seller)
    phone.press("Keep it, and show what I receive")

    expect(phone.page.locator("#receive")).to_contain_text("تومان")
    expect(phone.page.locator("#shots img")).to_have_count(1)
    phone.press("Hand it in")
    phone.sees_heading("It is handed in")
    assert Product.objects.get(title=NAME).state == ListingState.WAITING


PAGES = ("list", "new", "coach", "more", "kinds", "lots", "done", "queue", "look")


def _goods(seller: Partner) -> Product:
    found: Product = Product.objects.of_seller(seller).filter(state="published").first()
    return found


def _open(visitor: Visitor, name: str, goods: Product) -> None:
    if name in ("queue", "look"):
        enter(visitor, User.objects.get(email=OPERATOR))
        visitor.go(f"moderation:{name}", *([goods.pk] if name == "look" else []))
        return
    pages = {"more", "kinds", "lots", "done"}
    visitor.go(f"goods:{name}", *([goods.pk] if name in pages else []))
    if name == "coach":
        visitor.page.fill("[name=price]", "480000")
        visitor.page.fill("[name=materials]", "500000")
        expect(visitor.page.locator("#advice .note")).to_be_visible()


@pytest.mark.parametrize("view", [PHONE_FA, WIDE_FA, PHONE_EN, WIDE_EN], ids=str)
def test_nothing_shuts_a_producer_out(visit: Visit, view: View):
    owner = _food_seller()
    goods = _goods(owner.seller)
    FoodLot.objects.create(
        product=goods, code="1405-7", ingredients="شیر، نمک", best_before=make.TODAY + make.DAY
    )
    other = Product.objects.of_seller(owner.seller).exclude(pk=goods.pk).first()
    if other is not None:
        send_back(other.pk, reason="photo_dark", by=User.objects.get(email=OPERATOR))
    found = {}
    visitor = visit(view)
    enter(visitor, owner.user)
    for name in PAGES:
        _open(visitor, name, goods)
        page = visitor.page
        page.evaluate("document.fonts.ready.then(() => true)")
        persian = view.language == "fa"
        found[name] = [
            *tour.barriers(page),
            *page.evaluate(tour.TOO_WIDE),
            *(page.evaluate(tour.FOREIGN, tour.LATIN_WORDS) if persian else []),
            *(page.evaluate(tour.DIGITS) if persian else []),
        ]

    assert found == {name: [] for name in PAGES}


def _food_seller() -> Membership:
    card = Card.objects.filter(sector__in=["FOD", "DLV", "BEE"]).order_by("pk").first()
    seller = card.seller if card else Card.objects.order_by("pk")[0].seller
    return Membership.objects.owners().select_related("seller", "user").get(seller=seller)
