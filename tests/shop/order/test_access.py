"""Who opens which order page: its buyer and those who prove to know it; 404 for the rest."""

import pytest
from django.urls import reverse

from shop.order.links import key_of, link_to, opens
from shop.order.models import Order
from shop.order.states import OrderState
from tests import factories as make
from tests.shop.order.tools import MOBILE, basket, order_it

pytestmark = pytest.mark.django_db


def pages(order: Order) -> list[str]:
    return [reverse(f"orders:{name}", args=[order.number]) for name in ("detail", "invoice")]


def statuses(client, order: Order) -> set[int]:
    """How its pages answer; the invoice is there once it is paid."""
    same = Order.objects.filter(pk=order.pk)
    same.update(status=OrderState.PLACED)
    found = {client.get(url).status_code for url in pages(order)}
    same.update(status=order.status)
    return found


def test_stranger_gets_404_everywhere(client):
    order = order_it(basket(make.product()))

    assert statuses(client, order) == {404}
    for name in ("pay", "cancel"):
        url = reverse(f"orders:{name}", args=[order.number])
        assert client.post(url, {"gateway": "practice"}).status_code == 404
    order.refresh_from_db()
    assert order.status == OrderState.AWAITING_PAYMENT


@pytest.mark.parametrize("odd", ["%00", "1%00", "%F0%9F%98%80", "1.2", "9" * 3000])
@pytest.mark.parametrize(
    "page", ["orders/{}", "orders/{}/pay", "payments/return/{}", "payments/status/{}"]
)
def test_odd_numbers_and_tokens_are_not_found(client, page, odd):
    assert client.get(f"/{page.format(odd)}/").status_code in (302, 404)
    assert client.post(f"/{page.format(odd)}/").status_code in (404, 405)


def test_signed_in_buyer_sees_it(client):
    buyer = make.user()
    order = order_it(basket(make.product(), user=buyer), user=buyer)
    client.force_login(buyer)

    assert statuses(client, order) == {200}
    assert "خیابان علوی" in client.get(pages(order)[0]).content.decode()


@pytest.mark.parametrize(
    ("proven", "guest", "seen"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_proven_number_opens_what_was_bought_with_it_as_a_guest(client, proven, guest, seen):
    person = make.user(MOBILE)
    person.mobile_verified = proven
    person.save(update_fields=["mobile_verified"])
    someone = None if guest else make.user()
    order = order_it(basket(make.product(), user=someone), user=someone, mobile=MOBILE)
    client.force_login(person)

    assert statuses(client, order) == ({200} if seen else {404})
    listed = order.number in client.get(reverse("customer:order-list")).content.decode()
    assert listed == seen


def test_another_user_and_the_producer_get_404(client):
    producer = make.user()
    seller = make.seller()
    seller.users.add(producer)
    order = order_it(basket(make.product(seller=seller), user=make.user()), user=make.user())

    for person in (make.user(), producer):
        client.force_login(person)
        assert statuses(client, order) == {404}


def test_staff_see_it_without_the_address_and_may_not_act_for_the_buyer(client):
    order = order_it(basket(make.product()))
    client.force_login(make.user(is_staff=True))

    assert statuses(client, order) == {200}
    page = client.get(pages(order)[0]).content.decode()
    assert "خیابان علوی" not in page
    assert reverse("dashboard:order-detail", args=[order.number]) in page
    assert client.post(reverse("orders:cancel", args=[order.number])).status_code == 404


def test_signed_link_opens_it_once_for_the_session_and_leaves_the_address(client):
    order, other = order_it(basket(make.product())), order_it(basket(make.product()))
    url = pages(order)[0]

    answer = client.get(url, {"key": key_of(order.number)})

    assert (answer.status_code, answer["Location"]) == (302, url)
    assert statuses(client, order) == {200}
    assert statuses(client, other) == {404}


def test_key_of_another_order_opens_nothing(client):
    order, other = order_it(basket(make.product())), order_it(basket(make.product()))

    for key in (key_of(other.number), "nonsense", "ك"):
        client.get(pages(order)[0], {"key": key})
        assert statuses(client, order) == {404}
    assert opens(order.number, key_of(order.number))
    assert not opens(order.number, key_of(other.number))


def test_key_of_no_order_is_404(client):
    url = reverse("orders:detail", args=["1234567890"])

    assert client.get(url, {"key": key_of("1234567890")}).status_code == 404


def test_links_speak_the_buyers_language(settings):
    settings.SITE_URL = "https://bazarche.example"
    persian = order_it(basket(make.product()))
    english = order_it(basket(make.product()), language="en")

    assert link_to(persian).startswith(f"https://bazarche.example/orders/{persian.number}/?key=")
    assert link_to(english).startswith(f"https://bazarche.example/en/orders/{english.number}/?key=")


def find(client, number: str, mobile: str):
    return client.post(reverse("orders:find"), {"number": number, "mobile": mobile})


def test_number_and_phone_open_it(client):
    order = order_it(basket(make.product()))
    spoken = f"{order.number[:3]} {order.number[3:]}".translate(
        str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    )

    answer = find(client, spoken, "۰۹۱۶ ۱۲۳ ۴۵۶۷")

    assert answer["Location"] == pages(order)[0]
    assert statuses(client, order) == {200}


def test_wrong_number_and_wrong_phone_look_the_same(client):
    order = order_it(basket(make.product()))

    wrong_phone = find(client, order.number, "09161234568")
    wrong_number = find(client, "1234567890", MOBILE)

    texts = [
        answer.content.decode().replace(number, "").replace(phone, "")
        for answer, number, phone in (
            (wrong_phone, order.number, "09161234568"),
            (wrong_number, "1234567890", MOBILE),
        )
    ]
    errors = [text.split('class="error-list"')[1].split("</ul>")[0] for text in texts]
    assert errors[0] == errors[1]
    assert statuses(client, order) == {404}


def test_order_without_a_phone_is_found_by_nobody(client):
    order = order_it(basket(make.product()))
    Order.objects.update(mobile="")

    assert find(client, order.number, "").status_code == 200
    assert statuses(client, order) == {404}


def test_guessing_ends_after_some_tries(client):
    order = order_it(basket(make.product()))
    for _ in range(10):
        find(client, order.number, "09161234568")

    assert find(client, order.number, MOBILE).status_code == 200
    assert statuses(client, order) == {404}


def test_dashboard_of_oscar_shows_our_orders_to_staff_and_404_to_producers(client):
    seller = make.seller()
    order = order_it(basket(make.product(seller=seller), make.product()))
    urls = [reverse("dashboard:order-list"), reverse("dashboard:order-detail", args=[order.number])]
    client.force_login(make.user(is_staff=True, is_superuser=True))

    for url in urls:
        answer = client.get(url)
        assert answer.status_code == 200
        assert order.number in answer.content.decode()

    producer = make.user()
    seller.users.add(producer)
    client.force_login(producer)
    assert {client.get(url).status_code for url in urls} == {404}
