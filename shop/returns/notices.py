"""Who is told what at each step of a case. Only ever after the transaction has committed."""

from core.outbox import after_commit
from shop.returns.models import Return, ReturnNote
from shop.returns.news import TO_BUYERS, TO_SELLERS
from shop.returns.states import ReturnState, Side
from shop.returns.tasks import mail_buyer, mail_seller, text_buyer, text_seller

# What a buyer is told of although it is their own doing: it stays with them in writing.
IN_WRITING = (ReturnState.OPENED, ReturnState.TO_REFUND, ReturnState.REFUNDED)
# Who is next in a state, and so reminded.
SELLERS_TURN = (ReturnState.OPENED, ReturnState.SENT_BACK)


def tell(case: Return, note: ReturnNote) -> None:
    """Tell those who did not take a step themselves: once for each step."""
    if note.step in TO_BUYERS and (note.side != Side.BUYER or note.step in IN_WRITING):
        _send(text_buyer, mail_buyer, case, note.step, f"note:{note.pk}")
    if note.step in TO_SELLERS and note.side != Side.SELLER:
        _send(text_seller, mail_seller, case, note.step, f"note:{note.pk}")


def remind(case: Return) -> None:
    """Remind whoever is next, on their last day."""
    key = f"reminder:{case.state}:{case.due_on}"
    wants_address = case.state == ReturnState.ACCEPTED and not case.return_to
    if case.state in SELLERS_TURN or wants_address:
        _send(text_seller, mail_seller, case, "reminder", key)
    else:
        _send(text_buyer, mail_buyer, case, "reminder", key)


def _send(text: object, mail: object, case: Return, kind: str, key: str) -> None:
    after_commit(text, case.pk, kind, key)
    after_commit(mail, case.pk, kind, key)
