"""Rules in the database: asked in one query, changed by versions, frozen in orders."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from catalog.commission import actions
from catalog.commission.models import CommissionRule
from catalog.commission.queries import commission_for, commissions_for, commissions_of
from catalog.commission.rules import Terms
from catalog.models import Category
from tests import factories as make
from tests.shop.order.tools import basket, order_it

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def add(**fields):
    fields.setdefault("starts", make.TODAY)
    return actions.add_rule(by=None, today=make.TODAY, **fields)


@pytest.fixture
def shop():
    return add(permille=75)


def test_a_draft_learns_its_commission_in_one_query(shop, django_assert_num_queries):
    add(permille=60, scope="trade", trade=make.trade())
    add(permille=10, scope="trade", trade=make.trade("HND-002"))
    with django_assert_num_queries(1):
        found = commission_for(Terms(seller=7, trade="FOD-031", sector="FOD"), make.TODAY)

    assert (found.permille, found.received(1_000_000)) == (60, 940_000)


@pytest.mark.parametrize("count", [1, 3])
def test_many_lines_cost_one_query(shop, count, django_assert_num_queries):
    goods = [make.product(seller=make.seller()) for _ in range(count)]
    special = add(permille=10, scope="product", product=goods[0])
    pairs = [(p, p.stockrecords.get().partner_id) for p in goods]
    with django_assert_num_queries(1):
        found = commissions_of(pairs, make.TODAY)
    with django_assert_num_queries(1):
        commissions_for([Terms(seller=s) for _, s in pairs], make.TODAY)

    assert [found[p.pk].rule for p in goods] == [special.pk] + [shop.pk] * (count - 1)


@pytest.mark.parametrize("count", [1, 3])
def test_rules_of_shelves_cost_two_queries_more(shop, count, django_assert_num_queries):
    root = Category.add_root(name="هدیه")
    below = root.add_child(name="نوروز")
    rule = add(permille=10, scope="shelf", shelf=root)
    goods = [make.product() for _ in range(count)]
    goods[0].categories.add(below)
    pairs = [(p, p.stockrecords.get().partner_id) for p in goods]
    with django_assert_num_queries(3):
        found = commissions_of(pairs, make.TODAY)

    assert [found[p.pk].rule for p in goods] == [rule.pk] + [shop.pk] * (count - 1)


def test_a_variant_has_the_rules_of_its_parent(shop):
    parent = make.product()
    parent.structure = "parent"
    parent.save()
    child = make.Product.objects.create(structure="child", parent=parent, title="کوچک")
    by_trade = add(permille=20, scope="trade", trade=make.trade())

    assert commissions_of([(child, 1)], make.TODAY)[child.pk].rule == by_trade.pk
    by_product = add(permille=10, scope="product", product=parent)
    assert commissions_of([(child, 1)], make.TODAY)[child.pk].rule == by_product.pk


def test_an_order_keeps_the_terms_of_its_day(shop):
    jam, rug = make.product(price=1_000_001), make.product(price=2_000_000)
    rule = add(permille=30, minimum=200_000, maximum=900_000, scope="product", product=rug)
    order = order_it(basket(jam, rug, quantity=2))
    actions.change_rule(shop.pk, by=None, today=make.TODAY, permille=900)

    one, two = order.lines.order_by("pk")
    assert (one.commission, one.commission_permille, one.commission_version) == (150_000, 75, 1)
    assert one.commission_rule == shop
    assert (two.commission, two.commission_minimum, two.commission_maximum) == (
        200_000, 200_000, 900_000,
    )  # fmt: skip
    assert (two.commission_rule, two.commission_permille) == (rule, 30)


def test_without_a_rule_nothing_is_kept():
    line = order_it(basket(make.product())).lines.get()

    assert (line.commission, line.commission_rule, line.commission_version) == (0, None, 0)


def test_a_change_is_a_new_version_and_the_old_one_ends_the_day_before(shop):
    CommissionRule.objects.update(starts=make.TODAY - 9 * DAY)
    new = actions.change_rule(
        shop.pk, by=None, today=make.TODAY, permille=80, starts=make.TODAY + DAY
    )
    shop.refresh_from_db()

    assert (shop.permille, shop.ends, shop.withdrawn) == (75, make.TODAY, False)
    assert (new.version, new.series, new.permille) == (2, shop.series, 80)
    assert commission_for(Terms(), make.TODAY).version == 1
    assert commission_for(Terms(), make.TODAY + DAY).version == 2


def test_a_version_that_never_began_is_withdrawn(shop):
    later = add(permille=10, starts=make.TODAY + 5 * DAY)
    new = actions.change_rule(
        later.pk, by=None, today=make.TODAY, permille=20, starts=make.TODAY + 3 * DAY
    )
    later.refresh_from_db()

    assert later.withdrawn
    assert commission_for(Terms(), make.TODAY + 5 * DAY).rule == new.pk


def test_the_same_terms_again_change_nothing(shop):
    again = actions.change_rule(shop.pk, by=None, today=make.TODAY, permille=75)

    assert again == shop
    assert CommissionRule.objects.count() == 1


def test_nothing_begins_in_the_past(shop):
    with pytest.raises(actions.BeginsTooEarly):
        add(permille=1, starts=make.TODAY - DAY)
    with pytest.raises(actions.BeginsTooEarly):
        actions.change_rule(shop.pk, by=None, today=make.TODAY, starts=make.TODAY - DAY)

    assert list(CommissionRule.objects.values_list("permille", "ends")) == [(75, None)]


def test_a_rule_ends_by_word(shop):
    actions.end_rule(shop.pk, last=make.TODAY, today=make.TODAY)

    assert commission_for(Terms(), make.TODAY).rule == shop.pk
    assert commission_for(Terms(), make.TODAY + DAY).rule is None


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("commission_rule_has_one_target", {"scope": "trade"}),
        ("commission_is_at_most_the_price", {"permille": 1001}),
        ("commission_limits_are_sound", {"minimum": 5, "maximum": 4}),
        ("commission_rule_ends_after_it_starts", {"ends": make.TODAY - DAY}),
        ("campaigns_end", {"campaign": "نوروز"}),
    ],
)
def test_the_database_refuses_what_is_unsound(name, fields):
    with pytest.raises(ValidationError):
        add(**{"permille": 10, **fields})
    row = CommissionRule(series="x", **{"permille": 10, "starts": make.TODAY, **fields})
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save()


@pytest.fixture
def boss(client):
    user = make.user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def form(rule, **changed):
    values = {n: getattr(rule, n) for n in actions.TERMS}
    sent = {k: "" if v is None else v for k, v in values.items()}
    return {**sent, "starts": rule.starts.isoformat(), **changed}


def test_staff_change_a_rule_and_read_its_history(client, boss, shop):
    page = reverse("admin:commission_commissionrule_change", args=[shop.pk])
    assert client.get(page).status_code == 200

    answer = client.post(page, form(shop, permille="65", note="نوروز"))

    assert answer.status_code == 302, answer.context["adminform"].form.errors
    new = CommissionRule.objects.get(version=2)
    assert (new.permille, new.note, new.made_by) == (65, "نوروز", boss)
    shop.refresh_from_db()
    assert (shop.permille, shop.withdrawn) == (75, True)
    shown = client.get(reverse("admin:commission_commissionrule_change", args=[new.pk]))
    assert "۷٫۵٪" in shown.content.decode()
    assert client.get(reverse("admin:commission_commissionrule_changelist")).status_code == 200


def test_staff_add_a_rule_and_hear_what_is_missing(client, boss):
    page = reverse("admin:commission_commissionrule_add")
    sent = {"scope": "trade", "permille": "60", "minimum": "0", "starts": make.TODAY.isoformat()}

    refused = client.post(page, sent)
    assert "trade" in refused.context["adminform"].form.errors
    assert not CommissionRule.objects.exists()

    assert client.post(page, {**sent, "trade": make.trade().pk}).status_code == 302
    assert CommissionRule.objects.get().trade == make.trade()


def test_rules_are_never_deleted(client, boss, shop):
    page = reverse("admin:commission_commissionrule_delete", args=[shop.pk])

    assert client.post(page, {"post": "yes"}).status_code == 403
    assert CommissionRule.objects.exists()
