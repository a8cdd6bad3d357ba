"""Who stands where: on the fair's plan, in its directory, on pages of goods and producers."""

import pytest

from exhibitions.booking.actions import confirm, let_go
from tests import factories as make
from tests.exhibitions.booking.tools import fair, held, stalls

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
