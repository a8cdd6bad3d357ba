"""Why an order is not placed. Each says what the buyer needs to know; nothing was written."""

from collections.abc import Sequence

from core.money import Rials
from shop.order.rules import Change


class Refused(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The order was not placed."""


class NothingToOrder(Refused):
    """The basket is empty, or no longer open."""


class GoodsChanged(Refused):
    """Goods are sold out, off sale or have another price: ``changes`` lists all of them."""

    def __init__(self, changes: Sequence[Change]) -> None:
        """Keep the changes for the message."""
        super().__init__("; ".join(f"{change.title}: {change.why}" for change in changes))
        self.changes = list(changes)


class CannotBeSent(Refused):
    """No way to send fits a seller's part, or the chosen one does not any more."""

    def __init__(self, seller: int) -> None:
        """Keep whose part it is."""
        super().__init__(f"seller {seller}")
        self.seller = seller


class TotalChanged(Refused):
    """The sum is not the one on the button."""

    def __init__(self, total: Rials) -> None:
        """Keep the sum as it is now, in rials."""
        super().__init__(str(total))
        self.total = total


class CannotBePaidSo(Refused):
    """The chosen way to pay does not fit these goods, or is not offered."""


class TooMuch(Refused):
    """The sum is more than one order can hold (``rules.MOST``)."""


class NothingToPay(Refused):
    """Discounts leave nothing to pay: no way to pay takes a sum of zero."""


class VoucherUsed(Refused):
    """A voucher in the basket was used up by another order in the meantime."""
