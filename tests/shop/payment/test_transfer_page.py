"""The page with the account, and the receipt number."""

import pytest
from django.urls import reverse

from shop.payment import actions
from shop.payment.states import PaymentState
from tests import factories
from tests.shop.payment.conftest import fresh, kinds, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def payment(buyer):
    return started("transfer")


def page_of(payment) -> str:
    return reverse("pay:transfer", args=[payment.token])


def test_it_shows_account_amount_and_deadline(client, payment, settings):
    html = client.get(f"/en{page_of(payment)}").content.decode()

    iban = settings.BANK_TRANSFER_IBAN
    assert " ".join(iban[i : i + 4] for i in range(0, len(iban), 4)) in html
    assert f'data-copy="{iban}"' in html
    assert "480,000 toman" in html
    assert "4,800,000 rials" in html
    assert settings.BANK_TRANSFER_NAME in html
    assert "Until" in html


@pytest.mark.parametrize("typed", ["۱۲۳۴-۵۶۷۸", "١٢٣٤ ٥٦٧٨", "1234 5678", " 12345678 "])
def test_a_receipt_in_any_digits_waits_for_staff(client, buyer, payment, typed):
    response = client.post(page_of(payment), {"receipt": typed})

    assert response["Location"] == f"/en/bought/{payment.reference}/"
    assert (fresh(payment).state, fresh(payment).receipt) == (PaymentState.WAITING, "12345678")
    assert buyer.words(payment) == ["accepted"]


@pytest.mark.parametrize("typed", ["", "۱۲", "رسید ندارم", "1" * 41])
def test_a_wrong_number_is_kept_and_explained(client, buyer, payment, typed):
    response = client.post(page_of(payment), {"receipt": typed})

    html = response.content.decode()
    assert response.status_code == 200
    assert 'role="alert"' in html
    assert f'value="{typed}"' in html or not typed
    assert (fresh(payment).state, buyer.told) == (PaymentState.STARTED, [])


def test_a_receipt_used_before_is_refused(client, buyer, payment):
    actions.hand_in_receipt(started("transfer").pk, "12345678")

    html = client.post(page_of(payment), {"receipt": "۱۲۳۴۵۶۷۸"}).content.decode()

    assert 'value="۱۲۳۴۵۶۷۸"' in html
    assert fresh(payment).state == PaymentState.STARTED
    assert buyer.words(payment) == []


def test_a_receipt_that_staff_refused_may_be_handed_in_again(client, buyer, payment):
    actions.hand_in_receipt(payment.pk, "12345678")
    actions.decline_by_staff(payment.pk, by=factories.user(), reason="not there")
    again = started("transfer", payment.reference)

    client.post(page_of(again), {"receipt": "12345678"})

    assert fresh(again).state == PaymentState.WAITING


def test_the_number_can_be_corrected_while_it_waits(client, buyer, payment):
    client.post(page_of(payment), {"receipt": "12345678"})
    client.post(page_of(payment), {"receipt": "12345679"})
    client.post(page_of(payment), {"receipt": "12345679"})

    assert fresh(payment).receipt == "12345679"
    assert buyer.words(payment) == ["accepted"]
    assert kinds(payment) == ["opened", "started", "receipt", "receipt"]


def test_what_waits_for_staff_never_expires_by_itself(client, buyer, payment):
    actions.hand_in_receipt(payment.pk, "12345678")

    actions.sweep(payment.expires_at)

    assert fresh(payment).state == PaymentState.WAITING


@pytest.mark.parametrize("end", ["confirm", "expire"])
def test_decided_it_leads_to_the_purchase(client, buyer, payment, end):
    if end == "confirm":
        actions.confirm_by_staff(payment.pk, by=factories.user())
    else:
        actions.sweep(payment.expires_at)

    for come in (client.get, client.post):
        response = come(page_of(payment), {"receipt": "12345678"})
        assert response["Location"] == f"/en/bought/{payment.reference}/"
    assert fresh(payment).receipt == ""


def test_a_payment_of_another_gateway_has_no_such_page(client, buyer):
    assert client.get(page_of(started("practice"))).status_code == 404
