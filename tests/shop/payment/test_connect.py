"""Sellers' accounts at Stripe and what is transferred to them, over HTTP with the SDK."""

import pytest
from django.urls import reverse

from core.money import Rials
from shop.payment.connect import actions
from shop.payment.models import BankMessage, ConnectAccount, ConnectTransfer
from shop.payment.protocol import GatewayDown
from shop.payment.states import TRANSFER_MOVES
from tests import factories as make
from tests.shop.payment.test_stripe_contract import RATE, bank  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db
PAGE = "/en/desk/payouts-abroad/"
TEN = Rials(10 * RATE)


@pytest.fixture
def seller():
    return make.seller()


@pytest.fixture
def owner(client, seller):
    person = make.member(seller).user
    client.force_login(person)
    return person


@pytest.fixture
def ready(seller, bank):  # noqa: F811
    account = actions.open_account(seller, country="DE")
    bank.finish(account.reference)
    return actions.refresh_account(account.reference)


def test_the_table_of_moves_is_sound():
    assert TRANSFER_MOVES.problems() == []


# --- The desk -------------------------------------------------------------------------------------
def test_an_owner_opens_an_account_and_tells_stripe_the_rest(client, owner, seller, bank):  # noqa: F811
    assert "Go on to Stripe" in client.get(PAGE).content.decode()

    away = client.post(PAGE, {"country": "DE"})["Location"]
    account = ConnectAccount.objects.get(seller=seller)
    assert away == f"{bank.url}/connect/onboard/{account.reference}"
    assert bank.accounts[account.reference]["metadata"] == {"seller": str(seller.pk)}
    assert bank.accounts[account.reference]["links"] == (f"http://testserver{PAGE}back/",) * 2
    assert "still needs something" in client.get(f"{PAGE}back/", follow=True).content.decode()

    bank.finish(account.reference)
    assert "is ready" in client.get(f"{PAGE}back/", follow=True).content.decode()
    assert client.post(f"{PAGE}tell/")["Location"] == away


def test_a_country_stripe_does_not_serve_is_explained(client, owner, seller, bank):  # noqa: F811
    html = client.post(PAGE, {"country": "NL"}).content.decode()  # our list is longer than its

    assert "Choose another country" in html
    assert 'value="NL" selected' in html
    assert not ConnectAccount.objects.exists()


@pytest.mark.parametrize("typed", ["", "IR", "x"])
def test_iran_is_no_country_of_stripe(client, owner, bank, typed):  # noqa: F811
    assert client.post(PAGE, {"country": typed}).status_code == 200
    assert bank.accounts == {}


def test_a_stripe_that_is_down_is_said_so(client, owner, bank):  # noqa: F811
    bank.down = True

    assert "does not answer" in client.post(PAGE, {"country": "DE"}).content.decode()


def test_without_stripe_nothing_is_offered(client, owner):
    assert "Not offered here" in client.get(PAGE).content.decode()
    client.post(PAGE, {"country": "DE"})
    assert not ConnectAccount.objects.exists()


@pytest.mark.parametrize("role", ["manager", "packer"])
def test_it_is_the_owners_alone(client, seller, role):
    client.force_login(make.member(seller, role).user)

    assert client.get(PAGE).status_code == 404


def test_pressed_twice_it_is_one_account(seller, bank):  # noqa: F811
    bank.bad = ["lost"]
    first = actions.open_account(seller, country="DE")

    assert actions.open_account(seller, country="DE") == first
    assert len(bank.accounts) == 1


def test_stripe_tells_when_the_account_changes(client, seller, bank):  # noqa: F811
    account = actions.open_account(seller, country="DE")
    event = bank.event("account.updated", bank.finish(account.reference))

    address = reverse("payments:webhook", args=["stripe"])
    body, headers = event
    answer = client.post(address, body, content_type="application/json", headers=headers)

    assert answer.status_code == 204
    account.refresh_from_db()
    assert (account.is_told, account.can_receive, account.asked_for) == (True, True, [])
    assert BankMessage.objects.get().handled_at


# --- Transfers ------------------------------------------------------------------------------------
def test_money_is_transferred_once_for_a_key(seller, ready, bank):  # noqa: F811
    amount = Rials(TEN + 12_999)  # 999 rials less than a cent

    for _ in range(2):
        made = actions.transfer(seller, amount, key="payout-1", group="order-7")

    assert (made.state, made.units, made.rate, made.currency) == ("sent", 1000, RATE, "EUR")
    (sent,) = bank.transfers.values()
    assert (sent["id"], sent["amount"], sent["transfer_group"]) == (
        made.reference, 1000, "order-7",
    )  # fmt: skip


@pytest.mark.parametrize("bad", ["drop", "lost", "500"])
def test_a_transfer_that_breaks_off_is_sent_once(seller, ready, bank, bad):  # noqa: F811
    bank.bad = [bad] * 3
    with pytest.raises(GatewayDown):
        actions.transfer(seller, TEN, key="payout-1")
    assert ConnectTransfer.objects.get().state == "wanted"

    assert actions.transfer(seller, TEN, key="payout-1").state == "sent"
    assert len(bank.transfers) == 1


def test_an_account_that_may_not_receive_gets_nothing(seller, bank):  # noqa: F811
    actions.open_account(seller, country="DE")

    with pytest.raises(actions.CannotTransfer):
        actions.transfer(seller, TEN, key="payout-1")
    assert not ConnectTransfer.objects.exists()


def test_what_stripe_refuses_is_refused(seller, ready, bank):  # noqa: F811
    bank.accounts[ready.reference]["capabilities"] = {"transfers": "inactive"}

    made = actions.transfer(seller, TEN, key="payout-1")

    assert (made.state, made.refusal) == ("refused", "insufficient_capabilities_for_transfer")


@pytest.mark.parametrize("rials", [0, 1, 12_999])
def test_less_than_a_cent_is_nothing(seller, ready, rials):
    with pytest.raises(actions.CannotTransfer):
        actions.transfer(seller, Rials(rials), key="payout-1")


def test_it_is_taken_back_in_parts_to_the_cent(seller, ready, bank):  # noqa: F811
    actions.transfer(seller, TEN, key="payout-1")
    third = Rials(TEN // 3)

    for n in range(2):
        for _ in range(2):
            actions.take_back("payout-1", third, key=f"back-{n}")
    actions.take_back("payout-1", Rials(TEN - 2 * third), key="back-2")

    backs = ConnectTransfer.objects.exclude(reverses=None)
    assert sorted(back.units for back in backs) == [333, 333, 334]
    (sent,) = bank.transfers.values()
    assert (sent["amount_reversed"], sent["reversed"]) == (1000, True)


@pytest.mark.parametrize("rials", [0, -5, TEN + 1, 5])
def test_no_more_is_taken_back_than_there_is(seller, ready, rials):
    actions.transfer(seller, TEN, key="payout-1")

    with pytest.raises(actions.CannotTransfer):
        actions.take_back("payout-1", Rials(rials), key="back-1")
    assert ConnectTransfer.objects.count() == 1
