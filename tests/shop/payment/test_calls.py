"""Calls to banks: tried again where that is safe, given up in time, left alone when it is down."""

import logging
import time
from contextlib import ExitStack
from threading import Thread

import pytest
from django.core.cache import cache

from shop.payment import calls
from shop.payment.protocol import GatewayDown
from tests.banks.server import Bank, Says


class Echo(Bank):
    def answer(self, asked):
        return Says(422 if asked.path == "/no" else 200, {"heard": asked.json})


@pytest.fixture
def echo(monkeypatch, settings):
    monkeypatch.setattr(calls, "PAUSES_S", (0, 0))
    settings.BANK_TIMEOUT_SECONDS = 1
    bank = Echo()
    yield bank
    bank.close()


def ask(bank, path="/yes", **more):
    return calls.post("echo", bank.url + path, {"a": 1}, **more)


def test_an_answer_is_an_answer_whatever_its_status(echo):
    assert ask(echo) == calls.Reply(200, {"heard": {"a": 1}})
    assert ask(echo, "/no").status == 422


@pytest.mark.parametrize("bad", ["drop", "500", "garbage"])
def test_what_does_no_harm_is_tried_three_times(echo, bad):
    echo.bad = [bad, bad]
    assert ask(echo).status == 200

    echo.bad = [bad] * 3
    with pytest.raises(GatewayDown):
        ask(echo)
    assert len(echo.asked) == 6


@pytest.mark.parametrize("bad", ["drop", "lost", "500"])
def test_what_may_do_harm_is_tried_once(echo, bad):
    echo.bad = [bad]
    with pytest.raises(GatewayDown):
        ask(echo, again=False)
    assert len(echo.asked) == 1


def test_five_failures_in_a_row_open_the_circuit(echo):
    echo.down = True
    for _ in range(7):
        with pytest.raises(GatewayDown):
            ask(echo, again=False)
    assert len(echo.asked) == 5
    echo.down = False
    with pytest.raises(GatewayDown, match="left alone"):
        ask(echo)

    cache.delete("bank:echo:open")  # half a minute later
    assert ask(echo).status == 200
    echo.bad = ["500"]
    assert ask(echo).status == 200, "a success forgets the failures"


def test_after_the_pause_one_failure_opens_it_again(echo):
    echo.down = True
    for _ in range(5):
        with pytest.raises(GatewayDown):
            ask(echo, again=False)
    cache.delete("bank:echo:open")

    for _ in range(3):
        with pytest.raises(GatewayDown):
            ask(echo, again=False)
    assert len(echo.asked) == 6


def test_one_banks_circuit_is_not_anothers(echo):
    echo.down = True
    for _ in range(5):
        with pytest.raises(GatewayDown):
            ask(echo, again=False)
    echo.down = False

    assert calls.post("other", f"{echo.url}/yes", {}).status == 200


def test_a_redirect_is_not_followed(echo):
    echo.answer = lambda asked: Says(302, {}, {"Location": f"{echo.url}/elsewhere"})
    with pytest.raises(GatewayDown):
        ask(echo, again=False)
    assert echo.paths() == ["/yes"]


def test_nobody_there_is_a_bank_that_is_down(echo):
    echo.close()
    with pytest.raises(GatewayDown):
        ask(echo)


def test_logs_name_bank_path_and_outcome_and_nothing_else(echo, caplog):
    caplog.set_level(logging.DEBUG)
    body = {"merchant": "m-secret-1"}
    calls.post("echo", f"{echo.url}/yes?key=k-secret-2", body, headers={"Authorization": "s-3"})

    assert "echo: POST /yes, status 200" in caplog.text
    for secret in ("m-secret-1", "k-secret-2", "s-3"):
        assert secret not in caplog.text


def test_a_hanging_bank_holds_a_few_threads_only(echo, monkeypatch):
    """The others hear at once that it does not answer, and go on serving pages."""
    monkeypatch.setattr(calls, "TURN_S", 0.05)
    echo.bad, echo.slow_s = ["slow"] * calls.AT_ONCE, 0.8
    hanging = [Thread(target=ask, args=(echo,)) for _ in range(calls.AT_ONCE)]
    for thread in hanging:
        thread.start()
    while len(echo.asked) < calls.AT_ONCE:
        time.sleep(0.01)

    with pytest.raises(calls.BankBusy):
        ask(echo)

    for thread in hanging:
        thread.join()
    assert ask(echo).status == 200
    assert len(echo.asked) == calls.AT_ONCE + 1, "nothing was asked for those who heard no"


def test_being_busy_is_no_failure_of_the_bank(echo, monkeypatch):
    monkeypatch.setattr(calls, "TURN_S", 0)
    with ExitStack() as turns:
        for _n in range(calls.AT_ONCE):
            turns.enter_context(calls._turn("echo"))
        for _n in range(calls.FAILURES + 1):
            with pytest.raises(calls.BankBusy):
                ask(echo)

    assert ask(echo).status == 200


def test_no_try_begins_when_somebody_has_waited_long(echo, monkeypatch):
    monkeypatch.setattr(calls, "TRIES_FOR_S", 0)
    echo.bad = ["drop"]

    with pytest.raises(GatewayDown):
        ask(echo)

    assert len(echo.asked) == 1
