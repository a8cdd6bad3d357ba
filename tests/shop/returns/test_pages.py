"""The buyer's, the producer's and the operator's pages: who sees what, attacks, cost."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext

from shop.order.access import SESSION_KEY
from shop.order.links import key_of
from shop.order.models import Line, Parcel
from shop.payouts import actions as payouts
from shop.returns import actions
from shop.returns.actions.writing import Said
from shop.returns.models import Return
from shop.returns.states import Side
from tests import factories as make
from tests.sellers.desk.frame import asked as desk_queries
from tests.shop.returns.tools import (
    BUYER,
    HOME,
    SELLER,
    came,
    jpeg,
    on_its_way,
    opened,
    photo_of,
    state_of,
)

pytestmark = pytest.mark.django_db
KEY = "0123456789abcdef" * 2


@pytest.fixture
def parcel():
    return came()


def knows(client, parcel):
    """A guest who opened the order by its link or by number and phone."""
    session = client.session
    session[SESSION_KEY] = [parcel.order.number]
    session.save()


def at(name, parcel, *more):
    return reverse(f"returns:{name}", args=[parcel.order.number, *more])


def ask(client, parcel, what="withdraw", **data):
    url = at("open", parcel, parcel.number, what)
    return client.post(url, {"key": KEY, "text": "", **data})


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_guest_withdraws_and_reads_the_address_only_once_accepted(client, parcel):
    knows(client, parcel)
    assert "ماده" in text(client.get(at("choose", parcel, parcel.number)))
    assert text(client.get(at("open", parcel, parcel.number, "withdraw")))
    case = Return.objects.get(number=ask(client, parcel).url.split("/")[-2])
    page = at("case", parcel, case.number)
    assert ask(client, parcel).url == page  # sent twice
    assert Return.objects.count() == 1

    Return.objects.update(return_to=HOME)
    assert HOME not in text(client.get(page))
    actions.accept(case.pk, HOME, SELLER)
    assert HOME in text(client.get(page))
    client.post(at("say", parcel, case.number, "send"), {"carrier": "hand"})
    actions.receive(case.pk, is_sellable=True, rials=None, said=SELLER)
    assert HOME not in text(client.get(page))
    assert "برمی‌گردد" in text(client.get(page))


def test_by_the_link_in_the_message(client, parcel):
    page = at("case", parcel, opened(parcel).number)
    assert client.get(page).status_code == 404
    assert client.get(f"{page}?key=wrong", follow=True).status_code == 404
    answer = client.get(f"{page}?key={key_of(parcel.order.number)}")
    assert answer.url == page
    assert client.get(page).status_code == 200


def test_another_order_s_buyer_finds_nothing(client, parcel):
    other = came()
    case, photo = opened(parcel), photo_of(Return.objects.get())
    knows(client, other)
    for url in (
        at("choose", parcel, parcel.number),
        at("open", parcel, parcel.number, "problem"),
        at("case", parcel, case.number),
        at("photo", parcel, case.number, photo),
        # one's own order's number before another's parcel and case
        at("choose", other, parcel.number),
        at("case", other, case.number),
        at("photo", other, case.number, photo),
    ):
        assert client.get(url).status_code == 404, url
    assert client.post(at("say", parcel, case.number, "cancel")).status_code == 404
    assert client.post(at("say", other, case.number, "cancel")).status_code == 404
    assert ask(client, parcel).status_code == 404
    assert state_of(case) == "opened"


def test_staff_look_at_the_office_not_as_the_buyer(client, parcel):
    case = opened(parcel)
    client.force_login(make.user(is_staff=True, is_superuser=True))
    assert client.get(at("case", parcel, case.number)).status_code == 404
    assert client.get(reverse("office_returns:case", args=[case.number])).status_code == 200


def test_what_the_law_leaves_out_says_why_and_lets_report(client, parcel):
    Line.objects.update(withdrawal_rule="review_food")
    knows(client, parcel)
    page = text(client.get(at("choose", parcel, parcel.number)))

    assert "ماده ۳۸" in page or "مادهٔ ۳۸" in page
    assert at("open", parcel, parcel.number, "withdraw") not in page
    assert client.get(at("open", parcel, parcel.number, "withdraw")).status_code == 302
    ask(client, parcel)
    assert not Return.objects.exists()
    ask(client, parcel, "problem", text="کپک زده", reason="unsound", photos=[jpeg()])
    assert Return.objects.get().notes.get().photos.count() == 1


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"reason": "", "text": "شکسته"}, "reason"),
        ({"reason": "stolen", "text": "شکسته"}, "reason"),
        ({"reason": "damaged", "text": ""}, "text"),
        ({"reason": "damaged", "text": "شکسته", "key": "x"}, "key"),
        ({"reason": "damaged", "text": "شکسته", "photos": [jpeg(8000, 6300)]}, "photos"),
        ({"reason": "damaged", "text": "شکسته", "photos": [jpeg() for _ in range(5)]}, "photos"),
    ],
)
def test_a_form_with_faults_keeps_what_was_typed(client, parcel, data, fault):
    knows(client, parcel)
    answer = ask(client, parcel, "problem", **data)

    assert list(answer.context["form"].errors) == [fault]
    assert data["text"] in answer.content.decode()
    assert not Return.objects.exists()


def test_an_empty_problem_is_told_what_to_write(client, parcel):
    knows(client, parcel)
    errors = ask(client, parcel, "problem", reason="", text="").context["form"].errors

    assert errors["reason"] == [gettext("Choose what is wrong.")]
    assert errors["text"] == [gettext("Write in a sentence what happened.")]
    assert not Return.objects.exists()


@pytest.mark.parametrize("pieces", ["3", "-1", "۰", "x", ""])
def test_more_pieces_than_bought(client, pieces):
    parcel = came(make.product(), quantity=2)
    knows(client, parcel)
    line = Line.objects.get()
    assert ask(client, parcel, **{f"pieces_{line.pk}": pieces}).status_code == 200
    assert not Return.objects.exists()
    ask(client, parcel, **{f"pieces_{line.pk}": "۲"})
    assert Return.objects.get().items.get().quantity == 2


def test_who_paid_in_cash_names_an_account_that_only_operators_read(client):
    parcel = came(make.product(seller=make.seller(accepts_cod=True)), gateway="cod")
    knows(client, parcel)
    assert list(ask(client, parcel).context["form"].errors) == ["iban"]
    ask(client, parcel, iban="IR350220000000000000123456")
    case = Return.objects.get()
    actions.refund_now(case.pk, SELLER)
    mine = text(client.get(at("case", parcel, case.number)))
    client.force_login(make.user(is_staff=True, is_superuser=True))
    theirs = text(client.get(reverse("office_returns:case", args=[case.number])))

    assert "IR35 0220" in theirs
    assert "0220" not in mine


def test_the_buyer_takes_the_sum_that_was_seen(client, parcel):
    case = opened(parcel, "problem")
    actions.offer(case.pk, 50_000, SELLER)
    knows(client, parcel)
    page = text(client.get(at("case", parcel, case.number)))
    assert 'value="50000"' in page
    for seen in ("60000", "", "x", "9" * 30):
        client.post(at("say", parcel, case.number, "take"), {"rials": seen})
        assert state_of(case) == "offered"
    client.post(at("say", parcel, case.number, "take"), {"rials": "50000"})
    assert state_of(case) == "refunded"


def test_all_is_well_gives_the_producer_her_money_early(client, parcel):
    knows(client, parcel)
    page = reverse("orders:detail", args=[parcel.order.number])
    button = reverse("orders:parcel", args=[parcel.order.number, parcel.number, "content"])
    assert button in text(client.get(page))
    case = opened(parcel)
    assert button not in text(client.get(page))  # not while something is asked for
    assert case.number in text(client.get(page))
    actions.cancel(case.pk, BUYER)
    client.post(button)

    assert Parcel.objects.get().content_at
    assert button not in text(client.get(page))
    assert payouts.settle_due(make.TODAY) == 1
    assert opened(parcel).state == "opened"  # rights stay


def test_content_is_the_buyer_s_word_alone(client, parcel):
    knows(client, came())
    url = reverse("orders:parcel", args=[parcel.order.number, parcel.number, "content"])
    assert client.post(url).status_code == 404
    assert Parcel.objects.get(pk=parcel.pk).content_at is None


# --- the desk ---


@pytest.fixture
def owner(client, parcel):
    member = make.member(parcel.seller)
    client.force_login(member.user)
    return member


def desk(name, case, *more):
    return reverse(f"desk_returns:{name}", args=[case.number, *more])


def test_at_the_desk_from_answer_to_refund(client, parcel, owner):
    case = opened(parcel)
    assert case.number in text(client.get(reverse("desk_returns:list")))
    assert reverse("desk_returns:list") in text(client.get(reverse("desk:home")))
    answer = client.post(desk("accept", case), {"return_to": "کوتاه"})
    assert "کوتاه" in text(answer)
    client.post(desk("accept", case), {"return_to": HOME})
    on_its_way_again = {"condition": "yes", "money": "part", "rials": "۹۹۹۹۹۹۹", "text": "لک"}
    answer = client.post(desk("receive", case), on_its_way_again)
    assert list(answer.context["receive_form"].errors) == ["rials"]
    client.post(desk("receive", case), {"condition": "yes", "money": "all"})
    assert state_of(case) == "refunded"
    assert text(client.get(desk("case", case)))


def test_a_refusal_needs_words_and_an_offer_a_sum(client, parcel, owner):
    case = opened(parcel)
    client.post(desk("refuse", case), {"reason": "used", "text": ""})
    client.post(desk("refuse", case), {"reason": "never", "text": "نه"})
    client.post(desk("offer", case), {"rials": "0"})
    client.post(desk("offer", case), {"rials": "999999999"})
    assert state_of(case) == "opened"
    client.post(desk("refuse", case), {"reason": "used", "text": "پوشیده شده", "photos": [jpeg()]})
    assert state_of(case) == "refused"


def test_a_packer_sees_and_acts_on_goods_and_a_stranger_finds_nothing(client, parcel):
    case = opened(parcel)
    client.force_login(make.member(make.seller()).user)
    for name in ("case", "accept", "refund", "offer", "refuse", "receive", "say"):
        assert client.post(desk(name, case)).status_code in (404, 405)
    assert client.get(desk("photo", case, photo_of(case))).status_code == 404
    assert state_of(case) == "opened"


# --- operators ---


def operator(client, *rights):
    user = make.user(is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client.force_login(user)


def disputed(parcel):
    case = opened(parcel, "problem")
    actions.refuse(case.pk, "used", Said(Side.SELLER, text="شسته شده"))
    return actions.dispute(case.pk, BUYER)


def test_an_operator_decides_and_who_only_looks_does_not(client, parcel):
    case = disputed(parcel)
    decide = reverse("office_returns:decide", args=[case.number])
    wish = {"verdict": "part", "ground": "both", "rials": "۱۰۰۰", "text": "نیم‌نیم"}
    operator(client, "view_return")
    assert case.number in text(client.get(reverse("office_returns:list")))
    assert client.post(decide, wish).status_code == 404
    operator(client, "view_return", "change_return")
    for wrong in ({"rials": ""}, {"rials": "99999999"}, {"ground": ""}, {"verdict": "all"}):
        assert client.post(decide, {**wish, **wrong}).context["form"].errors
    client.post(decide, wish)
    case.refresh_from_db()
    assert (case.state, case.refunded, case.is_sellers_fault) == ("refunded", 10_000, False)
    assert "نیم‌نیم" in text(client.get(reverse("office_returns:case", args=[case.number])))


@pytest.mark.parametrize("who", ["stranger", "producer", "staff without the right"])
def test_nobody_else_finds_the_operators_pages(client, parcel, who):
    case = disputed(parcel)
    photo = photo_of(case)
    users = {
        "stranger": make.user,
        "producer": lambda: make.member(parcel.seller).user,
        "staff without the right": lambda: make.user(is_staff=True),
    }
    client.force_login(users[who]())
    for name, more in (("list", []), ("case", [case.number]), ("photo", [case.number, photo])):
        assert client.get(reverse(f"office_returns:{name}", args=more)).status_code == 404
    client.post(reverse("office_returns:decide", args=[case.number]), {"verdict": "refund"})
    assert state_of(case) == "disputed"


# --- cost ---


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same(client, count, django_assert_num_queries):
    shop, user = make.seller(), make.user()
    for _ in range(count):
        disputed(came(make.product(seller=shop), user=user))
    client.force_login(make.member(shop).user)
    client.get(reverse("desk:menu"))
    assert desk_queries(client, f"{reverse('desk_returns:list')}?tab=open") == 3
    client.force_login(user)
    client.get(reverse("returns:mine"))
    with django_assert_num_queries(7):
        client.get(reverse("returns:mine"))
    client.force_login(make.user(is_staff=True, is_superuser=True))
    client.get(reverse("office_returns:list"))
    with django_assert_num_queries(4):
        client.get(reverse("office_returns:list"))


@pytest.mark.parametrize("count", [1, 3])
def test_an_order_with_requests_costs_the_same(client, count, django_assert_num_queries):
    goods = make.product(stock=9)
    parcel = came(goods, quantity=3)
    for _ in range(count):
        opened(parcel, pieces=1)
    knows(client, parcel)
    page = reverse("orders:detail", args=[parcel.order.number])
    client.get(page)
    with django_assert_num_queries(7):
        client.get(page)
    case = on_its_way(Return.objects.first())
    with django_assert_num_queries(5):
        client.get(at("case", parcel, case.number))
