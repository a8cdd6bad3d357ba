"""The demo: sound, the same for the same seed, and unmoved by a second run."""

from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import TestCase, override_settings
from django.utils import timezone, translation
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.demo import drafts, painter, steps
from catalog.models import Card, Category, Product, ProductImage, Question, ReviewNote
from core import audit, demo
from core.backdate import keeping_dates
from core.models import MoveRecord, Photo, User
from sellers.models import Licence, Partner, StockRecord, Trade
from shop.order.models import Line, Order, Parcel
from shop.order.states import ORDER_MOVES, PARCEL_MOVES
from shop.pages.models import HomePage, TextPage
from shop.payment.models import Payment, Refund, Statement
from shop.payment.statements.actions import compared
from shop.payment.states import PAYMENT_MOVES
from shop.talk.models import Conversation, Message

SMALL = {"products": 12, "sellers": 5, "fairs": 0}
# Rows that differ by nature: random hashes, moments of writing, keys handed out by the database.
UNTOLD = {
    "core.user": {"password", "date_joined", "last_login"},
    "core.photo": {"created_at"},
    "catalogue.product": {"date_updated"},
    "catalogue.productimage": {"date_created"},
    "partner.stockrecord": {"date_created", "date_updated"},
    "partner.tradeedition": {"imported_at"},
}
TOLD = (
    User, Trade, Partner, Licence, Category, Product, StockRecord, Photo, ProductImage,
    ProductReview, Order, Parcel, Line, Payment, MoveRecord, Card, ReviewNote, Question,
    Conversation, Message,
)  # fmt: skip


def run(**options):
    said = StringIO()
    call_command("demo", **{**SMALL, **options}, stdout=said)
    return said.getvalue()


def rows():
    """Return everything that was written, by model."""
    return {model._meta.label_lower: _rows_of(model) for model in TOLD}


def _rows_of(model):
    untold = UNTOLD.get(model._meta.label_lower, set())
    names = [f.attname for f in model._meta.concrete_fields if f.name not in untold]
    return [dict(row) for row in model._default_manager.order_by("pk").values(*names)]


def fingerprint(found):
    return sha256(repr(found).encode()).hexdigest()


@pytest.fixture(scope="module")
def small_pictures(tmp_path_factory):
    """Pictures as small as stamps, kept for all tests of this file."""
    patch = pytest.MonkeyPatch()
    patch.setattr(steps, "GOODS_WIDTH", 48)
    patch.setattr(steps, "PORTRAIT_WIDTH", 48)
    patch.setattr(steps, "COVER_WIDTH", 96)
    patch.setattr("shop.pages.demo.steps.HERO_WIDTH", 96)
    patch.setattr(painter, "WORTH_A_PROCESS", 10_000)
    with override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))):
        yield
    patch.undo()


@contextmanager
def undone():
    """A transaction that leaves nothing, in which actions that must be the outermost may run."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def shop(django_db_setup, django_db_blocker, small_pictures):
    """One small demo for all tests that only look; it goes at the end."""
    with django_db_blocker.unblock(), translation.override("fa"):
        connection.ensure_connection()
        with undone():
            said = run()
            yield said


@pytest.fixture
def _in_shop(shop, django_db_blocker):
    with django_db_blocker.unblock(), undone():
        yield


looks = pytest.mark.usefixtures("_in_shop")


@looks
def test_every_audit_is_content():
    assert audit.names()
    assert [str(finding) for finding in audit.run()] == []


@looks
def test_it_is_as_large_as_asked():
    shown = Product.objects.filter(is_public=True)
    assert shown.exclude(structure=Product.CHILD).count() == 12
    assert Partner.objects.count() == 5
    assert Card.objects.count() == 12
    assert ProductImage.objects.filter(product__is_public=True).count() == 36
    assert not Partner.objects.filter(portrait=None).exists()


@looks
def test_a_second_run_changes_nothing():
    before = rows()
    run()

    after = rows()
    for label, found in before.items():
        assert after[label] == found, label


@looks
def test_more_goods_join_those_that_are_there():
    before = {row["id"]: row for row in _rows_of(Product)}
    run(products=40, sellers=8)

    after = {row["id"]: row for row in _rows_of(Product)}
    assert {pk: after[pk] for pk in before} == before
    assert Partner.objects.count() >= 8
    assert [str(finding) for finding in audit.run()] == []


@looks
def test_goods_are_sold_by_licensed_producers():
    for offer in StockRecord.objects.select_related("product", "partner"):
        trades = offer.partner.licences.values_list("trades", flat=True)
        assert offer.product.trade_id in trades


@looks
def test_orders_went_by_the_tables_of_moves():
    tables = {
        "order.order": ORDER_MOVES,
        "order.parcel": PARCEL_MOVES,
        "payment.payment": PAYMENT_MOVES,
    }
    moves = MoveRecord.objects.filter(model__in=tables).exclude(from_state="")
    assert moves.exists()
    for move in moves:
        assert tables[move.model].allows(move.from_state, move.to_state), move


@looks
def test_every_move_follows_the_one_before():
    last = {}
    for move in MoveRecord.objects.order_by("model", "object_id", "id"):
        thing = (move.model, move.object_id)
        if thing in last:
            assert (move.from_state, move.at >= last[thing].at) == (last[thing].to_state, True)
        last[thing] = move
    states = {("order.order", o.pk): o.status for o in Order.objects.all()}
    states |= {("order.parcel", p.pk): p.state for p in Parcel.objects.all()}
    assert {thing: last[thing].to_state for thing in states} == states


@looks
def test_nothing_happened_in_the_future(shop):
    today = demo.DemoPlan(1, 1, 0, 1, print).day
    assert not MoveRecord.objects.filter(at__date__gt=today).exists()
    assert not ProductReview.objects.filter(date_created__date__gt=today).exists()
    assert not Product.objects.filter(date_created__date__gt=today).exists()


@looks
def test_both_languages_have_their_pages():
    homes = HomePage.objects.live().select_related("locale")
    assert {home.locale.language_code for home in homes} == {"fa", "en"}
    for home in homes:
        texts = TextPage.objects.live().in_menu().child_of(home)
        assert [text.slug for text in texts] == ["about", "buying-and-returns", "for-producers"]


@looks
def test_staff_find_payments_of_every_kind():
    plan = demo.DemoPlan(**SMALL, seed=1405, write=lambda _line: None)
    with TestCase.captureOnCommitCallbacks(execute=True):
        demo.run(plan, by_hand=True)
    done = _told_without_keys(), Refund.objects.count()
    demo.run(plan, by_hand=True)  # a second time, nothing
    assert (_told_without_keys(), Refund.objects.count()) == done

    split = Payment.objects.filter(gateway="split")
    assert sorted(split.values_list("state", flat=True)) == ["confirmed", "declined"]
    refunds = Refund.objects.filter(payment__purpose="order").exclude(key__contains=":return:")
    assert sorted(refunds.values_list("payment__gateway", "state")) == [
        ("practice", "sent"), ("split", "sent"), ("transfer", "by_hand"),
    ]  # fmt: skip
    found = compared(Statement.objects.first())
    kinds = [finding for _line, finding, _transfer in found.lines]
    assert kinds == ["done", "match", "amount", "unknown"]
    assert len(found.missing) == 1
    assert [str(finding) for finding in audit.run()] == []


@looks
def test_if_empty_leaves_a_shop_alone(monkeypatch):
    monkeypatch.setattr(demo, "run", lambda plan: pytest.fail("it ran"))
    call_command("demo", if_empty=True, stdout=StringIO())


@looks
def test_passwords_are_told_in_development_only(settings):
    settings.DEBUG = True
    assert "operator@bazarche.example / bazarche-demo" in run(if_empty=True)
    settings.DEBUG = False
    assert run(if_empty=True) == ""


def test_without_debug_the_password_is_nobodys_guess(shop):
    assert "signs in with" in shop
    assert "bazarche-demo" not in shop


@pytest.mark.django_db
def test_the_same_seed_makes_the_same_shop(small_pictures):
    chosen = {"products": 14, "sellers": 4}
    found = []
    for seed in (7, 7, 8):
        with transaction.atomic():
            run(**chosen, seed=seed)
            found.append(_told_without_keys())
            transaction.set_rollback(True)

    assert fingerprint(found[0]) == fingerprint(found[1])
    assert fingerprint(found[0]) != fingerprint(found[2])


def _told_without_keys():
    """Return what people would see, free of keys that a database counts on."""
    return [
        list(Product.objects.order_by("upc").values_list("upc", "title", "date_created", "rating")),
        list(StockRecord.objects.order_by("partner_sku").values_list(
            "partner_sku", "price", "num_in_stock", "num_allocated")),
        list(Partner.objects.order_by("code").values_list("code", "name", "slug", "rating")),
        list(Licence.objects.order_by("uid").values_list("uid", "issued_on", "valid_until")),
        list(Order.objects.order_by("number").values_list(
            "number", "status", "total_incl_tax", "date_placed")),
        list(Parcel.objects.order_by("number").values_list("number", "state", "ready_by", "items")),
        list(Payment.objects.order_by("token").values_list("token", "state", "confirmed_at")),
        list(ProductReview.objects.order_by("product__upc", "user__username").values_list(
            "product__upc", "user__username", "score", "date_created")),
        list(Photo.objects.order_by("file").values_list("file", "file_hash", "colour")),
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_wish_for_nothing_is_refused():
    with pytest.raises(CommandError):
        run(products=0)


def test_varied_goods_need_a_licensed_seller():
    plan = demo.DemoPlan(300, 5, 0, 1, print)
    goods = list(drafts.varied_goods(plan, 228, 50, {"WVN-004": ["S001", "S002"]}))

    assert {draft.trade for draft in goods} == {"WVN-004"}
    assert {draft.seller for draft in goods} == {"S001", "S002"}
    assert len({draft.sku for draft in goods}) == 50
    assert all(draft.price % 10_000 == 0 for draft in goods)


@pytest.mark.django_db
def test_rows_of_the_past_keep_their_dates():
    stamp = MoveRecord._meta.get_field("at")
    long_ago = timezone.now() - timedelta(days=300)
    with keeping_dates(MoveRecord):
        MoveRecord.objects.bulk_create([MoveRecord(model="x", object_id=1, at=long_ago)])

    assert MoveRecord.objects.get().at == long_ago
    assert stamp.auto_now_add is True
