"""The producer's orders at the desk: her own only, what is next first, each form once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from sellers.access import standings_of
from sellers.desk.registry import tasks_of
from sellers.models import Role
from shop.order import actions
from shop.order.models import Order, Parcel
from tests import factories as make
from tests.shop.order.tools import POST_CODE, back_with, basket, order_it, paid_for

pytestmark = pytest.mark.django_db

LIST = "/desk/orders/"
# One of them counts unread messages for the menu.
LIST_QUERIES, PAGE_QUERIES = 9, 12
SHARED = "زهرا بازوند"  # the buyer's name in all these orders


@pytest.fixture
def seller():
    return make.seller("مربای ننه")


@pytest.fixture
def person(client, seller):
    user = make.member(seller).user
    client.force_login(user)
    return user


def bought(seller, title="مربای گل", **more) -> Parcel:
    order = paid_for(make.product(title, seller=seller), **more)
    return order.parcels.get(seller=seller)


def page(parcel, name="detail"):
    return reverse(f"desk_orders:{name}", args=[parcel.number])


def accepted(seller, **more) -> Parcel:
    return actions.accept_parcel(bought(seller, **more).pk, by=None)


def posted(seller, **more) -> Parcel:
    pk = accepted(seller, **more).pk
    return actions.post_parcel(pk, "iran_post", POST_CODE, by=None)


# --- Whose they are


def test_only_my_part_of_an_order_is_mine(client, person, seller):
    mine = make.product("مربای گل", seller=seller)
    theirs = make.product("نمد پشمی")
    order = paid_for(mine, theirs)
    parcel, other = order.parcels.get(seller=seller), order.parcels.exclude(seller=seller).get()

    text = client.get(page(parcel)).content.decode()

    assert "مربای گل" in text
    assert "نمد پشمی" not in text
    assert other.number not in text
    assert client.get(page(other)).status_code == 404
    assert [card["number"] for card in client.get(LIST).context["cards"]] == [parcel.number]


FORMS = ["accept", "refuse", "post", "correct", "deliver"]


@pytest.mark.parametrize("name", FORMS)
def test_forms_of_another_shop_s_parcel_are_not_found(client, person, seller, name):
    other = bought(make.seller())
    answer = client.post(page(other, name), {"reason": "ill", "carrier": "hand", "note": "x"})
    assert answer.status_code == 404
    other.refresh_from_db()
    assert other.state == "new"


@pytest.mark.parametrize("name", ["detail", "slip", "invoice"])
def test_papers_of_another_shop_s_parcel_are_not_found(client, person, name):
    assert client.get(page(accepted(make.seller()), name)).status_code == 404


def test_a_guest_is_led_to_the_door_and_a_buyer_finds_nothing(client, seller):
    parcel = bought(seller)
    assert client.get(LIST).url.startswith("/sign-in/")
    client.force_login(make.user())
    for address in (LIST, page(parcel), page(parcel, "slip")):
        assert client.get(address).status_code == 404


def test_a_packer_may_ship(client, seller):
    client.force_login(make.member(seller, Role.PACKER).user)
    parcel = bought(seller)
    client.post(page(parcel, "accept"))
    parcel.refresh_from_db()
    assert parcel.state == "preparing"


def test_what_nobody_paid_is_no_order_yet(client, person, seller):
    order = order_it(basket(make.product(seller=seller)))
    assert client.get(LIST).context["cards"] == []
    assert client.get(page(order.parcels.get())).status_code == 404
    actions.cancel_order(order.number, by=None)
    assert client.get(LIST + "?tab=off").context["cards"] == []


# --- What is shown when


def test_name_address_and_phone_are_seen_from_the_yes_until_a_while_after(client, person, seller):
    parcel = bought(seller)
    secrets = (SHARED, "خیابان علوی", "۰۹۱۶۱۲۳۴۵۶۷")

    before = client.get(page(parcel)).content.decode()
    assert not any(secret in before for secret in secrets)
    assert "خرم‌آباد" in before  # where it goes, roughly

    client.post(page(parcel, "accept"))
    after = client.get(page(parcel)).content.decode()
    assert all(secret in after for secret in secrets)

    actions.post_parcel(parcel.pk, "iran_post", POST_CODE, by=None)
    actions.deliver_parcel(parcel.pk, by=None)
    assert SHARED in client.get(page(parcel)).content.decode()
    Parcel.objects.update(delivered_at=timezone.now() - timedelta(days=31))
    assert SHARED not in client.get(page(parcel)).content.decode()


def test_tabs_count_and_the_first_with_something_opens(client, person, seller):
    for make_one in (bought, accepted, accepted, posted):
        make_one(seller)
    actions.accept_parcel(Parcel.objects.filter(state="new").get().pk, by=None)

    answer = client.get(LIST)

    assert answer.context["tab"] == "preparing"
    counts = {tab["name"]: tab["count"] for tab in answer.context["tabs"]}
    assert counts == {"new": 0, "preparing": 3, "posted": 1, "delivered": 0, "off": 0}


def test_found_by_number_in_any_digits_and_by_goods(client, person, seller):
    jam, bread = bought(seller, "مربای گل"), bought(seller, "نان برنجی")
    assert len(client.get(LIST).context["cards"]) == 2
    digits = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    for typed in (bread.number, bread.number.translate(digits), "برنجی"):
        found = client.get(LIST, {"tab": "new", "q": typed}).context["cards"]
        assert [card["number"] for card in found] == [bread.number]
    assert jam.number != bread.number


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number(
    client, person, seller, count, django_assert_num_queries
):
    for _ in range(count):
        paid_for(*[make.product(seller=seller) for _ in range(count)])
    client.get(LIST)
    with django_assert_num_queries(LIST_QUERIES):
        assert len(client.get(LIST).context["cards"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_parcel_costs_the_same_for_any_number_of_goods(
    client, person, seller, count, django_assert_num_queries
):
    order = paid_for(*[make.product(seller=seller) for _ in range(count)])
    address = page(order.parcels.get())
    client.get(address)
    with django_assert_num_queries(PAGE_QUERIES):
        assert len(client.get(address).context["lines"]) == count


def test_tasks_say_what_waits(person, seller):
    assert tasks(person) == []
    bought(seller)
    assert tasks(person) == [("Answer", 1, True)]
    parcel = accepted(seller)
    Parcel.objects.filter(pk=parcel.pk).update(ready_by=timezone.localdate() - timedelta(days=1))
    assert tasks(person) == [("Answer", 1, True), ("Hand", 1, True)]
    Parcel.objects.filter(pk=parcel.pk).update(
        ready_by=timezone.localdate() + timedelta(days=2),
        promised_by=timezone.localdate() + timedelta(days=9),
    )
    on_its_way = posted(seller)
    actions.report_code(on_its_way.pk, by=None)
    actions.report_missing(on_its_way.pk, by=None)
    assert [name for name, *_ in tasks(person)] == ["Answer", "Correct", "Ask"]


def tasks(person):
    with translation.override("en"):
        (standing,) = standings_of(person)
        found = tasks_of(standing, timezone.localdate())
        return [
            (card.text.split()[0], card.number, card.urgent)
            for card in found
            if "/desk/orders/" in card.url
        ]


# --- What she does


def test_refused_with_a_reason_and_the_money_goes_back(client, person, seller):
    parcel = bought(seller)
    answer = client.post(page(parcel, "refuse"), {"reason": "no_time", "text": "دستم شکسته"})
    assert answer.url == page(parcel)
    parcel.refresh_from_db()
    assert (parcel.state, parcel.ended_why) == ("refused", "no_time")
    assert back_with(Order.objects.get()) == parcel.total


def test_refused_without_a_reason_is_asked_again_and_keeps_what_was_typed(client, person, seller):
    parcel = bought(seller)
    answer = client.post(page(parcel, "refuse"), {"text": "دستم شکسته"})
    assert answer.status_code == 200
    assert "دستم شکسته" in answer.content.decode()
    parcel.refresh_from_db()
    assert (parcel.state, back_with(Order.objects.get())) == ("new", 0)


def test_some_pieces_are_refused_in_persian_digits(client, person, seller):
    jam = make.product(seller=seller)
    parcel = paid_for(jam, quantity=3).parcels.get()
    line = parcel.lines.get()

    client.post(page(parcel, "refuse"), {"reason": "sold_out", f"pieces_{line.pk}": "۲"})

    line.refresh_from_db()
    parcel.refresh_from_db()
    assert (line.refused, parcel.state) == (2, "new")
    # One piece is left, so nothing is asked about pieces any more: "no" means all of it.
    client.post(page(parcel, "refuse"), {"reason": "ill"})
    parcel.refresh_from_db()
    assert (parcel.state, parcel.refunded) == ("refused", parcel.total)


@pytest.mark.parametrize("pieces", ["0", "4", "-1", "چند", ""])
def test_pieces_that_make_no_sense_are_asked_again(client, person, seller, pieces):
    parcel = paid_for(make.product(seller=seller), quantity=3).parcels.get()
    field = f"pieces_{parcel.lines.get().pk}"
    answer = client.post(page(parcel, "refuse"), {"reason": "ill", field: pieces})
    assert answer.context["refuse_form"].errors
    parcel.refresh_from_db()
    assert (parcel.state, parcel.refunded) == ("new", 0)


def test_handed_over_with_a_code_in_persian_digits(client, person, seller):
    parcel = accepted(seller)
    typed = "۱۲۳۴۵۶۷۸ ۹۰۱۲۳۴۵۶ ۷۸۹۰۱۲۳۴"
    client.post(page(parcel, "post"), {"carrier": "iran_post", "tracking": typed})
    parcel.refresh_from_db()
    assert (parcel.state, parcel.tracking_code) == ("posted", POST_CODE)


@pytest.mark.parametrize("code", ["", "123", "abc"])
def test_a_code_that_cannot_be_is_explained_and_kept(client, person, seller, code):
    parcel = accepted(seller)
    answer = client.post(page(parcel, "post"), {"carrier": "iran_post", "tracking": code})
    assert answer.context["post_form"].errors["tracking"]
    assert f'value="{code}"' in answer.content.decode() or not code
    parcel.refresh_from_db()
    assert parcel.state == "preparing"


def test_brought_by_hand_needs_no_code(client, person, seller):
    parcel = accepted(seller)
    client.post(page(parcel, "post"), {"carrier": "hand", "tracking": ""})
    parcel.refresh_from_db()
    assert (parcel.state, parcel.carrier) == ("posted", "hand")


def test_corrected_and_delivered(client, person, seller):
    parcel = posted(seller)
    client.post(page(parcel, "correct"), {"carrier": "iran_post", "tracking": "9" * 24})
    parcel.refresh_from_db()
    assert parcel.tracking_code == "9" * 24
    assert client.post(page(parcel, "deliver"), {"note": ""}).status_code == 200
    client.post(page(parcel, "deliver"), {"note": "خریدار زنگ زد"})
    parcel.refresh_from_db()
    assert parcel.state == "delivered"


def test_who_comes_too_late_is_told_so(client, person, seller):
    parcel = bought(seller)
    actions.cancel_parcel(parcel.pk, by=None)
    answer = client.post(page(parcel, "accept"), follow=True)
    assert "دیگر شدنی نیست" in answer.content.decode()
    parcel.refresh_from_db()
    assert parcel.state == "cancelled"


def test_several_are_accepted_and_others_are_left_alone(client, person, seller):
    mine, also, left = bought(seller), bought(seller), bought(seller)
    other = bought(make.seller())
    numbers = [mine.number, also.number, other.number]

    client.post(LIST + "several/", {"do": "accept", "number": numbers})

    states = dict(Parcel.objects.values_list("number", "state"))
    assert states[mine.number] == states[also.number] == "preparing"
    assert states[left.number] == states[other.number] == "new"


def test_labels_of_several_stand_on_one_sheet(client, person, seller):
    parcels = [accepted(seller) for _ in range(3)]
    other, new = accepted(make.seller()), bought(seller)
    numbers = [parcel.number for parcel in (*parcels, other, new)]

    sent_on = client.post(LIST + "several/", {"do": "labels", "number": numbers})
    answer = client.get(sent_on.url)

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert other.number not in sent_on.url
    assert client.get(LIST + "labels.pdf", {"n": [other.number, new.number]}).status_code == 404


def test_opened_as_pages_forms_lead_to_pages(client, person, seller):
    parcel = bought(seller)
    for name in FORMS:
        assert client.get(page(parcel, name)).url == page(parcel)
    assert client.get(LIST + "several/").url == LIST
