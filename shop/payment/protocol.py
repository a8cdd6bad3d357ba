"""What a gateway is. Pure: dataclasses and a protocol, no Django.

A new gateway is one file with a class of this shape and one line in ``PAYMENT_GATEWAYS``. A
gateway never writes our payments: it talks to its bank and answers; ``shop.payment.actions``
decides what the answer means.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

from core.money import Rials
from shop.payment.states import PaymentState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from shop.payment.models import Payment, Refund

Verdict = Literal["paid", "held", "declined", "pending", "mismatch"]


@dataclass(frozen=True)
class Urls:
    """Absolute addresses that a gateway speaks to: the buyer's way back, and the bank's own."""

    return_url: str
    webhook_url: str


@dataclass(frozen=True)
class Charged:
    """What is charged in another currency: its smallest units, at ``rate`` rials for one unit."""

    amount: int
    currency: str
    rate: int


@dataclass(frozen=True)
class Next:
    """What follows ``start``: the payment's state, and where the buyer goes if anywhere.

    ``state`` from a gateway is STARTED, WAITING or DUE; ``reference`` is the gateway's own name
    for the charge, unique at that gateway.
    """

    state: PaymentState
    redirect_url: str = ""
    reference: str = ""
    charged: Charged | None = None


@dataclass(frozen=True)
class Answer:
    """What the bank says of a charge or of a refund; ``amount`` in rials as the bank knows it.

    "held": set aside for us and not yet taken (``Holds``). "mismatch": the bank refuses our
    amount and names none of its own.

    ``reference`` is the bank's tracking number, the one people quote on the phone.
    """

    verdict: Verdict
    amount: Rials
    currency: str
    reference: str = ""


About = Literal["charge", "dispute", "refund", "account", "nothing"]


@dataclass(frozen=True)
class Notice:
    """A webhook whose signature is good: what it speaks of and what it says.

    ``key`` names this message: the same message sent again has the same key (≤ 100 letters).
    ``reference`` is the charge's (``about`` "charge"), else the receipt of the payment, or the
    account; ``raw`` is the whole message, to be kept without secrets.
    """

    reference: str
    message: Mapping[str, str]
    key: str
    about: About = "charge"
    raw: Mapping[str, Any] = field(default_factory=dict)


class GatewayDown(Exception):  # noqa: N818 -- an answer to the caller, not a fault of ours
    """The bank cannot be reached or answered nonsense; nothing is known, ask again later."""


class ChargeRefused(GatewayDown):
    """The bank answers, and begins no charge of this amount with us: another way is needed."""


class Forged(Exception):  # noqa: N818 -- names what the message is
    """A webhook whose signature is missing or wrong."""


class Gateway(Protocol):
    """One way to pay."""

    code: str
    label: "StrOrPromise"
    hint: "StrOrPromise"
    pays_now: bool
    """The bank itself says that it is paid; otherwise our staff do (transfer, cash)."""

    def supports(self, currency: str) -> bool:
        """Return whether amounts in ``currency`` (ISO 4217) can be paid this way."""

    def start(self, payment: "Payment", urls: Urls) -> Next:
        """Open a charge at the bank. May be called twice; raise ``GatewayDown``."""

    def confirm(self, payment: "Payment", message: Mapping[str, str]) -> Answer:
        """Ask the bank what became of the charge; ``message`` came from outside: never trust it.

        Asking again gives the same answer. Raise ``GatewayDown``.
        """

    def refund(self, payment: "Payment", refund: "Refund") -> Answer:
        """Send ``refund.amount`` back; "paid" means sent. Repeated for its ``name``: nothing more.

        "pending" means that people send it and record it. Raise ``GatewayDown``.
        """


@runtime_checkable
class SendsAway(Protocol):
    """A gateway whose page is another site's: browsers must be allowed to go there."""

    def origins(self) -> Sequence[str]:
        """Return the origins of its pages, such as ``https://payment.example.com``."""


@runtime_checkable
class SendsWebhooks(Protocol):
    """A gateway whose bank calls ``/payments/webhook/<code>/`` by itself."""

    def read_webhook(self, body: bytes, headers: Mapping[str, str]) -> Notice:
        """Return what the message says; raise ``Forged`` when its signature is not the bank's."""


@runtime_checkable
class Closes(Protocol):
    """A gateway that can be told that a charge is not to be paid any more."""

    def close(self, payment: "Payment") -> None:
        """End the charge if it was not paid yet; repeated, it does nothing. ``GatewayDown``."""


@runtime_checkable
class Holds(Protocol):
    """A gateway that can set money aside first (``payment.hold``) and take it later, or never."""

    def capture(self, payment: "Payment") -> Answer:
        """Take what was set aside; repeated, nothing more. "declined": it is there no longer."""

    def release(self, payment: "Payment") -> None:
        """Give up what was set aside; repeated, it does nothing. Raise ``GatewayDown``."""


@runtime_checkable
class Rechecks(Protocol):
    """A gateway whose "paid" can be taken back until it is written down."""

    def is_still_paid(self, payment: "Payment") -> bool:
        """Say so once more, with the payment's row locked; ours to ask, no bank is called."""
