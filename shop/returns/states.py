"""Which state a case may move to. Pure: no Django."""

from enum import StrEnum

from core.moves import Moves


class ReturnState(StrEnum):
    """One case, from the buyer's word to money back, or none."""

    OPENED = "opened"  # the seller has to answer
    OFFERED = "offered"  # the seller offers a part of the money, and the buyer keeps the goods
    REFUSED = "refused"  # by the seller; the buyer may ask the shop
    ACCEPTED = "accepted"  # the goods may come back
    SENT_BACK = "sent_back"
    RECEIVED = "received"  # the seller has the goods, and says what of the money goes back
    DISPUTED = "disputed"  # an operator decides
    TO_REFUND = "to_refund"  # decided; the cash of the order is still being collected
    REFUNDED = "refunded"
    CANCELLED = "cancelled"  # by the buyer
    CLOSED = "closed"  # no money goes back


class Kind(StrEnum):
    """What the buyer asks for."""

    WITHDRAWAL = "withdrawal"  # no reason is needed
    PROBLEM = "problem"


class Reason(StrEnum):
    """What is wrong with the goods."""

    DAMAGED = "damaged"
    NOT_AS_DESCRIBED = "not_as_described"
    WRONG = "wrong"
    MISSING = "missing"
    UNSOUND = "unsound"
    NOT_ARRIVED = "not_arrived"
    OTHER = "other"


class No(StrEnum):
    """Why a seller refuses."""

    AS_DESCRIBED = "as_described"
    AFTERWARDS = "afterwards"  # it happened after it had arrived
    USED = "used"
    OTHER = "other"


class Verdict(StrEnum):
    """What an operator decides."""

    REFUND = "refund"
    PART = "part"
    SEND_BACK = "send_back"
    DISMISS = "dismiss"


class Ground(StrEnum):
    """Why an operator decides so: prepared reasons."""

    RIGHT_TO_WITHDRAW = "right_to_withdraw"
    SHOWN = "shown"  # by photos and words
    CAME_BACK = "came_back"  # the carrier says so
    SILENT = "silent"  # the seller did not answer
    USED = "used"
    NOT_SHOWN = "not_shown"
    BOTH = "both"  # each side is right in part


class Side(StrEnum):
    """Who speaks in a case."""

    BUYER = "buyer"
    SELLER = "seller"
    SHOP = "shop"


FINAL = (ReturnState.REFUNDED, ReturnState.CANCELLED, ReturnState.CLOSED)
OPEN = tuple(state for state in ReturnState if state not in FINAL)
# The address of the seller's home is shown to the buyer in these alone.
SHOWS_ADDRESS = (ReturnState.ACCEPTED, ReturnState.SENT_BACK)
_MONEY = (ReturnState.TO_REFUND, ReturnState.REFUNDED)

RETURN_MOVES = Moves(
    states=tuple(ReturnState),
    start=ReturnState.OPENED,
    allowed={
        ReturnState.OPENED: (
            ReturnState.ACCEPTED,
            ReturnState.OFFERED,
            ReturnState.REFUSED,
            ReturnState.DISPUTED,
            ReturnState.CANCELLED,
            *_MONEY,
        ),
        ReturnState.OFFERED: (
            ReturnState.ACCEPTED,
            ReturnState.DISPUTED,
            ReturnState.CANCELLED,
            *_MONEY,
        ),
        ReturnState.REFUSED: (ReturnState.DISPUTED, ReturnState.CANCELLED, ReturnState.CLOSED),
        ReturnState.ACCEPTED: (
            ReturnState.SENT_BACK,
            ReturnState.RECEIVED,
            ReturnState.DISPUTED,
            ReturnState.CANCELLED,
            ReturnState.CLOSED,
            *_MONEY,
        ),
        ReturnState.SENT_BACK: (ReturnState.RECEIVED, ReturnState.DISPUTED),
        ReturnState.RECEIVED: (ReturnState.OFFERED, ReturnState.DISPUTED, *_MONEY),
        ReturnState.DISPUTED: (
            ReturnState.ACCEPTED,
            ReturnState.CANCELLED,
            ReturnState.CLOSED,
            *_MONEY,
        ),
        ReturnState.TO_REFUND: (ReturnState.REFUNDED,),
    },
    final=FINAL,
)
