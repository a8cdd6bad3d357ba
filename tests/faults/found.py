"""What became of it all, asked past the shop's code: of the database, of the bank, of people."""

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.faults.buying import Told, mobile_of
from tests.faults.site import HELD

if TYPE_CHECKING:
    from tests.faults.site import Site

PLACED = "status IN ('placed', 'completed')"


def day_passed(site: "Site") -> dict[str, Any]:
    """Let the worker end its work, stop all, let time pass; the audit must find nothing."""
    site.worker_idle()
    site.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.later"], cwd=site.house, env=site.env(),
        capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"later: {done.stderr[-3000:]}")
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    site.rescued = told["stuck"]
    for finding in told["findings"]:
        site.seen.fail(f"audit: {finding}")
    if told["left"]:
        site.seen.fail(f"{told['left']} tasks are not done")
    return told


def checkouts(site: "Site", told: Told, buyers: int) -> str:
    """Each buyer has one paid order, shown to nobody else; bank, stock and messages agree."""
    later = day_passed(site)
    orders = site.rows(
        f"SELECT number, mobile, total_incl_tax, {PLACED} FROM order_order WHERE id > %s",
        site.before["orders"],
    )
    placed = {number: (mobile, int(total)) for number, mobile, total, yes in orders if yes}
    _each_once(site, placed, told, buyers)
    _bank_agrees(site, placed)
    _stock_agrees(site)
    _told_once(site, placed)
    lapsed = len(orders) - len(placed)
    again = site.sms.again()
    return (
        f"{len(placed)} orders for {buyers} buyers, none twice"
        + (f", {lapsed} given up unpaid" if lapsed else "")
        + f"; bank, books and stock agree; {later['stuck']} tasks rescued, "
        f"{later['confirmed']} payments settled by the sweeper, "
        f"{again} messages handed over twice under one key"
    )


def _each_once(site: "Site", placed: dict[str, Any], told: Told, buyers: int) -> None:
    by_mobile: dict[str, list[str]] = {}
    for number, (mobile, _total) in placed.items():
        by_mobile.setdefault(mobile, []).append(number)
    for mobile, numbers in by_mobile.items():
        if len(numbers) > 1:
            site.seen.fail(f"{mobile} has {len(numbers)} paid orders: {numbers}")
    if len(by_mobile) != buyers:
        site.seen.fail(f"{len(by_mobile)} buyers have an order, {buyers} ordered")
    for number in told.thanked - set(placed):
        site.seen.fail(f"order {number} was thanked for and is not placed")
    for buyer, numbers in told.numbers.items():
        own = set(by_mobile.get(f"+98{mobile_of(buyer)[1:]}", ()))
        if not numbers & own:
            site.seen.fail(f"buyer {buyer} was shown {numbers}, has {own}")


def _bank_agrees(site: "Site", placed: dict[str, Any]) -> None:
    """The bank took for each placed order once, and for nothing else; the books say the same."""
    taken = [s.amount for s in site.zarinpal.sessions.values() if s.status == "VERIFIED"]
    loose = [s for s in site.zarinpal.sessions.values() if s.status == "PAID"]
    sold = [total for _mobile, total in placed.values()]
    if sorted(taken) != sorted(sold):
        site.seen.fail(
            f"the bank took {len(taken)} payments of {sum(taken)} rials, "
            f"{len(sold)} orders cost {sum(sold)}"
        )
    if loose:
        site.seen.fail(f"{len(loose)} payments were made and never taken")
    booked = site.one(
        "SELECT COALESCE(SUM(p.amount), 0) FROM ledger_posting p JOIN ledger_entry e "
        "ON e.id = p.entry_id "
        "WHERE p.account_id = 'gateway:zarinpal' AND e.id > %s",
        site.before["entries"],
    )
    if int(booked) != sum(taken):
        site.seen.fail(f"the books hold {booked} rials of the bank's {sum(taken)}")


def _stock_agrees(site: "Site") -> None:
    """What is held now and was not before is what the new orders hold, goods by goods."""
    now = dict(site.rows(HELD))
    ordered = dict(
        site.rows(
            "SELECT l.stockrecord_id, SUM(l.quantity) FROM order_line l JOIN order_order o "
            f"ON o.id = l.order_id WHERE o.id > %s AND (o.{PLACED} OR o.status = "
            "'awaiting_payment') GROUP BY 1",
            site.before["orders"],
        )
    )
    for record, held in now.items():
        new = held - site.before["held"].get(record, 0)
        if new != ordered.get(record, 0):
            site.seen.fail(f"goods {record}: {new} held, {ordered.get(record, 0)} ordered")


def _told_once(site: "Site", placed: dict[str, Any]) -> None:
    """Each buyer read of her order once, whatever was tried again."""
    read: dict[str, int] = {}
    for to, _text in site.sms.sent.values():
        read[to] = read.get(to, 0) + 1
    wrong = [m for m, _total in placed.values() if read.get(m, 0) != 1]
    if wrong:
        some = [(m, read.get(m, 0)) for m in wrong[:3]]
        site.seen.fail(f"{len(wrong)} buyers did not read one message each: {some}")


def bookings(site: "Site", confirmed: dict[int, str], people: int) -> str:
    """No stall has two holders, each exhibitor has one booking, what was shown is there."""
    later = day_passed(site)
    fair = site.prepared["fair_pk"]
    rows = site.rows(
        "SELECT b.number, b.seller_id, s.stall_id FROM exhibitions_booking b "
        "JOIN exhibitions_bookedstall s ON s.booking_id = b.id WHERE b.fair_id = %s",
        fair,
    )
    stalls = [stall for _number, _seller, stall in rows]
    sellers = [seller for _number, seller, _stall in rows]
    if len(set(stalls)) != len(stalls):
        site.seen.fail(f"{len(stalls) - len(set(stalls))} stalls have two holders")
    if len(set(sellers)) != len(sellers):
        site.seen.fail("an exhibitor has two stalls")
    if len(rows) != people:
        site.seen.fail(f"{len(rows)} stalls are held, {people} exhibitors booked")
    held = {number for number, _seller, _stall in rows}
    lost = [number for number in confirmed.values() if number not in held]
    if lost:
        site.seen.fail(f"{len(lost)} bookings that were shown are gone: {lost[:3]}")
    return (
        f"{len(rows)} stalls held by {len(set(sellers))} exhibitors, none twice, none lost; "
        f"{later['stuck']} tasks rescued"
    )
