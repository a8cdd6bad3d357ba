"""What we say of cases, in the active language."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.language import language
from core.money import Rials, toman_text
from shop.order import words as order_words
from shop.returns.rules import Bar
from shop.returns.states import Ground, Kind, No, Reason, ReturnState, Side, Verdict

STATES: dict[str, Promise] = {
    ReturnState.OPENED: pgettext_lazy("return", "The producer has to answer"),
    ReturnState.OFFERED: pgettext_lazy("return", "The producer offers a part of the money"),
    ReturnState.REFUSED: pgettext_lazy("return", "The producer says no"),
    ReturnState.ACCEPTED: pgettext_lazy("return", "Accepted: the goods may come back"),
    ReturnState.SENT_BACK: pgettext_lazy("return", "The goods are on their way back"),
    ReturnState.RECEIVED: pgettext_lazy("return", "The goods are back"),
    ReturnState.DISPUTED: pgettext_lazy("return", "Bazarche decides"),
    ReturnState.TO_REFUND: pgettext_lazy("return", "The money goes back soon"),
    ReturnState.REFUNDED: pgettext_lazy("return", "The money goes back"),
    ReturnState.CANCELLED: pgettext_lazy("return", "Taken back by the buyer"),
    ReturnState.CLOSED: pgettext_lazy("return", "Closed without money back"),
}
KINDS: dict[str, Promise] = {
    Kind.WITHDRAWAL: pgettext_lazy("return", "Changed their mind"),
    Kind.PROBLEM: pgettext_lazy("return", "Something is wrong"),
}
REASONS: dict[str, Promise] = {
    Reason.DAMAGED: gettext_lazy("It came broken or damaged"),
    Reason.NOT_AS_DESCRIBED: gettext_lazy("It is not as described"),
    Reason.WRONG: gettext_lazy("It is another thing than ordered"),
    Reason.MISSING: gettext_lazy("A piece is missing"),
    Reason.UNSOUND: gettext_lazy("It is spoilt or smells bad"),
    Reason.NOT_ARRIVED: gettext_lazy("It never came"),
    Reason.OTHER: pgettext_lazy("return", "Something else"),
}
NOES: dict[str, Promise] = {
    No.AS_DESCRIBED: gettext_lazy("The goods are as described"),
    No.AFTERWARDS: gettext_lazy("It happened after it had arrived"),
    No.USED: gettext_lazy("The goods were used"),
    No.OTHER: pgettext_lazy("return", "Something else"),
}
VERDICTS: dict[str, Promise] = {
    Verdict.REFUND: gettext_lazy("All the money goes back now; the buyer sends nothing"),
    Verdict.PART: gettext_lazy("A part of the money goes back"),
    Verdict.SEND_BACK: gettext_lazy("The goods go back first, then the money"),
    Verdict.DISMISS: gettext_lazy("No money goes back"),
}
GROUNDS: dict[str, Promise] = {
    Ground.RIGHT_TO_WITHDRAW: gettext_lazy(
        "The buyer may change their mind within 7 working days (E-Commerce Act, article 37)."
    ),
    Ground.SHOWN: gettext_lazy("Photos and words show the fault."),
    Ground.CAME_BACK: gettext_lazy("The carrier says that the goods were handed over."),
    Ground.SILENT: gettext_lazy("The producer did not answer."),
    Ground.BOTH: gettext_lazy("Both sides are right in part."),
    Ground.USED: gettext_lazy("The goods were used more than trying them needs."),
    Ground.NOT_SHOWN: gettext_lazy("Nothing shows the fault."),
}
SIDES: dict[str, Promise] = {
    Side.BUYER: pgettext_lazy("return", "Buyer"),
    Side.SELLER: pgettext_lazy("return", "Producer"),
    Side.SHOP: gettext_lazy("Bazarche"),
}
# What buyers read beside goods that cannot be withdrawn from, with its source.
WHY_NOT: dict[str, Promise] = {
    Bar.TOO_LATE: gettext_lazy(
        "The 7 working days to change your mind are over (E-Commerce Act, article 37)."
    ),
    Bar.NONE_LEFT: gettext_lazy("You sent it back already, or asked to."),
}
LAW = gettext_lazy("E-Commerce Act of Iran, article 38, letter d: goods of this kind are left out.")


def why_not(bar: Bar, rule: str) -> str:
    """Return why goods cannot be withdrawn from, and the law it follows from."""
    if bar == Bar.LEFT_OUT:
        return f"{order_words.withdrawal(rule)} ({LAW})"
    return str(WHY_NOT[bar])


def toman(rials: int) -> str:
    """Return an amount with its unit."""
    return toman_text(Rials(rials), language())


def post_by(seller_pays: bool) -> str:
    """Say who pays for the way back, and by what law."""
    if seller_pays:
        return _(
            "The producer pays for the way back: send it so that the receiver pays"
            " (E-Commerce Act, article 41)."
        )
    return _("The buyer pays for the way back, and nothing else (E-Commerce Act, article 37).")
