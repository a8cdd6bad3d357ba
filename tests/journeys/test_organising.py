"""An organiser draws a hall by keyboard and mouse, and opens a fair in it to producers."""

from playwright.sync_api import Locator, expect

from core.models import User
from exhibitions.models import Fair, Hall, Plan
from exhibitions.states import FairState
from sellers.models import County
from tests.factories import DAY, TODAY
from tests.journeys import test_joining as joining
from tests.journeys import test_listing as listing
from tests.journeys.conftest import Visit
from tests.journeys.test_licence_to_listing import typed
from tests.journeys.visitor import WIDE_FA, Visitor

ORGANISER = "organiser"


def make_a_hall(organiser: Visitor) -> Hall:
    """Add a place, a hall and a type of stall by their forms."""
    page = organiser.page
    organiser.go("organiser:stall_types")
    for name, value in {"name_fa": "غرفهٔ شش متری", "width_cm": "۳", "depth_cm": "۲"}.items():
        page.fill(f"main [name={name}]", value)
    organiser.press("Add the type")
    organiser.go("organiser:new_venue")
    page.fill("[name=name_fa]", "میدان امام")
    page.select_option("[name=county]", str(County.objects.all()[0].pk))
    page.get_by_role("button", name=organiser.says("Keep", "form")).click()
    organiser.follow("Add a hall")
    for name, value in {"name_fa": "سالن یک", "width_cm": "۲۰", "depth_cm": "۱۵"}.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("button", name=organiser.says("Keep", "form")).click()
    organiser.sees("The hall is kept.")
    return Hall.objects.get()


def thing(organiser: Visitor, name: str) -> Locator:
    """Return what stands on the drawing under a name."""
    return organiser.page.locator(f"[data-drawing] [aria-label^='{name}:']")


def draw(organiser: Visitor) -> None:
    """Draw two rows and a door; push one stall onto another and see it said, then take it back."""
    page = organiser.page
    organiser.follow("Draw the plan")
    page.wait_for_selector("[data-ready]")
    page.fill("[data-many]", "۴")
    page.locator("[data-does=add_row]").click()
    page.locator("[data-does=copy_row]").click()
    page.locator("[data-does='feature:door']").click()
    first = thing(organiser, "غرفهٔ A۱")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-faults]")).to_contain_text("A۱")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-fine]")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[data-title]")).to_have_text("غرفهٔ A۲")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.locator("[data-field=d]")).to_have_value("۱٫۵")
    page.check("[data-field=socket]")
    page.select_option("[data-field=zone]", index=1)
    drag(organiser, thing(organiser, "غرفهٔ B۴"), 0, 100)
    organiser.press("Save the plan")
    expect(page.locator("[data-answers]")).to_contain_text("۱")


def drag(organiser: Visitor, what: Locator, x_cm: float, y_cm: float) -> None:
    """Drag something by centimetres with the mouse."""
    page = organiser.page
    what.scroll_into_view_if_needed()
    box, drawing = what.bounding_box(), page.locator("[data-drawing]").bounding_box()
    assert box is not None
    assert drawing is not None
    scale = drawing["width"] / (2000 + 40)  # the hall and a rim of 20 cm
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + x_cm * scale, y + y_cm * scale, steps=4)
    page.mouse.up()


def begin_a_fair(organiser: Visitor, hall: Hall) -> Fair:
    """Begin a fair in the hall, write its terms, announce it and open it."""
    page = organiser.page
    organiser.go("organiser:begin")
    first = TODAY + 30 * DAY
    said = {
        "name_fa": "نمایشگاه بهاره", "first": typed(first), "last": typed(first + 2 * DAY),
        "opens_at": "۱۰", "closes_at": "۲۱:۳۰",
    }  # fmt: skip
    for name, value in said.items():
        page.fill(f"[name={name}]", value)
    page.select_option("[name=venue]", str(hall.venue_id))
    organiser.press("Begin the fair")
    page.select_option(f"[name=hall_{hall.pk}]", str(Plan.objects.get().pk))
    page.get_by_role("button", name=organiser.says("Keep", "form")).click()
    organiser.press("Announce it")
    fair: Fair = Fair.objects.get()
    organiser.go("organiser:terms", fair.slug)
    page.check("[name=giving][value=draw]")
    page.fill("[name=apply_until_day]", typed(TODAY + 20 * DAY))
    page.fill("[name=stall_fee]", "۴۸۰٬۰۰۰")
    page.get_by_role("button", name=organiser.says("Keep", "form")).click()
    organiser.sees("The terms are kept.")
    organiser.go("organiser:fair", fair.slug)
    return fair


def test_an_organiser_draws_a_hall_and_opens_a_fair_in_it(visit: Visit):
    organiser = visit(WIDE_FA)
    listing.enter(organiser, User.objects.get(username=ORGANISER))
    hall = make_a_hall(organiser)
    draw(organiser)

    plan = Plan.objects.get()
    stalls = {s.code: s for s in plan.stalls.all()}
    assert sorted(stalls) == ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4"]
    assert (stalls["A1"].depth_cm, stalls["A1"].has_socket) == (150, True)
    assert stalls["A1"].zone_id is not None
    assert stalls["B4"].y_cm == stalls["B3"].y_cm + 100
    assert [f.kind for f in plan.features.all()] == ["door"]
    faults = {"plan": joining.found_on(organiser)}

    fair = begin_a_fair(organiser, hall)
    faults["fair"] = joining.found_on(organiser)
    organiser.press("Open it for producers")
    organiser.sees("Producers are applying")

    fair.refresh_from_db()
    assert (fair.state, fair.stalls_count, fair.stall_fee) == (FairState.APPLICATIONS, 8, 4_800_000)
    pages = {
        "home": (), "begin": (), "venues": (), "stall_types": (), "venue": (hall.venue_id,),
        "plan_table": (hall.pk,), "plan_features": (hall.pk,), "when": (fair.slug,),
        "terms": (fair.slug,), "rows": (fair.slug, "add-ons"), "people": (fair.slug,),
    }  # fmt: skip
    for name, args in pages.items():
        organiser.go(f"organiser:{name}", *args)
        faults[name] = joining.found_on(organiser)
    assert {where: found for where, found in faults.items() if found} == {}
