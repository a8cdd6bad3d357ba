"""What producers are told of their listings: a text message for each move, sent once."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.models import Product
from catalog.moderation import words
from core.models import MoveRecord
from core.structured import absolute
from core.texting.sending import queue_sms
from sellers.licensing.gate import rights
from sellers.models import Membership, Partner, Role


def tell_published(listing: Product, moved: MoveRecord) -> None:
    """Tell the producer that buyers see it now, or will once the papers for its trade hold."""
    is_open = _is_open(listing)
    for member in people_of(listing):
        with override(member.user.language):
            if is_open:
                text = _("“%(name)s” is in the shop now: %(url)s")
            else:
                text = _("“%(name)s” is accepted. It goes on sale with your licence: %(url)s")
            url = listing.get_short_url() if is_open else reverse("papers:list")
            text %= {"name": listing.title, "url": absolute(url)}
            queue_sms(str(member.user.mobile), text, key=_key(moved, member))


def tell_sent_back(listing: Product, moved: MoveRecord) -> None:
    """Tell the producer what to change, and where."""
    for member in people_of(listing):
        with override(member.user.language):
            text = _("Please change something in “%(name)s”. %(why)s %(url)s") % {
                "name": listing.title,
                "why": words.said(moved.reason),
                "url": absolute(reverse("goods:more", args=[listing.pk])),
            }
            queue_sms(str(member.user.mobile), text, key=_key(moved, member))


def _is_open(listing: Product) -> bool:
    """Return whether a seller of it may sell its trade today. Two queries."""
    sellers = set(_sellers(listing).values_list("pk", flat=True))
    may = rights(timezone.localdate(), sellers)
    return any(trade == listing.trade_id for _seller, trade in may)


def _key(moved: MoveRecord, member: Membership) -> str:
    return f"listing:{moved.pk}:{member.pk}"


def _sellers(listing: Product) -> QuerySet[Partner]:
    family = Product.objects.filter(pk=listing.pk) | Product.objects.filter(parent=listing)
    return Partner.objects.filter(stockrecords__product__in=family)


def people_of(listing: Product) -> list[Membership]:
    """Return who keeps the goods of the listing's producer and can be reached: no packers."""
    team = Membership.objects.filter(
        seller__in=_sellers(listing), role__in=[Role.OWNER, Role.MANAGER]
    )
    reachable = team.filter(user__is_active=True, user__mobile__isnull=False)
    return list(reachable.select_related("user").order_by("pk"))
