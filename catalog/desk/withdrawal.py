"""Which right to withdraw a listing may name. Pure.

E-Commerce Act of Iran (1382), article 37: seven working days, without a reason. Article 38 leaves
out only what a regulation names; so nobody may leave it out for goods of another sort.
"""

from typing import Final

SEVEN_DAYS, FOOD, PERSONALISED, PERISHABLE, SERVICE = (
    "7_working_days", "review_food", "excluded_if_personalised", "excluded_perishable",
    "service_until_started",
)  # fmt: skip
FOOD_SECTORS: Final = ("FOD", "DLV", "BEE", "AGR")


def possible(*, trade: str, service: bool) -> tuple[str, ...]:
    """Return the rules that goods of a trade may come under, made to order or not."""
    return lawful(trade=trade, service=service, to_order=True, asks_buyer=True)


def lawful(*, trade: str, service: bool, to_order: bool, asks_buyer: bool) -> tuple[str, ...]:
    """Return the rules that such goods may be sold under, the buyer's best first.

    Food may be spoilt, so it is reviewed or perishable; only what is made or marked for one buyer
    is personalised; a service ends the right when it begins.
    """
    if service:
        return (SERVICE,)
    rules = [SEVEN_DAYS]
    if trade[:3] in FOOD_SECTORS:
        rules += [FOOD, PERISHABLE]
    if to_order or asks_buyer:
        rules.append(PERSONALISED)
    return tuple(rules)
