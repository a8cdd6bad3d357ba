"""The gate has one meaning: rule, database, cards and baskets agree after any course of events."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import TestCase
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalog import audits
from catalog.actions import refresh_cards
from catalog.models import Card
from core.moves import MoveRefused
from sellers.licensing import actions, gate
from sellers.licensing.actions import NumberTaken, WrongDays
from sellers.licensing.rules import last_day_of_sale
from sellers.licensing.states import PaperState
from sellers.models import Licence, Permit, Trade
from sellers.strategy import Strategy
from tests import factories as make
from tests.factories import DAY, TODAY

pytestmark = pytest.mark.django_db

PLAIN, STARRED, LIGHT = "FOD-031", "FOD-040", "FOD-050"
TRADES = (PLAIN, STARRED, LIGHT)
days = st.integers(-3, 6)
# What opens the gate comes often, or nothing would ever be on sale.
some_trades = st.one_of(st.just(TRADES), st.lists(st.sampled_from(TRADES), unique=True))
first_days = st.integers(-3, 1)
paper_states = st.one_of(st.just(PaperState.APPROVED), st.sampled_from(PaperState))
which = st.integers(0, 3)
kinds = st.sampled_from(["health_permit", "health_permit", "vet_permit", "declaration_certificate"])
licences = st.tuples(st.just("licence"), some_trades, first_days, days, paper_states)
permits = st.tuples(st.just("permit"), some_trades, first_days, days, paper_states, kinds)
moves = st.tuples(
    st.sampled_from(
        ["submit", "approve", "suspend", "lift", "reject", "ask", "renew", "decline", "ask_more"]
    ),
    st.sampled_from(["licence", "permit"]),
    which,
    days,
)
others = st.one_of(
    st.tuples(st.just("expire")),
    st.tuples(st.sampled_from(["hide", "show"]), which),
    st.tuples(st.just("trade"), which, st.sampled_from(TRADES)),
    st.tuples(st.sampled_from(["close", "open"])),
)
EVENTS = st.lists(st.one_of(licences, permits, permits, moves, others), min_size=3, max_size=9)


def world():
    trades = [
        make.trade(PLAIN),
        make.trade(STARRED, "لبنیات", "Dairy", permit_path="health_permit"),
        make.trade(LIGHT, "عرقیات", "Distillates", permit_path="declaration_certificate"),
    ]
    seller = make.seller(until=None)
    goods = [make.product(seller=seller, trade=trade) for trade in trades]
    return SimpleNamespace(seller=seller, goods=goods)


def play(here, event):
    """Let one event happen, by the actions that people use; what they refuse does not happen."""
    name, *about = event
    if name in ("licence", "permit"):
        add_paper(here, name, *about)
    elif name in ("hide", "show"):
        product = here.goods[about[0] % len(here.goods)]
        product.is_public = name == "show"
        product.save()
    elif name == "trade":
        product = here.goods[about[0] % len(here.goods)]
        product.trade_id = about[1]
        product.save()
    elif name in ("close", "open"):
        here.seller.is_open = name == "open"
        here.seller.save()
    elif name == "expire":
        actions.expire_licences(TODAY)
    else:
        act(here, name, *about)


def add_paper(here, name, trades, first, length, state, *kind):
    since = TODAY + first * DAY
    chosen = Trade.objects.filter(pk__in=trades)
    more = {"kind": kind[0]} if kind else {}
    maker = make.licence if name == "licence" else make.permit
    maker(here.seller, *chosen, since=since, until=since + abs(length) * DAY, state=state, **more)


def act(here, name, kind, number, day):
    model = Licence if kind == "licence" else Permit
    papers = list(model.objects.filter(seller=here.seller).order_by("pk"))
    if not papers:
        return
    pk, until = papers[number % len(papers)].pk, TODAY + day * DAY
    work = {
        "submit": lambda: actions.submit(model, pk, by=None),
        "approve": lambda: actions.approve(model, pk, until=until, by=None),
        "suspend": lambda: actions.suspend(model, pk, reason="x", by=None),
        "lift": lambda: actions.lift_suspension(pk, by=None, model=model),
        "reject": lambda: actions.reject(model, pk, reason="x", by=None),
        "ask": lambda: actions.ask_renewal(model, pk, until=None, by=None),
        "renew": lambda: actions.renew(model, pk, until=until, by=None),
        "decline": lambda: actions.decline_renewal(model, pk, reason="x", by=None),
        "ask_more": lambda: actions.ask_for_information(pk, reason="x", by=None, model=model),
    }[name]
    try:
        with transaction.atomic():
            work()
    except (MoveRefused, WrongDays, NumberTaken, actions.NotComplete):
        pass


def by_rule(here, day):
    """What the pure rule says of each of the goods."""
    licences, permits = gate.facts_of([here.seller.pk])[here.seller.pk]
    found = {}
    for product in here.goods:
        product.refresh_from_db()
        until = last_day_of_sale(
            product.trade_id, product.trade.permit_path, licences, permits, day
        )
        if until and product.is_public and here.seller.is_open:
            found[product.pk] = until
    return found


def by_rights(here, day):
    rights = gate.rights(day, [here.seller.pk])
    return {
        product.pk: rights[here.seller.pk, product.trade_id]
        for product in here.goods
        if (here.seller.pk, product.trade_id) in rights
        and product.is_public
        and here.seller.is_open
    }


def by_cards(day):
    return dict(Card.objects.for_sale(day).values_list("pk", "until"))


def by_basket(here, day):
    strategy = Strategy(day=day)
    here.seller.refresh_from_db()
    return {
        product.pk
        for product in type(here.goods[0]).objects.filter(pk__in=[p.pk for p in here.goods])
        if strategy.fetch_for_product(product).availability.is_available_to_buy
    }


def agree(here, day):
    expected = by_rule(here, day)
    assert by_rights(here, day) == expected
    assert by_cards(day) == expected
    assert by_basket(here, day) == set(expected)


THREE_LICENCES = [("licence", TRADES, 0, 0, PaperState.APPROVED)] * 3
OTHERS_PERMIT = [
    ("licence", TRADES, 0, 3, PaperState.APPROVED),
    ("permit", [LIGHT], 0, 3, PaperState.APPROVED, "health_permit"),
]


@example(events=THREE_LICENCES, later=1)
@example(events=OTHERS_PERMIT, later=2)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(events=EVENTS, later=st.integers(1, 8))
def test_rule_database_cards_and_baskets_agree(events, later):
    with transaction.atomic():
        here = world()
        for event in events:
            with TestCase.captureOnCommitCallbacks(execute=True):
                play(here, event)
        agree(here, TODAY)
        then = TODAY + later * DAY
        # Before the night's work nothing may be shown that the day forbids.
        assert by_cards(then).keys() <= by_rule(here, then).keys()
        with TestCase.captureOnCommitCallbacks(execute=True):
            actions.expire_licences(then)
        refresh_cards(day=then)  # last: what runs on commit still believes that it is today
        agree(here, then)
        transaction.set_rollback(True)


class TestOneQuery:
    @pytest.mark.parametrize("number", [1, 3])
    def test_rights_of_any_number_of_sellers(self, number, django_assert_num_queries):
        starred = make.trade(STARRED, permit_path="health_permit")
        sellers = [make.seller("", starred, make.trade()) for _ in range(number)]
        for seller in sellers:
            make.permit(seller, starred)

        with django_assert_num_queries(1):
            found = gate.rights(TODAY, [seller.pk for seller in sellers])

        assert len(found) == 2 * number

    def test_nobody_is_asked_for_free(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert gate.rights(TODAY, []) == {}


def test_what_a_buyer_reads_when_the_office_stops_a_sale():
    jam = make.product()
    licence = jam.stockrecords.get().partner.licences.get()
    actions.suspend_licence(licence.pk, reason="x", by=None)

    stopped = Strategy().fetch_for_product(jam).availability
    licence.refresh_from_db()
    actions.lift_suspension(licence.pk, by=None)
    Licence.objects.update(valid_until=TODAY - timedelta(days=1))
    ended = Strategy().fetch_for_product(jam).availability

    assert not stopped.is_available_to_buy
    assert str(stopped.message) != str(ended.message)
    assert "اداره" in str(stopped.message)


def test_a_permit_opens_a_trade_for_its_own_seller_alone():
    starred = make.trade(STARRED, permit_path="health_permit")
    ours, theirs = make.seller("", starred), make.seller("", starred)
    make.permit(theirs, starred)

    assert set(gate.rights(TODAY, [ours.pk, theirs.pk])) == {(theirs.pk, STARRED)}


def test_a_licence_of_two_trades_opens_the_starred_one_by_its_permit_alone():
    starred = make.trade(STARRED, permit_path="health_permit")
    seller = make.seller("", make.trade(), starred)
    permit = make.permit(seller, make.trade(LIGHT, permit_path="health_permit"))

    assert set(gate.rights(TODAY, [seller.pk])) == {(seller.pk, PLAIN)}
    permit.trades.add(starred)
    assert set(gate.rights(TODAY, [seller.pk])) == {(seller.pk, PLAIN), (seller.pk, STARRED)}


class TestAudit:
    def findings(self):
        return [found.subject for found in audits.listings_keep_the_gate()]

    def test_sound_listings_are_no_finding(self):
        starred = make.trade(STARRED, permit_path="health_permit")
        seller = make.seller("", starred)
        make.permit(seller, starred)
        make.product(seller=seller, trade=starred)

        assert Card.objects.for_sale(TODAY).count() == 1
        assert self.findings() == []

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda s: s.licences.update(state=PaperState.SUSPENDED),
            lambda s: s.licences.update(valid_until=TODAY - DAY),
            lambda s: s.licences.update(valid_until=TODAY + DAY),
            lambda s: s.permits.update(state=PaperState.EXPIRED),
            lambda s: s.permits.update(kind="vet_permit"),
            lambda s: s.permits.get().trades.clear(),
        ],
        ids=["suspended", "ended", "ends earlier", "permit ended", "other kind", "other trade"],
    )
    def test_a_listing_that_no_paper_allows_is_found(self, spoil):
        starred = make.trade(STARRED, permit_path="health_permit")
        seller = make.seller("", starred)
        make.permit(seller, starred)
        product = make.product(seller=seller, trade=starred)

        spoil(seller)

        assert self.findings() == [f"product {product.pk}"]
