"""What orders post, inside the transactions of their actions."""

from core.money import Rials
from shop.ledger.actions import post
from shop.ledger.queries import parts_about
from shop.ledger.rules import Kind, Side, account
from shop.order.books.rules import (
    BUYERS,
    PAYMENTS,
    Agreed,
    SoldLine,
    Split,
    claim_sides,
    sale_sides,
    split,
)
from shop.order.models import Line, Order, Parcel
from shop.payment.models import Payment


def money_is_held(order: Order, payment: Payment) -> None:
    """Hold a placed order's money for its buyer."""
    post(
        f"order:{order.number}:held",
        [Side(PAYMENTS, payment.amount), Side(BUYERS, -payment.amount)],
        kind="held",
        reference=order.number,
    )


def money_is_given_back(parcel: Parcel, amount: Rials, key: str) -> None:
    """Take ``amount`` of a parcel from where it is: held still, or with whom it went to.

    Lines must say what of them goes back; ``key`` is unique among the order's refunds.
    """
    if parcel.settled_at is None:
        sides = [Side(BUYERS, amount), Side(PAYMENTS, -amount)]
    else:
        lines = sold_lines(parcel)
        fee, tax = sum(line.fee_kept for line in lines), sum(line.tax_kept for line in lines)
        sides = claim_sides(parcel.seller_id, parts_about(parcel.number), amount, fee, tax)
    post(f"parcel:{parcel.number}:back:{key}", sides, kind="back", reference=parcel.number)


def money_is_due(parcel: Parcel, agreed: Agreed, *, is_cash: bool) -> Split:
    """Give what is kept of a delivered parcel to whom it belongs; return how it is shared."""
    lines = sold_lines(parcel)
    shipping = parcel.kept - sum(line.kept for line in lines)
    shared = split(lines, shipping, agreed, cash=is_cash)
    cash = account(Kind.GATEWAY, "cod") if is_cash else ""
    if shared.goods + shared.shipping:
        sides = sale_sides(parcel.seller_id, shared, agreed, cash=cash)
        post(f"parcel:{parcel.number}:sale", sides, kind="sale", reference=parcel.number)
    return shared


def sold_lines(parcel: Parcel) -> list[SoldLine]:
    """Return a parcel's lines as the rules see them. One query."""
    rows = Line.objects.filter(parcel=parcel).order_by("pk")
    return [sold_line(line) for line in rows]


def sold_line(line: Line) -> SoldLine:
    """Return one line as the rules see it."""
    return SoldLine(line.paid, line.refunded, line.commission, line.tax)
