"""A walk past every page that buyers see, and what is to be said of each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from catalog.models import Card, Category
from sellers.models import Partner
from tests.journeys import buying
from tests.journeys.visitor import Visitor

GRAVE = {"serious", "critical"}
# Three words in the other alphabet, in sight and not marked as being in that language.
FOREIGN = """
(pattern) => {
  const other = new RegExp(pattern, "u");
  const marked = `[lang]:not([lang="${document.documentElement.lang}"]), bdi, code, script, style`;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const box = node.parentElement;
    if (!other.test(node.data) || !box.checkVisibility() || box.closest(marked)) continue;
    found.push(node.data.trim());
  }
  for (const box of document.querySelectorAll("[alt], [title], [placeholder], [aria-label]")) {
    if (box.closest(marked)) continue;
    for (const name of ["alt", "title", "placeholder", "aria-label"]) {
      const text = box.getAttribute(name) || "";
      if (other.test(text)) found.push(`${name}: ${text}`);
    }
  }
  return found;
}
"""
WORDS = {"fa": ("محلي", "زرافه"), "en": ("wool", "giraffe")}
LATIN_WORDS = r"[A-Za-z]{2,}(?:[\s,.'’-]+[A-Za-z]{2,}){2,}"
PERSIAN_WORDS = r"[\u0620-\u06d3]{2,}"
# Digits of the other kind, outside of codes that people copy.
DIGITS = """
() => {
  const marked = '[dir="ltr"], [lang="en"], script, style';
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const box = node.parentElement;
    if (!/[0-9]/.test(node.data) || !box.checkVisibility() || box.closest(marked)) continue;
    found.push(node.data.trim());
  }
  return found;
}
"""
TOO_WIDE = """
() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const hides = (box) => box !== document.body && getComputedStyle(box).overflowX !== "visible";
  const kept = (box) => box && (hides(box) || kept(box.parentElement));
  const out = [...document.querySelectorAll("body *")].filter((box) => {
    const edge = box.getBoundingClientRect();
    const beyond = edge.right > page.clientWidth + 1 || edge.left < -1;
    return edge.width && beyond && !kept(box.parentElement);
  });
  const shown = out.slice(0, 8).map((box) => box.outerHTML.slice(0, 120));
  return [`${page.scrollWidth} of ${page.clientWidth} px`, ...shown];
}
"""


@dataclass(frozen=True)
class Past:
    """What lies behind a person who looks around: an order, a full basket, an open checkout."""

    order: str
    cookies: list[Any]

    @classmethod
    def of(cls, visitor: Visitor) -> "Past":
        """Order once, then fill the basket again and come to the second screen of checkout."""
        order = buying.order_at_the_bank(visitor).number
        visitor.press("Pay")
        visitor.page.locator(".order-parcel").first.wait_for()
        buying.fill_basket(visitor)
        buying.go_to_checkout(visitor)
        buying.say_where(visitor)
        return cls(order, visitor.page.context.cookies())


@dataclass(frozen=True)
class Look:
    """What is found on one page; empty lists are praise."""

    direction: str
    barriers: list[str]
    faults: list[str]
    too_wide: list[str]
    foreign: list[str]
    digits: list[str]


@dataclass
class Tour:
    """One visitor's walk, with goods in the basket and an order behind them."""

    visitor: Visitor
    order: str
    looks: dict[str, Look] = field(default_factory=dict)

    def look(self, name: str) -> Look:
        """Open a page and look at it; a page that was looked at is not opened again."""
        if name not in self.looks:
            self.looks[name] = self._look(name)
        return self.looks[name]

    def _look(self, name: str) -> Look:
        page, watch = self.visitor.page, self.visitor.watch
        watch.faults.clear()
        PAGES[name](self)
        page.evaluate("document.fonts.ready.then(() => true)")
        persian = self.visitor.view.language == "fa"
        return Look(
            direction=page.evaluate("getComputedStyle(document.body).direction"),
            barriers=barriers(page),
            faults=list(watch.faults),
            too_wide=page.evaluate(TOO_WIDE),
            foreign=page.evaluate(FOREIGN, LATIN_WORDS if persian else PERSIAN_WORDS),
            digits=page.evaluate(DIGITS) if persian else [],
        )


def barriers(page: Any) -> list[str]:
    """Return what axe finds serious or critical, each with the places where it is."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def _goods(tour: Tour) -> None:
    card = Card.objects.get(title=buying.JAJIM.title)
    tour.visitor.go("catalogue:detail", card.slug, card.pk)


def _category(tour: Tour) -> None:
    shelf = Category.objects.filter(depth=1, product__isnull=False).first()
    shelf = shelf or Category.objects.filter(depth=1).first()
    with tour.visitor.speaking():
        tour.visitor.page.goto(tour.visitor.url + shelf.get_absolute_url())


def _search(tour: Tour) -> None:
    tour.visitor.go("home")
    buying.search_for(tour.visitor, WORDS[tour.visitor.view.language][0])


def _search_in_vain(tour: Tour) -> None:
    tour.visitor.go("home")
    buying.search_for(tour.visitor, WORDS[tour.visitor.view.language][1])


def _producer(tour: Tour) -> None:
    tour.visitor.go("producers:detail", Partner.objects.get(code="S001").slug)


def _order(tour: Tour) -> None:
    tour.visitor.go("orders:detail", tour.order)
    expect(tour.visitor.page.locator(".order-parcel")).to_have_count(len(buying.GOODS))


def _code(tour: Tour) -> None:
    tour.visitor.go("account_login")
    tour.visitor.page.fill("main [name=mobile]", "09801234567")
    tour.visitor.press("Send me the code")
    tour.visitor.sees_heading("Write the code")


def _basket(tour: Tour) -> None:
    tour.visitor.go("basket:summary")
    expect(tour.visitor.page.locator(".basket-group")).to_have_count(len(buying.GOODS))


def _open(name: str) -> Callable[[Tour], None]:
    """Return what opens a page by its name, and refuses to be sent elsewhere."""

    def open_it(tour: Tour) -> None:
        tour.visitor.go(name)
        assert tour.visitor.page.url == tour.visitor.address(name)

    return open_it


PAGES: dict[str, Callable[[Tour], None]] = {
    "home": _open("home"),
    "browse": _open("catalogue:index"),
    "category": _category,
    "search": _search,
    "search in vain": _search_in_vain,
    "product": _goods,
    "producer": _producer,
    "producers": _open("producers:index"),
    "basket": _basket,
    "checkout where": _open("checkout:index"),
    "checkout how": _open("checkout:delivery"),
    "order": _order,
    "sign in": _open("account_login"),
    "code": _code,
    "find order": _open("orders:find"),
}
