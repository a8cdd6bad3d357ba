import pytest

from core import audit, demo
from core.audit import Finding
from core.demo import DemoPlan


@pytest.fixture
def no_checks(monkeypatch):
    monkeypatch.setattr(audit, "_checks", {})


@pytest.fixture
def no_steps(monkeypatch):
    monkeypatch.setattr(demo, "_steps", {})


def test_audit_runs_all_checks_by_name(no_checks):
    audit.register("stock")(lambda: [Finding("stock", "jam", "is below zero")])
    audit.register("books")(lambda: iter(()))
    audit.register("cards")(lambda: [Finding("cards", "7", "has no goods")])

    assert audit.names() == ["books", "cards", "stock"]
    assert list(map(str, audit.run())) == ["cards: 7: has no goods", "stock: jam: is below zero"]


def test_a_broken_check_is_heard(no_checks):
    audit.register("broken")(lambda: [1 / 0])
    with pytest.raises(ZeroDivisionError):
        list(audit.run())


def test_an_audit_name_is_taken_once(no_checks):
    audit.register("stock")(list)
    with pytest.raises(ValueError, match="stock"):
        audit.register("stock")(list)


def test_demo_steps_run_in_their_order_with_one_plan(no_steps):
    said = []
    plan = DemoPlan(products=227, sellers=90, fairs=0, seed=1, write=said.append)
    demo.register(20, "goods")(lambda plan: plan.write(f"{plan.products} goods"))
    demo.register(10, "sellers")(lambda plan: plan.write(f"{plan.sellers} sellers"))
    demo.register(20, "cards")(lambda plan: plan.write("cards"))

    demo.run(plan)

    assert said == ["90 sellers", "cards", "227 goods"]


def test_a_demo_name_is_taken_once(no_steps):
    demo.register(1, "goods")(print)
    with pytest.raises(ValueError, match="goods"):
        demo.register(2, "goods")(print)
