"""An organiser draws the stalls of a fair in public; a producer reads on her phone why."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from exhibitions.models import Draw, FairRules
from exhibitions.states import FairState
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.drawing.tools import applicant, drawn_fair
from tests.journeys import tour
from tests.journeys.conftest import Visit
from tests.journeys.test_listing import enter
from tests.journeys.visitor import PHONE_FA, WIDE_FA, Visitor

DAY = timedelta(days=1)


def is_sound(visitor: Visitor) -> None:
    """Nothing that axe finds grave, nothing too wide."""
    page = visitor.page
    found = [*tour.barriers(page), *page.evaluate(tour.TOO_WIDE)]
    assert found == [], page.url


def let_the_day_pass(draw: Draw) -> None:
    now = timezone.now()
    Draw.objects.filter(pk=draw.pk).update(published_at=now - 2 * DAY, figure_at=now - DAY)


def test_from_rules_to_why(visit: Visit):
    fair = drawn_fair(2, stall_fee=5_000_000)
    people = [applicant(fair, "A1", trade=make.trade(f"T{n}")) for n in range(3)]
    wide = visit(WIDE_FA)
    enter(wide, makers.organiser(fair))

    wide.go("organiser:rules", fair.slug)
    wide.page.fill("[name=new_producer]", "۳۵")
    wide.page.keyboard.press("Tab")
    expect(wide.page.locator("#sentences")).to_contain_text("۳۵")
    is_sound(wide)
    wide.press("Keep the rules")
    wide.sees("The rules are kept.")
    assert FairRules.objects.get(fair=fair).new_producer == 35
    wide.go("organiser:draw", fair.slug)
    is_sound(wide)
    wide.press("Publish rules and applications")
    expect(wide.page.locator(".digest")).to_have_count(1)
    draw = Draw.objects.get(fair=fair)
    let_the_day_pass(draw)
    wide.page.reload()
    is_sound(wide)
    wide.page.fill("[name=figure]", "۲٬۸۹۴٬۵۶۷٫۱۳")
    wide.press("Run the draw")
    wide.page.locator("summary", has_text=wide.says("Publish who stands where")).click()
    wide.press("Yes, publish and tell everybody")
    wide.sees("The draw counts. Everybody was told where they stand.")
    is_sound(wide)

    fair.refresh_from_db()
    assert fair.state == FairState.PUBLISHED
    lost = draw.entries.get(drawn=[])
    phone = visit(PHONE_FA)
    enter(phone, next(p for p in people if p.pk == lost.application_id).seller.team.get().user)
    phone.go("desk_fairs:application", lost.application_id)
    phone.follow("The draw: my code, my points, and why")
    phone.sees_heading("Draw of the stalls")
    expect(phone.page.locator("main")).to_contain_text(phone.number(lost.code))
    expect(phone.page.locator(".wish-results li")).to_have_count(1)
    is_sound(phone)
    phone.follow("Rules, input and result of the draw")
    expect(phone.page.locator("main")).to_contain_text(re.compile(draw.fingerprint))
    is_sound(phone)
