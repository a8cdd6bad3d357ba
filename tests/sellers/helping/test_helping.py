"""A helper comes by a code, does what she may, is read, and is shut out."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from core.models import OutgoingSms
from sellers.access import standings_of
from sellers.helping import actions
from sellers.helping.rules import CODE_LASTS, MOST_AT_ONCE, TRIES_AN_HOUR, Area, rights_in
from sellers.models import HelperAct, Helping, Partner
from sellers.team import actions as team
from sellers.team.rules import OWNERS_ALONE, Role
from shop.order.sms_commands import ships
from tests import factories as make
from tests.access.objects import ASKED_FOR, OF_A_SHOP, OF_NOBODY
from tests.access.pages import pages
from tests.sellers.desk.frame import asked
from tests.sellers.helping.tools import helper_of
from tests.shop.order.tools import paid_for

pytestmark = pytest.mark.django_db

CODE, CONSENT, DESK = reverse("desk:help"), reverse("desk:help_consent"), reverse("desk:home")
HELPERS, NEW = reverse("desk:helpers"), reverse("desk:helpers_new")
MOBILE = "+989161112233"


@pytest.fixture(autouse=True)
def no_tries_yet():
    cache.clear()


@pytest.fixture
def shop():
    return make.seller("مربای ننه")


@pytest.fixture
def owner(shop):
    place = make.member(shop)
    place.user.first_name = "مریم"
    place.user.save()
    return place.user


@pytest.fixture
def sara():
    return make.user(MOBILE, first_name="سارا")


def offer(shop, owner, *areas, **more):
    more.setdefault("last_day", make.TODAY + make.DAY)
    return actions.offer(shop, areas=areas or ["orders"], by=owner, **more)


def texts_to(user):
    return list(OutgoingSms.objects.filter(to=user.mobile).values_list("text", flat=True))


def test_from_the_code_to_the_end(client, shop, owner, sara):
    """The whole way by pages: asked, given, agreed, done, read, ended."""
    parcel = paid_for(make.product(seller=shop)).parcels.get()
    client.force_login(owner)
    sent = {"areas": ["orders"], "days": "7", "until": "", "mobile": ""}
    assert client.post(NEW, sent).url == reverse("desk:helpers_code")
    code = client.get(reverse("desk:helpers_code")).context["code"]
    assert client.get(reverse("desk:helpers_code")).url == HELPERS  # shown once
    assert code.replace(" ", "") not in str(Helping.objects.values().get())

    client.force_login(sara)
    assert client.post(CODE, {"code": code}).url == CONSENT
    page = client.get(CONSENT).content.decode()
    assert "مربای ننه" in page
    assert "مریم" in page
    assert client.post(CONSENT, {"yes": "1"}).url == DESK
    assert "سارا" in texts_to(owner)[-1]
    assert "مریم" in client.get(DESK).content.decode()  # the band

    accept = reverse("desk_orders:accept", args=[parcel.number])
    assert client.post(accept).status_code == 302
    parcel.refresh_from_db()
    assert parcel.state == "preparing"
    post = reverse("desk_orders:post", args=[parcel.number])
    assert client.post(post, {"carrier": "nobody"}).status_code == 200
    acts = HelperAct.objects.order_by("pk").values_list("page", "done", "helper_name", "for_name")
    assert list(acts) == [
        ("desk_orders:accept", True, "سارا", "مریم"),
        ("desk_orders:post", False, "سارا", "مریم"),
    ]

    client.force_login(owner)
    told = [act.text for act in client.get(HELPERS).context["acts"]]
    assert ["سارا" in text and "شما" in text for text in told] == [True, True]
    leave = Helping.objects.get()
    assert client.post(reverse("desk:helpers_end", args=[leave.pk])).url == HELPERS

    client.force_login(sara)
    assert client.post(accept).status_code == 404
    assert client.get(reverse("desk_orders:list")).status_code == 404
    assert HelperAct.objects.count() == 2


def test_a_code_is_for_an_hour_for_one_person_and_for_its_number(shop, owner, sara):
    leave, code = offer(shop, owner, mobile=MOBILE)
    assert code in OutgoingSms.objects.get(to=MOBILE).text.translate(
        str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
    )
    unproven = make.user()
    type(unproven).objects.filter(pk=unproven.pk).update(mobile_verified=False)
    unproven.refresh_from_db()
    for other in (make.user(), unproven):
        with pytest.raises(actions.CodeOver):
            actions.offered(code, other)
        with pytest.raises(actions.CodeOver):
            actions.accept(leave.pk, user=other)
    assert actions.offered(code, sara) == leave

    Helping.objects.update(made_at=timezone.now() - CODE_LASTS - timedelta(seconds=1))
    with pytest.raises(actions.CodeOver):
        actions.offered(code, sara)
    with pytest.raises(actions.CodeOver):
        actions.accept(leave.pk, user=sara)
    assert standings_of(sara) == []

    Helping.objects.update(made_at=timezone.now())
    actions.accept(leave.pk, user=sara)
    with pytest.raises(actions.CodeOver):
        actions.offered(code, sara)
    with pytest.raises(actions.CodeOver):
        actions.accept(leave.pk, user=sara)


def test_codes_are_not_to_be_guessed(client, shop, owner, sara):
    _leave, code = offer(shop, owner)
    wrong = f"{(int(code) + 1) % 10**8:08}"
    client.force_login(sara)
    for _ in range(TRIES_AN_HOUR):
        assert client.post(CODE, {"code": wrong}).context["form"].errors["code"]

    assert client.post(CODE, {"code": code}).status_code == 200  # right, but too late
    assert client.get(CONSENT).url == CODE
    client.force_login(make.user())
    assert client.post(CODE, {"code": code}).url == CONSENT


def test_a_code_taken_back_between_typing_and_agreeing_opens_nothing(client, shop, owner, sara):
    leave, code = offer(shop, owner)
    client.force_login(sara)
    client.post(CODE, {"code": code})
    actions.withdraw(shop, leave.pk, by=owner)

    assert client.post(CONSENT, {"yes": "1"}).url == CODE
    assert client.get(DESK).url == "/desk/join/"


def test_days_pass_and_the_door_shuts_by_itself(client, shop, owner, sara):
    leave = helper_of(shop, "orders", user=sara, by=owner)
    client.force_login(sara)
    assert client.get(reverse("desk_orders:list")).status_code == 200

    Helping.objects.filter(pk=leave.pk).update(last_day=make.TODAY - make.DAY)
    assert client.get(reverse("desk_orders:list")).status_code == 404

    before = len(texts_to(owner)), len(texts_to(sara))
    assert (actions.end_over(make.TODAY), actions.end_over(make.TODAY)) == (1, 0)
    assert (len(texts_to(owner)), len(texts_to(sara))) == (before[0] + 1, before[1] + 1)


def test_a_form_sent_after_the_end_is_not_done_in_ones_own_shop(client, shop, owner, sara):
    own = make.member(make.seller("نمد سارا"), user=sara).seller
    leave = helper_of(shop, "shop", user=sara, by=owner)
    client.force_login(sara)
    client.post(reverse("desk:switch"), {"seller": shop.pk})
    assert client.get(reverse("desk:shop")).context["request"].seller == shop
    actions.end(shop, leave.pk, by=owner)

    sent = {"name": "نام دیگر", "county": "KHR", "is_open": "on"}
    assert client.post(reverse("desk:shop"), sent).status_code == 404
    assert Partner.objects.get(pk=own.pk).name == "نمد سارا"
    assert client.get(reverse("desk:shop")).context["request"].seller == own


def test_what_an_owner_gave_ends_with_her_place(shop, owner, sara):
    leave = helper_of(shop, "orders", user=sara, by=owner)
    waiting, code = offer(shop, owner)
    colleague = make.member(shop).user
    team.change_role(shop, owner.shops.get().pk, Role.MANAGER, by=colleague)

    assert standings_of(sara) == []
    with pytest.raises(actions.CodeOver):
        actions.offered(code, make.user())
    states = Helping.objects.filter(pk__in=[leave.pk, waiting.pk]).order_by("pk")
    assert list(states.values_list("state", flat=True)) == ["ended", "withdrawn"]


def test_a_new_leave_takes_the_place_of_the_old(shop, owner, sara):
    helper_of(shop, "orders", user=sara, by=owner)
    helper_of(shop, "talk", user=sara, by=owner)

    [standing] = standings_of(sara)
    assert standing.rights == rights_in(["talk"])


def test_the_team_needs_no_code_and_a_shop_has_not_a_hundred_helpers(shop, owner):
    leave, _code = offer(shop, owner)
    with pytest.raises(actions.InTeam):
        actions.accept(leave.pk, user=owner)
    for _ in range(MOST_AT_ONCE - 1):
        offer(shop, owner)
    with pytest.raises(actions.TooManyHelpers):
        offer(shop, owner)
    assert Helping.objects.count() == MOST_AT_ONCE


def test_a_helper_stops_and_the_producer_hears_of_it(client, shop, owner, sara):
    leave = helper_of(shop, "orders", user=sara, by=owner)
    client.force_login(make.user())
    assert client.post(reverse("desk:help_stop", args=[leave.pk])).status_code == 404
    client.force_login(sara)
    assert client.post(reverse("desk:help_stop", args=[leave.pk])).url == CODE
    assert standings_of(sara) == []
    assert "سارا" in texts_to(owner)[-1]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"areas": []}, "areas"),
        ({"areas": ["bank"]}, "areas"),
        ({"days": "day"}, "until"),
        ({"days": "day", "until": "1400/01/01"}, "until"),
        ({"days": "day", "until": "1499/01/01"}, "until"),
        ({"days": "1000"}, "days"),
        ({"mobile": "123"}, "mobile"),
    ],
)
def test_a_slip_makes_no_code(client, owner, changed, field):
    client.force_login(owner)
    sent = {"areas": ["orders"], "days": "7", "until": "", "mobile": "", **changed}
    assert list(client.post(NEW, sent).context["form"].errors) == [field]
    assert not Helping.objects.exists()


def test_who_helps_with_everything_finds_all_but_what_is_the_owners(client, sara):
    """Every page of the desk but fairs': what owners keep is not found."""
    nobody_s = {"desk:home", "desk:switch", "desk:team_leave"}
    for page in pages():
        elsewhere = not page.route.startswith("desk/") or "/fairs/" in page.route
        if elsewhere or not page.right or page.name in nobody_s:
            continue
        shop = make.seller(kind="cooperative")
        helper_of(shop, *Area, user=sara)
        kwargs = OF_A_SHOP[page.name](shop) if page.name in OF_A_SHOP else OF_NOBODY.get(page.name)
        query = ASKED_FOR[page.name](shop) if page.name in ASKED_FOR else {}
        path = reverse(page.name, kwargs=kwargs)
        client.force_login(sara)
        session = client.session
        session["desk_seller"] = shop.pk
        session.save()
        met = client.post(path, query_params=query).status_code
        if page.right in OWNERS_ALONE:
            assert met in (404, 405), page.name
            assert page.form_only or client.get(path, query).status_code == 404
        else:
            assert met != 404, page.name


def test_texts_by_sms_are_for_the_team(shop, owner, sara):
    helper_of(shop, *Area, user=sara, by=owner)
    assert (ships(owner), ships(sara)) == (True, False)


@pytest.mark.parametrize("n", [1, 3])
def test_helpers_cost_the_same_for_one_or_three(client, shop, owner, n):
    for _ in range(n):
        leave = helper_of(shop, "orders", by=owner)
        offer(shop, owner)
        HelperAct.objects.create(helping=leave, page="desk:shop", done=True)
    client.force_login(owner)
    client.get(HELPERS)

    assert asked(client, HELPERS) == 3
    assert asked(client, reverse("desk:helpers_acts")) == 2


def test_who_has_a_shop_pays_nothing_for_the_helpers_door(owner, django_assert_num_queries):
    with django_assert_num_queries(1):
        standings_of(owner)


def test_operators_look_at_leaves_and_acts(client, shop, owner):
    leave = helper_of(shop, "orders", by=owner)
    act = HelperAct.objects.create(helping=leave, page="desk:shop", done=True)
    client.force_login(make.user(is_staff=True, is_superuser=True))
    for row in (leave, act):
        name = f"admin:partner_{row._meta.model_name}"
        assert client.get(reverse(f"{name}_changelist")).status_code == 200
        page = client.get(reverse(f"{name}_change", args=[row.pk])).content.decode()
        assert leave.code_key not in page
