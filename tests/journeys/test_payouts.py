"""A payout from what is due to the producer's statement: two persons, a file, the bank's answer."""

from playwright.sync_api import expect

from core.models import User
from sellers.models import BankAccount, Membership
from shop.ledger.queries import owed
from shop.payouts.models import Batch, Report
from tests.journeys import tour
from tests.journeys.conftest import Visit
from tests.journeys.test_listing import enter
from tests.journeys.visitor import PHONE_FA, WIDE_FA, Visitor
from tests.shop.payouts.tools import earn

MILLION = 10_000_000


def earning_owner() -> Membership:
    """The owner of a shop with an account, who has a million toman more due since just now."""
    paid = BankAccount.objects.values("seller")
    owner = Membership.objects.owners().filter(seller__in=paid).order_by("pk")[0]
    earn(owner.seller, MILLION)
    return owner


def at_money(visitor: Visitor, username: str, name: str, *args: object) -> Visitor:
    """Let one of our people open a money page that axe finds nothing in."""
    enter(visitor, User.objects.get(username=username))
    visitor.go(f"office_money:{name}", *args)
    assert tour.barriers(visitor.page) == [], name
    return visitor


def test_from_due_to_paid(visit: Visit, tmp_path):
    owner = earning_owner()
    due = owed(owner.seller_id)
    maker = at_money(visit(WIDE_FA), "accountant", "new")
    expect(maker.page.get_by_text(owner.seller.name)).to_be_visible()
    maker.press("Put it before a second person")
    maker.sees("Another person has to approve what you made.")
    batch = Batch.objects.latest("pk")

    second = at_money(visit(WIDE_FA), "operator", "batch", batch.number)
    second.page.locator("form[action$='/approve/'] button").click()
    with second.page.expect_download() as fetched:
        second.follow("Fetch the file for the bank")
    text = fetched.value.path().read_text()
    payout = batch.payouts.get(seller=owner.seller)
    assert (payout.number in text, payout.amount) == (True, due)

    answer = tmp_path / "answer.csv"
    numbers = batch.payouts.values_list("number", flat=True)
    rows = [f"{number},paid,98{n}," for n, number in enumerate(numbers)]
    answer.write_text("\n".join(["number,state,reference,reason", *rows]))
    second.page.set_input_files("[type=file]", answer)
    second.press("Read it in")
    expect(second.page.locator(".page-head b")).to_have_text(second.says("done", "payout"))
    payout.refresh_from_db()
    assert (payout.state, owed(owner.seller_id)) == ("paid", 0)

    producer = visit(PHONE_FA)
    enter(producer, owner.user)
    producer.go("desk_money:money")
    producer.sees("paid to your account")
    assert tour.barriers(producer.page) == []
    paper = producer.page.get_by_role("link", name=producer.says("As a PDF")).get_attribute("href")
    got = producer.page.context.request.get(producer.url + str(paper))
    assert (got.status, got.body()[:4]) == (200, b"%PDF")


def test_the_other_money_pages_let_everybody_in(visit: Visit):
    someone = visit(PHONE_FA)
    at_money(someone, "accountant", "overview")
    at_money(someone, "accountant", "reports")
    at_money(someone, "accountant", "report", Report.objects.latest("pk").pk)
