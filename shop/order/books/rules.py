"""Whose the money of a parcel is, to the rial, and how a refund takes it back. Pure: no Django.

The commission is that of the lines, frozen when they were bought; a part of it goes back with a
part of the line. What is left of the goods is shared with the support company by contract, and an
agreed instalment is taken from the seller's part. Sending is the seller's, who pays for it. The
value-added tax in the price of a taxpayer's goods is set aside for the state.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.money import Rials, split_by_largest_fraction
from shop.ledger.rules import Kind, Side, Unsound, What, account, take_back

PERMILLE = 1000
BUYERS, FEES, PAYMENTS = account(Kind.BUYERS), account(Kind.FEES), account(Kind.PAYMENTS)
TAXES = account(Kind.TAXES)
Parts = Mapping[tuple[str, What], int]


@dataclass(frozen=True)
class SoldLine:
    """A line: ``paid`` rials, ``refunded`` of them gone back; in them the ``fee`` and ``tax``."""

    paid: int
    refunded: int
    fee: int
    tax: int = 0

    @property
    def kept(self) -> int:
        """What the buyer paid for what stays sold."""
        return self.paid - self.refunded

    @property
    def fee_kept(self) -> int:
        """The fee on what stays sold: it goes back in the proportion of the price."""
        return self._kept_of(self.fee)

    @property
    def tax_kept(self) -> int:
        """The tax on what stays sold, in the same way."""
        return self._kept_of(self.tax)

    def _kept_of(self, part: int) -> int:
        if not self.refunded:
            return part
        back, _ = split_by_largest_fraction(Rials(self.refunded), [part, self.paid - part])
        return part - back


@dataclass(frozen=True)
class Agreed:
    """What a seller agreed to: a share of the support company, an instalment of a loan.

    ``company`` is a seller's key and ``company_permille`` its share of goods less commission;
    ``instalment`` is the most rials that may be taken now for the loan ``loan``.
    """

    company: int | None = None
    company_permille: int = 0
    loan: str = ""
    instalment: int = 0


NOTHING_AGREED = Agreed()


@dataclass(frozen=True)
class Split:
    """A parcel's money shared; the parts sum to goods and sending."""

    goods: int
    shipping: int
    fee: int
    company: int
    instalment: int
    tax: int = 0

    @property
    def net(self) -> int:
        """What is due to the seller."""
        taken = self.fee + self.tax + self.company + self.instalment
        return self.goods + self.shipping - taken


def split(
    lines: Sequence[SoldLine], shipping: int, agreed: Agreed = NOTHING_AGREED, *, cash: bool = False
) -> Split:
    """Share what is kept of a parcel; ``cash``: the seller has it in hand, so nothing is withheld.

    The company's share is that of the exact proportion, the odd rial to the larger fraction.
    """
    goods, fee = sum(line.kept for line in lines), sum(line.fee_kept for line in lines)
    tax = min(sum(line.tax_kept for line in lines), goods - fee)
    company = 0
    if agreed.company is not None and agreed.company_permille:
        weights = [agreed.company_permille, PERMILLE - agreed.company_permille]
        company, _ = split_by_largest_fraction(Rials(goods - fee - tax), weights)
    left = goods - fee - tax - company
    instalment = min(agreed.instalment, left) if agreed.loan and not cash else 0
    return Split(goods, shipping, fee, company, instalment, tax)


def sale_sides(
    seller: int, shared: Split, agreed: Agreed = NOTHING_AGREED, *, cash: str = ""
) -> list[Side]:
    """Return the postings that give a parcel's money to whom it belongs.

    ``cash`` is the account of cash taken at the door, which the seller has in hand already: she
    owes it, and what is due to her is set against it.
    """
    mine, total = account(Kind.SELLER, seller), shared.goods + shared.shipping
    sides = [
        Side(BUYERS, total),
        Side(mine, -shared.goods, What.PRICE),
        Side(mine, -shared.shipping, What.POST),
        Side(mine, shared.fee, What.COMMISSION),
        Side(FEES, -shared.fee, What.COMMISSION),
    ]
    if shared.tax:
        sides += [Side(mine, shared.tax, What.TAX), Side(TAXES, -shared.tax, What.TAX)]
    if shared.company:
        sides += [
            Side(mine, shared.company, What.COMPANY),
            Side(account(Kind.SELLER, agreed.company), -shared.company, What.COMPANY),
        ]
    if shared.instalment:
        sides += [
            Side(mine, shared.instalment, What.INSTALMENT),
            Side(account(Kind.LOANS, agreed.loan), -shared.instalment, What.INSTALMENT),
        ]
    if cash:
        sides += [Side(mine, total, What.CASH), Side(cash, -total, What.CASH)]
    return sides


def claim_sides(
    seller: int, parts: Parts, amount: Rials, fee_kept: int, tax_kept: int = 0
) -> list[Side]:
    """Return the postings that take ``amount`` back from whom a parcel's money went to.

    ``parts`` are the sums posted about the parcel so far, ``fee_kept`` the fee on what stays sold,
    ``tax_kept`` the tax on it. Both go back with their lines; the rest by what is left of the
    other shares, so that they mirror the sale to the rial. Raise ``Unsound`` for more than is left.
    """
    mine = account(Kind.SELLER, seller)
    fee = -parts.get((FEES, What.COMMISSION), 0)
    others = [
        (code, what, -total)
        for (code, what), total in sorted(parts.items())
        if what in (What.COMPANY, What.INSTALMENT) and code != mine
    ]
    net = _net(mine, parts)
    shares = [net, *(left for _, _, left in others)]
    tax = -parts.get((TAXES, What.TAX), 0)
    back, untaxed = _of_both(fee - fee_kept, tax - tax_kept, fee, tax, amount - sum(shares), amount)
    _mine, *rest = take_back(Rials(amount - back - untaxed), shares)
    sides = [
        Side(mine, amount, What.REFUND),
        Side(mine, -back, What.COMMISSION),
        Side(FEES, back, What.COMMISSION),
        Side(mine, -untaxed, What.TAX),
        Side(TAXES, untaxed, What.TAX),
        Side(PAYMENTS, -amount),
    ]
    for (code, what, _left), part in zip(others, rest, strict=True):
        sides += [Side(mine, -part, what), Side(code, part, what)]
    return sides


def _of_both(
    fee_due: int, tax_due: int, fee: int, tax: int, least: int, amount: int
) -> tuple[int, int]:
    """Return how much of a refund comes from the fee and how much from the tax.

    What is due of each, and more where all others together have less than the rest: ``least``.
    Raise ``Unsound`` for more than there is.
    """
    untaxed = min(max(tax_due, 0), tax, amount)
    back = max(fee_due, least - untaxed)
    if back > fee:
        untaxed, back = untaxed + back - fee, fee
    if untaxed > tax:
        raise Unsound(f"{amount} rials are more than is left")
    return min(back, amount - untaxed), untaxed


def _net(mine: str, parts: Parts) -> int:
    """Return what of a parcel is still the seller's, whether she has it in cash or not."""
    return -sum(
        total
        for (code, what), total in parts.items()
        if code == mine and what not in (What.CASH, What.PAYOUT, What.RETURNED)
    )
