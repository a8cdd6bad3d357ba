"""Who stands where: on the fair's plan, in its directory, on pages of goods and producers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exhibitions.audits import STANDING
from exhibitions.booking.actions import cancel_fair, confirm, let_go
from exhibitions.models import HallUse
from exhibitions.schedule.actions import move_fair, schedule_fair
from exhibitions.states import FairState
from sellers.models import Partner
from tests import factories as make
from tests.exhibitions.booking.tools import fair, faults, held, stalls
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db


def page(client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_visitor_finds_who_sells_honey_and_where(client):
    at = fair(4)
    keeper, potter = make.seller("کندوی گرین"), make.seller("سفال نو")
    make.product("عسل گون", seller=keeper)
    make.product("کوزه", seller=potter)
    for seller, stall in zip((keeper, potter), stalls(at), strict=False):
        confirm(held(at, stall, seller=seller).pk)
    held(at, stalls(at)[2], seller=make.seller("هنوز نپرداخته"))
    path = at.get_absolute_url()

    everybody = page(client, path)
    assert "کندوی گرین" in everybody
    assert "سفال نو" in everybody
    assert "هنوز نپرداخته" not in everybody
    assert everybody.count("plan-who") == 2
    found = page(client, f"{path}?q=عسل")
    assert found.count('class="stand"') == found.count("plan-found") == 1
    assert "عسل گون" in found
    assert "noindex" in found
    nothing = page(client, f"{path}?q=<script>x")
    assert nothing.count('class="stand"') == 0
    assert "<script>x" not in nothing


def test_a_plan_of_250_stalls_costs_8_queries(client, django_assert_max_num_queries):
    at = fair(250)
    for stall in stalls(at)[:3]:
        confirm(held(at, stall).pk)
    path = at.get_absolute_url()
    page(client, path)

    with django_assert_max_num_queries(8):
        assert page(client, path).count("data-stall=") == 250


def test_goods_and_producer_say_where_they_are_met_while_the_stall_is_theirs(client):
    at = fair(2)
    honey = make.product("عسل گون")
    seller = honey.stockrecords.get().partner
    booking = held(at, seller=seller)
    paths = (honey.get_absolute_url(), seller.get_absolute_url())
    where = f"#stand-{booking.stalls.get().stall_id}"

    assert not [path for path in paths if where in page(client, path)]
    confirm(booking.pk)
    assert [path for path in paths if where in page(client, path)] == list(paths)
    let_go(booking, reason="x")
    assert not [path for path in paths if where in page(client, path)]


def halls(at):
    return [(use.hall, use.plan) for use in HallUse.objects.filter(fair=at)[:1]]


def until(seller):
    seller.refresh_from_db()
    return seller.at_fairs_until


def test_a_seller_knows_the_last_day_of_the_latest_fair_of_hers():
    near, far = fair(2, days=10), fair(2, days=30)
    seller, other = make.seller(), make.seller()
    held(near, seller=other)
    early, late = (held(at, stalls(at)[1], seller=seller) for at in (near, far))
    assert until(seller) is None

    confirm(late.pk)
    confirm(early.pk)
    assert until(seller) == far.ends_on == TODAY + 31 * DAY
    let_go(late, reason="x")
    assert until(seller) == near.ends_on
    schedule_fair(near.pk, days=[TODAY, TODAY + 40 * DAY], halls=halls(near))
    assert until(seller) == TODAY + 40 * DAY
    assert until(other) is None
    assert faults() == []
    move_fair(near.pk, FairState.RUNNING)
    assert until(seller) == TODAY + 40 * DAY
    move_fair(near.pk, FairState.CLOSED)
    assert until(seller) is None
    assert faults() == []


def test_who_stands_for_a_pavilion_knows_it_and_a_cancelled_fair_is_forgotten():
    at = fair(2)
    company, member = make.seller(), make.seller()
    one, two = stalls(at)
    confirm(held(at, one, two, seller=company, stands={two.pk: member.pk}).pk)
    assert until(company) == until(member) == at.ends_on

    cancel_fair(at.pk, reason="rain")

    assert until(company) is until(member) is None
    assert faults() == []


def test_the_audit_sees_a_seller_who_does_not_know():
    seller = make.seller("کندوی گرین")
    Partner.objects.filter(pk=seller.pk).update(at_fairs_until=TODAY)

    assert [(f.check, f.subject) for f in faults()] == [(STANDING, "کندوی گرین")]


def test_only_pages_of_who_stands_at_fairs_ask_where(client):
    at = fair(1)
    honey = make.product("عسل گون")
    seller = honey.stockrecords.get().partner
    paths = (honey.get_absolute_url(), seller.get_absolute_url())

    def asked(path: str) -> bool:
        with CaptureQueriesContext(connection) as queries:
            page(client, path)
        return any("bookedstall" in query["sql"] for query in queries)

    assert not any(asked(path) for path in paths)
    confirm(held(at, seller=seller).pk)
    assert all(asked(path) for path in paths)
