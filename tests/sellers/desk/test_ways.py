"""Ways to the desk and to a new shop, from the pages everyone sees; and the shop's settings."""

import pytest
from allauth.account.models import EmailAddress

from core.models import MoveRecord
from sellers.models import Partner, Role
from tests import factories as make

pytestmark = pytest.mark.django_db

DESK, JOIN = 'href="/desk/"', 'href="/desk/join/"'
SHOP = {"name": "مربای ننه", "county": "KHR", "owner": "", "pickup": "", "is_open": "on"}


def page(client, path="/producers/"):
    return client.get(path).content.decode()


def test_strangers_are_shown_where_shops_are_opened(client):
    assert JOIN in page(client)
    assert DESK not in page(client)


def test_a_buyer_finds_it_in_the_account(client):
    client.force_login(make.user())

    assert JOIN in page(client, "/account/")
    assert DESK not in page(client, "/account/")


def test_a_seller_finds_the_desk_from_every_page_at_once(client, django_assert_num_queries):
    client.force_login(make.member(make.seller(), Role.PACKER).user)

    assert DESK in page(client)
    assert DESK in page(client, "/account/")
    assert 'href="/en/desk/"' in page(client, "/en/producers/")


def test_people_of_the_office_find_it_in_the_account(client):
    office = 'href="/office/"'
    client.force_login(make.user())
    assert office not in page(client, "/account/")

    client.force_login(make.officer())
    assert office in page(client, "/account/")


@pytest.mark.parametrize(("whom", "where"), [("office", "/office/"), ("seller", "/desk/")])
def test_signing_in_leads_to_ones_work(client, whom, where):
    user = make.officer() if whom == "office" else make.member(make.seller()).user
    mail = EmailAddress.objects.create(user=user, email="work@bazarche.example", verified=True)

    said = {"login": mail.email, "password": "a-long-password"}
    assert client.post("/sign-in/password/", said).url == where


def test_who_comes_into_a_team_later_finds_it_too(client):
    user = make.user()
    client.force_login(user)
    assert DESK not in page(client)
    make.member(make.seller(), user=user)

    client.get("/desk/")
    assert DESK in page(client)


@pytest.fixture
def shop(client):
    place = make.member(make.seller("مربای ننه"))
    client.force_login(place.user)
    return place.seller


def test_settings_are_stored_and_a_new_name_is_remembered(client, shop):
    make.county("BRJ", "بروجرد", "Borujerd")
    sent = {**SHOP, "name": "مربای خاله", "county": "BRJ", "owner": "مریم"}

    assert client.post("/desk/shop/", sent).url == "/desk/shop/"

    shop.refresh_from_db()
    assert (shop.name, shop.county_id, shop.owner) == ("مربای خاله", "BRJ", "مریم")
    kept = MoveRecord.objects.filter(model="partner.partner", object_id=shop.pk)
    assert {(m.from_state, m.to_state) for m in kept} == {
        ("مربای ننه", "مربای خاله"),
        ("KHR", "BRJ"),
    }


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "09161112233"}, "name"),
        ({"name": "نمد لر"}, "name"),
        ({"county": "XXX"}, "county"),
        ({"owner": "مریم ۰۹۱۶۱۱۱۲۲۳۳"}, "owner"),
        ({"offers_pickup": "on"}, "pickup"),
        ({"offers_pickup": "on", "pickup": "نه"}, "pickup"),
    ],
)
def test_a_slip_in_the_settings_changes_nothing(client, shop, changed, field):
    make.seller("نمد لر")

    answer = client.post("/desk/shop/", {**SHOP, **changed})

    assert list(answer.context["form"].errors) == [field]
    assert Partner.objects.get(pk=shop.pk).name == "مربای ننه"
    assert not MoveRecord.objects.exists()


def test_a_closed_shop_is_found_by_nobody(client, shop):
    address = shop.get_absolute_url()
    assert client.get(address).status_code == 200

    client.post("/desk/shop/", {**SHOP, "is_open": ""})

    assert client.get(address).status_code == 404
    assert address not in client.get("/desk/").content.decode()


def test_the_number_is_shown_masked(client, shop):
    mobile = shop.users.get().mobile
    shown = page(client, "/desk/shop/")

    assert "•••" in shown
    assert mobile[-10:-4] not in shown
