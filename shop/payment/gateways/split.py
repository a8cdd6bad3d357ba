"""The gateway of split payments: its bank is our own book of parts, each at a bank of its own."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.money import Rials
from shop.payment.actions import parts, send_back
from shop.payment.actions.refunding import ask_refund
from shop.payment.models import Payment, Refund
from shop.payment.protocol import Answer, GatewayDown, Next, Urls
from shop.payment.queries import tenders_of
from shop.payment.states import PaymentState, RefundState


class Split:
    """Paid when all its parts are; money goes back to them, the last part first."""

    code = "split"
    label = _("In several parts")
    hint = _("Pay one part after another; nothing is taken before all are there.")
    pays_now = True

    def supports(self, currency: str) -> bool:
        """Take rials: the parts' gateways were asked before."""
        return currency == "IRR"

    def start(self, payment: Payment, urls: Urls) -> Next:
        """Send the buyer to the page of the parts, in the active language."""
        page = reverse("pay:parts", args=[payment.token])
        return Next(PaymentState.STARTED, page, f"split-{payment.pk}")

    def confirm(self, payment: Payment, message: Mapping[str, str]) -> Answer:
        """Ask the parts' banks, and take what they set aside once all is there."""
        taken = parts.ask_parts(payment)
        return Answer("paid" if taken else "pending", Rials(payment.amount), payment.currency)

    def is_still_paid(self, payment: Payment) -> bool:
        """Look once more: whoever sends a part back locks the whole for it."""
        kept = [p for p in tenders_of(payment) if p.part_id and not p.going_back]
        return sum(p.amount for p in kept) == payment.amount

    def close(self, payment: Payment) -> None:
        """Release what is set aside, send back what was taken."""
        parts.release_parts(payment.pk)

    def refund(self, payment: Payment, refund: Refund) -> Answer:
        """Send it back to the parts, from the last to the first; by the same name only once."""
        back = [_send(part, rials, refund) for part, rials in _shares(payment, refund)]
        states = {part_refund.state for part_refund in back}
        if RefundState.WANTED in states:
            raise GatewayDown("a part was not sent back yet")
        amount = Rials(refund.amount)
        if RefundState.REFUSED in states:
            return Answer("declined", amount, payment.currency)
        if RefundState.BY_HAND in states:
            return Answer("pending", amount, payment.currency)
        numbers = ", ".join(part_refund.reference for part_refund in back)
        return Answer("paid", amount, payment.currency, numbers[:128])


def _shares(payment: Payment, refund: Refund) -> list[tuple[Payment, Rials]]:
    """Return how much of a refund goes back by which part; earlier refunds took theirs."""
    start = sum(r.amount for r in payment.refunds.filter(pk__lt=refund.pk))
    end, reached, shares = start + refund.amount, 0, []
    for part in reversed(tenders_of(payment)):
        rials = min(end, reached + part.amount) - max(start, reached)
        if rials > 0:
            shares.append((part, Rials(rials)))
        reached += part.amount
    return shares


def _send(part: Payment, rials: Rials, refund: Refund) -> Refund:
    asked = ask_refund(part.pk, amount=rials, key=refund.name, reason=refund.reason)
    if asked is None:
        raise GatewayDown("a part is not paid")
    return send_back(asked.pk)
