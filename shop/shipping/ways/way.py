"""What a way to send is."""

from collections.abc import Callable
from dataclasses import dataclass

from shop.shipping.parcels import Destination, ParcelSpec, Quote


@dataclass(frozen=True)
class Way:
    """A way to send, by its ``code``: at most 16 letters, kept with parcels for ever.

    ``quote`` says what it asks for a parcel, ``None`` for one it does not take. Places that a
    seller does not send to are no concern of it. ``may_be_free``: a seller who sends free above
    a sum means this way too.
    """

    code: str
    quote: Callable[[ParcelSpec, Destination], Quote | None]
    may_be_free: bool = True
