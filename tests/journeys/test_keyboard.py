"""The shop by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import buying
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE_FA, WIDE_EN, View, Visitor


def tab_to(visitor: Visitor, selector: str, *, most: int = 60) -> None:
    """Press Tab until the focus is on ``selector``, and see that the focus is drawn."""
    focused = visitor.page.locator(f"{selector}:focus-visible")
    for _ in range(most):
        visitor.page.keyboard.press("Tab")
        if focused.count():
            return
    raise AssertionError(f"Tab does not come to {selector} in {most} steps")


@pytest.mark.parametrize("view", [PHONE_FA, WIDE_EN], ids=str)
def test_suggestion_to_basket_by_keyboard(visit: Visit, view: View):
    visitor = visit(view)
    page, keyboard = visitor.page, visitor.page.keyboard
    title = buying.KASHK.named(view.language)
    visitor.go("home")

    tab_to(visitor, "#q")
    keyboard.type(buying.KASHK.typed)
    option = page.get_by_role("option").filter(has_text=title)
    expect(option).to_be_visible()
    while option.get_attribute("aria-selected") != "true":
        keyboard.press("ArrowDown")
    chosen = page.locator("#q").get_attribute("aria-activedescendant")
    assert chosen == option.get_attribute("id")
    keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    tab_to(visitor, "#buy button[type=submit]")
    keyboard.press("Enter")
    visitor.counts_in_basket(1)
    expect(page.locator("#buy button[type=submit]")).to_be_focused()


def test_skip_link_and_escape(visit: Visit):
    visitor = visit(WIDE_EN)
    page, keyboard = visitor.page, visitor.page.keyboard
    visitor.go("home")

    keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))

    page.locator("#q").focus()
    keyboard.type("كشك")
    expect(page.get_by_role("listbox")).to_be_visible()
    keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
