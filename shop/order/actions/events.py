"""What happens to parcels beside their moves, written once."""

from core.models import User
from shop.order.models import Parcel, ParcelEvent


def note(
    parcel: Parcel, kind: str, *, key: str = "", text: str = "", by: User | None = None
) -> bool:
    """Write an event of a locked parcel once per ``key`` (its kind without); tell if it is new."""
    _, new = ParcelEvent.objects.get_or_create(
        parcel=parcel, key=key or kind, defaults={"kind": kind, "text": text, "by": by}
    )
    return new


def numbered(parcel: Parcel, kind: str) -> str:
    """Return the key of the next event of a kind that may happen again to a locked parcel."""
    return f"{kind}:{parcel.events.filter(kind=kind).count() + 1}"
