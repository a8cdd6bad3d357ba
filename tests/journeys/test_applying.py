"""A producer applies to a fair on her phone; the organiser asks, she answers and is shortlisted."""

import re

from playwright.sync_api import expect

from core import sms
from exhibitions.jury.actions import add_criterion, appoint
from exhibitions.models import Application, Fair, OrganiserRole, Venue
from exhibitions.plans.actions import plan_from
from exhibitions.plans.layout import lay_out
from sellers.models import Partner
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.applying import tools
from tests.journeys import test_joining as joining
from tests.journeys import test_listing as listing
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE_FA, WIDE_FA, Visitor

WORDS, QUESTION, ANSWER = "مربای آلبالوی خانگی", "از چه میوه‌ای؟", "از آلبالوی باغ خودمان"


def open_fair() -> Fair:
    """A fair that takes applications, in a hall of twelve stalls."""
    plan = makers.plan()
    plan = plan_from(
        plan.hall, lay_out(12, width_cm=300, depth_cm=200), plan.stalls.all()[0].kind, ["FOD"]
    )
    fair = tools.fair(at=plan, name_fa="نمایشگاه مربا", is_blind=True)
    Venue.objects.filter(pk=fair.venue_id).update(name_fa="میدان شهر")
    tools.add_on_of(fair, quantity=5)
    tools.paper_of(fair)
    return fair


def producer(until) -> Partner:
    """A shop of the demo with goods for sale whose licence holds through the fair."""
    shops = Partner.objects.filter(code__startswith="S", goods__gt=0, kind="independent")
    return next(s for s in shops if s.licences.valid(until).exists())


def choose_on_the_plan(phone: Visitor) -> None:
    """Tap two stalls, turn their order round, and see what the lists say of them."""
    page = phone.page
    stalls, lists = page.locator("[data-stall]"), page.locator(".wish select")
    for place in (2, 5):
        stalls.nth(place).scroll_into_view_if_needed()
        stalls.nth(place).click()
    tapped = [stalls.nth(place).get_attribute("data-stall") for place in (2, 5)]
    expect(page.locator(".plan-wished")).to_have_count(2)
    page.locator('[name=move][value="2-up"]').click()
    expect(lists.nth(0)).to_have_value(f"s{tapped[1]}")
    expect(lists.nth(1)).to_have_value(f"s{tapped[0]}")
    stalls.nth(2).click()
    expect(lists.nth(1)).to_have_value("")
    expect(page.locator("[data-saved]")).to_have_text(phone.says("Saved"))


def fill_in(phone: Visitor, photo) -> dict[str, list[str]]:
    """Answer every question; return what bars anybody on a screen."""
    page, barred = phone.page, {}

    def look() -> None:
        barred[page.url] = joining.found_on(phone)

    page.locator("[name=goods]").first.check()
    if page.locator("[name=trade]:checked").count() == 0:
        page.locator("[name=trade]").first.check()
    page.fill("[name=about]", WORDS)
    expect(page.locator("[data-saved]")).to_have_text(phone.says("Saved"))
    look()
    phone.press("Save and go on")
    phone.sees_heading("How do you stand?")
    page.check("[name=needs_socket]")
    look()
    phone.press("Save and go on")
    phone.sees_heading("Where would you like to stand?")
    choose_on_the_plan(phone)
    look()
    phone.press("Save and go on")
    phone.sees_heading("What do you need with the stall?")
    page.locator("[data-step='1']").first.click()
    look()
    phone.press("Save and go on")
    phone.sees_heading("Which documents do you send along?")
    look()
    page.set_input_files("input[type=file]", photo)
    phone.press("Save and look at it")
    phone.sees("What it costs")
    look()
    return barred


def test_a_producer_applies_is_asked_answers_and_is_shortlisted(visit: Visit, photo):
    fair = open_fair()
    seller = producer(fair.ends_on)
    phone = visit(PHONE_FA)
    listing.enter(phone, tools.owner_of(seller))
    phone.go("desk_fairs:index")
    barred = {"index": joining.found_on(phone)}
    phone.page.locator("form[action$='/begin/'] button").click()
    phone.sees_heading("What do you show?")
    barred |= fill_in(phone, photo)
    phone.press("Send the application")
    phone.sees("It is sent. You get a text message.")
    mine = Application.objects.get(seller=seller)
    assert (mine.state, mine.about, mine.wishes.count()) == ("submitted", WORDS, 1)
    assert mine.add_ons.get().quantity == 1

    organiser = visit(WIDE_FA)
    listing.enter(organiser, makers.organiser(fair))
    organiser.go("organiser:applications", fair.slug)
    barred["list"] = joining.found_on(organiser)
    organiser.page.get_by_role("link", name=seller.name).click()
    organiser.sees("What the applicant wrote")
    barred["case"] = joining.found_on(organiser)
    organiser.page.locator("summary", has_text=organiser.says("Ask for more")).click()
    organiser.page.fill("[name=question]", QUESTION)
    organiser.press("Send the question")
    organiser.sees("The question went to the applicant.")
    assert QUESTION in sms.outbox[-1].text

    phone.go("desk:home")
    phone.page.locator(".task", has_text=QUESTION).get_by_role("link").click()
    phone.sees("The organiser asks")
    phone.page.fill("[name=answer]", ANSWER)
    barred["answer"] = joining.found_on(phone)
    phone.press("Send my answer")
    phone.sees("Your answer went to the organiser.")

    organiser.page.reload()
    organiser.page.get_by_text(ANSWER).first.wait_for()
    organiser.press("Shortlist")
    organiser.page.wait_for_url(re.compile(rf"/{mine.pk}/"))
    mine.refresh_from_db()
    assert mine.state == "shortlisted"
    phone.go("desk_fairs:application", mine.pk)
    phone.sees("In the allocation")
    judge(visit, fair, mine, barred)
    assert OrganiserRole.objects.filter(fair=fair).count() == 1
    assert {where: found for where, found in barred.items() if found} == {}


def judge(visit: Visit, fair: Fair, mine: Application, barred: dict[str, list[str]]) -> None:
    """A reviewer gives points on a phone, and does not learn whose application it is."""
    person = make.user()
    appoint(fair, mobile=person.mobile, by=None)
    criterion = add_criterion(fair, name_fa="کیفیت", weight=1, most=5)
    reviewer = visit(PHONE_FA)
    listing.enter(reviewer, person)
    reviewer.go("jury:fair", fair.slug)
    barred["jury"] = joining.found_on(reviewer)
    reviewer.page.locator("main .button").first.click()
    reviewer.sees("What is shown")
    barred["sheet"] = joining.found_on(reviewer)
    assert mine.seller.name not in reviewer.page.locator("main").inner_text()
    reviewer.page.check(f"[name=points_{criterion.pk}][value='4']")
    reviewer.press("Save and go to the next")
    reviewer.sees("You have judged all of them. You can change your points until the jury ends.")
    assert mine.reviews.get().scores.get().points == 4
