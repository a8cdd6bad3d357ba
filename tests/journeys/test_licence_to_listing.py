"""A stranger's licence becomes a listing, ends with its day, and brings the listing back."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from catalog.models import Card, Product
from core import sms
from core.demo_people import OPERATOR
from core.jalali import to_jalali
from core.models import User
from core.persian import to_persian_digits
from sellers.licensing.notices import words
from sellers.models import Licence, Membership, OfficeRole, Partner, Permit
from tests.factories import DAY, TODAY, YEAR
from tests.journeys import test_joining as joining
from tests.journeys import test_listing as listing
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE_FA, WIDE_EN, WIDE_FA, Visitor

CLERK, HEAD = "clerk", "head"


def typed(day) -> str:
    """Return a day as a person types it on a Persian keyboard."""
    year, month, number = to_jalali(day)
    return to_persian_digits(f"{year}/{month}/{number}")


def join(phone: Visitor, paper: Path, county: str) -> Partner:
    """Open a shop with a photo of the licence, one question a screen."""
    joining.sign_in(phone)
    phone.page.check("[value=independent]")
    joining.go_on(phone, "county")
    phone.page.check(f"[value={county}]")
    joining.go_on(phone, "name")
    phone.page.fill("[name=name]", joining.NAME)
    joining.go_on(phone, "trades")
    joining.find_trade(phone, "نمد")
    joining.go_on(phone, "licence")
    phone.page.set_input_files("#id_photo", paper)
    joining.go_on(phone, "bank")
    phone.page.fill("[name=iban]", joining.IBAN)
    phone.page.fill("[name=holder]", "زرین لک")
    joining.go_on(phone, "done")
    phone.follow("Go to my desk")
    phone.page.wait_for_url(re.compile("/desk/$"))
    seller: Partner = Partner.objects.get(name=joining.NAME)
    return seller


def come_to_the_office(clerk: Visitor) -> None:
    """Sign in with the code at the office's own address; it leads back to the queue."""
    clerk.go("office:queue")
    mobile = User.objects.get(username=CLERK).mobile
    clerk.page.fill("main [name=mobile]", str(mobile))
    clerk.press("Send me the code")
    clerk.sees_heading("Write the code")
    code = re.search(r"\d{6}", sms.outbox[-1].text)
    assert code is not None
    clerk.page.fill("main [name=code]", code[0])
    clerk.press("Sign in")
    clerk.sees_heading("Licences and permits")


def open_case(clerk: Visitor) -> None:
    """Open the new producer's case from the queue; each photo of it is to be seen."""
    clerk.go("office:queue")
    clerk.page.get_by_role("link", name=joining.NAME).click()
    clerk.sees("waiting since today")
    photos = clerk.page.locator(".document img")
    expect(photos.first).to_be_visible()
    for place in range(photos.count()):
        photos.nth(place).scroll_into_view_if_needed()
        expect(photos.nth(place)).to_have_js_property("complete", True)
        assert photos.nth(place).evaluate("photo => photo.naturalWidth") > 0
    assert joining.found_on(clerk) == []


def list_goods(phone: Visitor, photo: Path, seller: Partner) -> Product:
    """Hand the first goods in, as the desk asks for them, with five inputs at most."""
    phone.go("desk:home")
    phone.follow("New listing")
    phone.sees_heading("What do you sell?")
    assert listing.fill_in(phone, photo, seller) <= 5
    expect(phone.page.locator("#shots img")).to_have_count(1)
    phone.page.wait_for_load_state("networkidle")
    phone.press("Hand it in")
    phone.sees_heading("It is handed in")
    goods: Product = Product.objects.get(title=listing.NAME)
    return goods


def is_sold(buyer: Visitor, goods: Product, seller: Partner, *, sold: bool) -> None:
    """The goods stand in the shop, in search and at their own address, or in none of them."""
    page = buyer.page
    for path in (buyer.address("catalogue:index"), f"{buyer.url}/search/?q={listing.NAME}"):
        page.goto(path)
        expect(page.locator("main").get_by_role("link", name=listing.NAME)).to_have_count(int(sold))
    page.goto(buyer.address("producers:detail", seller.slug))
    expect(page.locator("main").get_by_role("link", name=listing.NAME)).to_have_count(int(sold))
    answer = page.goto(buyer.address("catalogue:detail", goods.slug, goods.pk))
    assert answer is not None
    assert answer.status == (200 if sold else 404)
    buyer.sees_heading(listing.NAME)
    if not sold:
        buyer.sees("Not on sale")
        assert joining.found_on(buyer) == []


def let_a_night_pass() -> None:
    """Run what production runs shortly after midnight, in its order."""
    call_command("mind_licences")
    call_command("refresh_cards")


def test_from_a_licence_to_a_listing_and_back_after_its_end(visit: Visit, photo: Path):
    clerk_s = OfficeRole.objects.get(user__username=CLERK)
    phone = visit(joining.SMALL_FA)
    seller = join(phone, photo, str(clerk_s.county_id))

    clerk = visit(WIDE_FA)
    come_to_the_office(clerk)
    open_case(clerk)
    clerk.page.fill("#id_approve_number", "۱۴۰۵۱۲۳۴۵۶")
    clerk.page.fill("#id_approve_since", typed(TODAY - YEAR))
    clerk.page.fill("#id_approve_until", typed(TODAY + YEAR))
    clerk.press("Approve")
    clerk.sees("It is approved. The producer was told.")
    licence = seller.licences.get()
    assert (licence.state, licence.uid) == ("approved", "1405123456")
    assert told(phone, licence, "approved")

    goods = list_goods(phone, photo, seller)
    operator, buyer = visit(WIDE_FA), visit(PHONE_FA)
    listing.enter(operator, User.objects.get(email=OPERATOR))
    operator.go("moderation:look", goods.pk)
    operator.press("Put it into the shop")
    operator.page.wait_for_url(lambda url: f"/{goods.pk}/" not in url)
    goods.refresh_from_db()
    is_sold(buyer, goods, seller, sold=True)

    Licence.objects.filter(pk=licence.pk).update(valid_until=TODAY - DAY)
    let_a_night_pass()
    licence.refresh_from_db()
    assert told(phone, licence, "expired")
    buyer.watch.allowed.add(404)
    is_sold(buyer, goods, seller, sold=False)

    ask_for_renewal(phone, photo)
    is_sold(buyer, goods, seller, sold=False)  # an ended licence does not sell while it is asked
    open_case(clerk)
    clerk.page.fill("#id_renew_until", typed(TODAY + 2 * YEAR))
    clerk.press("Renew")
    clerk.sees("It is renewed. The producer was told.")
    licence.refresh_from_db()
    assert told(phone, licence, "renewed")
    is_sold(buyer, goods, seller, sold=True)
    phone.go("papers:list")
    phone.sees("It is renewed and valid. Your goods of these trades may be sold.")
    assert Card.objects.get(product=goods).until == TODAY + 2 * YEAR


def told(phone: Visitor, licence: Licence, news: str) -> bool:
    """Whether the last text message brings the producer this news."""
    with phone.speaking():
        return sms.outbox[-1].text.startswith(words(licence, news))


def ask_for_renewal(phone: Visitor, paper: Path) -> None:
    """Find at the desk that the licence has ended, and send a photo of the new one."""
    phone.go("goods:list")
    phone.sees("Your licence or permit for this trade does not hold today.")
    phone.go("desk:home")
    with phone.speaking():
        ended = phone.says("Your %(paper)s has ended") % {"paper": Licence().title}
    phone.sees(ended)
    assert joining.found_on(phone) == []
    phone.follow("Renew it")
    phone.page.set_input_files("#id_file", paper)
    phone.press("Send it to the office")
    phone.sees("Your renewal went to the office.")
    phone.sees("renewal waits for the office")


@pytest.fixture(params=[PHONE_FA, WIDE_EN], ids=str)
def desk_and_office(request, visit: Visit) -> Visitor:
    """Return a window in each of the two views."""
    return visit(request.param)


OFFICE = ("office:queue", "office:register", "office:reasons")


def test_papers_at_the_office_bar_nobody(desk_and_office: Visitor):
    visitor = desk_and_office
    listing.enter(visitor, User.objects.get(username=HEAD))
    faults = {}
    for name in OFFICE:
        visitor.go(name)
        for link in visitor.page.locator(".office-menu a").all():
            expect(link).to_be_in_viewport(ratio=1)
        faults[name] = joining.found_on(visitor)
    papers: list[Licence | Permit] = [
        Licence.objects.filter(state=state).order_by("-pk")[0]
        for state in ("submitted", "needs_information", "suspended", "expired", "renewing")
    ]
    for paper in [*papers, Permit.objects.filter(state="submitted")[0]]:
        visitor.go("office:case", paper.model_name, paper.pk)
        faults[str(paper.state), paper.model_name] = joining.found_on(visitor)

    assert {where: found for where, found in faults.items() if found} == {}


@pytest.mark.parametrize("state", ["needs_information", "expired", "suspended", "approved"])
def test_papers_at_the_desk_bar_nobody(desk_and_office: Visitor, state: str):
    visitor = desk_and_office
    licence = Licence.objects.filter(state=state).order_by("-pk")[0]
    owner = Membership.objects.owners().get(seller=licence.seller)
    listing.enter(visitor, owner.user)
    pages = [("papers:list",), ("papers:new", "licence"), ("papers:new", "permit")]
    pages += {
        "needs_information": [("papers:edit", "licence", licence.pk)],
        "suspended": [],
    }.get(state, [("papers:renewal", "licence", licence.pk)])
    faults = {}
    for name, *args in pages:
        visitor.go(name, *args)
        assert visitor.page.url == visitor.address(name, *args)
        faults[name, *args] = joining.found_on(visitor)

    assert {where: found for where, found in faults.items() if found} == {}
