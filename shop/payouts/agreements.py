"""What sellers agreed to be taken from sales; upper and later apps say so here.

    @register
    def company_shares(sellers: Collection[int], day: date) -> Mapping[int, Agreed]: ...

The answers of all are put together: a contract's share from one, a loan's instalment from another.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date

from shop.order.books.rules import NOTHING_AGREED, Agreed

Answer = Mapping[int, Agreed]
Question = Callable[[Collection[int], date], Answer]
_questions: list[Question] = []


def register(question: Question) -> Question:
    """Ask the decorated function, too; at most a query for many sellers."""
    if question not in _questions:
        _questions.append(question)
    return question


def agreed_by(sellers: Collection[int], day: date) -> dict[int, Agreed]:
    """Return what each seller agreed to on ``day``."""
    found = dict.fromkeys(sellers, NOTHING_AGREED)
    for question in _questions:
        for seller, said in question(sellers, day).items():
            if seller in found:
                found[seller] = _both(found[seller], said)
    return found


def _both(one: Agreed, more: Agreed) -> Agreed:
    if more.company is not None:
        one = replace(one, company=more.company, company_permille=more.company_permille)
    if more.loan:
        one = replace(one, loan=more.loan, instalment=more.instalment)
    return one


Held = Callable[[Collection[int]], Mapping[int, str]]
_holders: list[Held] = []


def hold_back(question: Held) -> Held:
    """Ask the decorated function which parcels (by key) may not be settled yet, and why.

    Why is a sentence in the active language: nobody's money is held without a word.
    """
    if question not in _holders:
        _holders.append(question)
    return question


def held_back(parcels: Collection[int]) -> dict[int, str]:
    """Return which of the parcels somebody holds back, each with the reason."""
    return {pk: why for question in _holders for pk, why in question(parcels).items()}
