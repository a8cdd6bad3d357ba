"""Orders of three producers' goods, placed through the pages as a guest does."""

from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from catalog.models import Card
from sellers.models import StockRecord

ADDRESS = {
    "name": "سارا رستمی",
    "mobile": "09161234567",
    "place": "KHR",
    "line": "خرم‌آباد، خیابان انقلاب، کوچهٔ ۳، پلاک ۵",
    "postcode": "6813833946",
}


def three_sellers() -> list[list[int]]:
    """Return triples of product ids of three different sellers, enough stock laid in."""
    cards = Card.objects.filter(stock="in_stock", price_from=False, price__lt=90_000_000)
    by_seller: dict[int, list[int]] = {}
    for pk, seller in cards.order_by("pk").values_list("pk", "seller")[:1500]:
        by_seller.setdefault(seller, []).append(pk)
    goods = [pks[0] for pks in by_seller.values()]
    StockRecord.objects.filter(product__in=goods).update(num_in_stock=1_000_000)
    return [goods[n : n + 3] for n in range(0, len(goods) - 2, 3)]


def filled(client: Client, goods: list[int]) -> dict[str, str] | None:
    """Fill a basket and both screens; return what the last form would send, None if it cannot."""
    for pk in goods:
        client.post(f"/basket/add/{pk}/", {"quantity": "1"})
    client.post("/checkout/", ADDRESS)
    page = BeautifulSoup(client.get("/checkout/delivery/").content, "html.parser")
    form = page.find("form", action=lambda a: a and a.endswith("/place/")) or page.find(
        "form", method="post"
    )
    if form is None:
        return None
    sent: dict[str, str] = {}
    for field in form.find_all("input"):
        name, kind = field.get("name"), field.get("type", "text")
        if name and (kind != "radio" or field.has_attr("checked") or name not in sent):
            sent[name] = field.get("value", "")
    return {**sent, "gateway": "practice"}


def ready_buyers(count: int) -> list[tuple[Client, dict[str, str]]]:
    """Return buyers who stand before the last button, each with an address of their own."""
    buyers = []
    triples = three_sellers()
    for n in range(count * 2):
        client = Client(REMOTE_ADDR=f"10.0.{n // 250}.{n % 250 + 1}")
        sent = filled(client, triples[n % len(triples)])
        if sent is not None:
            buyers.append((client, sent))
        if len(buyers) == count:
            return buyers
    raise RuntimeError(f"only {len(buyers)} of {count} baskets could be ordered")


def placing(row: Callable[..., dict[str, float]], runs: int = 12) -> dict[str, dict[str, float]]:
    """Return the row of the placing request: order, parcels, hold and payment started."""
    buyers = iter(ready_buyers(3 * runs + 3))

    def ask() -> Any:
        client, sent = next(buyers)
        response = client.post("/checkout/place/", sent)
        assert response.status_code == 302, response.status_code
        assert "/practice/" in response["Location"], response["Location"]

    return {"place order, 3 sellers": row(ask, runs)}
