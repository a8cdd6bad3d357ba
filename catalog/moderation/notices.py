"""What producers are told of their listings: a text message for each move, sent once."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.models import Product
from catalog.moderation import words
from core.models import MoveRecord
from core.structured import absolute
from core.texting.sending import queue_sms
from sellers.models import Membership, Partner, Role


def tell_published(listing: Product, moved: MoveRecord) -> None:
    """Tell the producer that buyers see it now."""
    for member in people_of(listing):
        with override(member.user.language):
            text = _("“%(name)s” is in the shop now: %(url)s") % {
                "name": listing.title,
                "url": absolute(listing.get_absolute_url()),
            }
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


def _key(moved: MoveRecord, member: Membership) -> str:
    return f"listing:{moved.pk}:{member.pk}"


def people_of(listing: Product) -> list[Membership]:
    """Return who keeps the goods of the listing's producer and can be reached: no packers."""
    family = Product.objects.filter(pk=listing.pk) | Product.objects.filter(parent=listing)
    sellers = Partner.objects.filter(stockrecords__product__in=family)
    team = Membership.objects.filter(seller__in=sellers, role__in=[Role.OWNER, Role.MANAGER])
    reachable = team.filter(user__is_active=True, user__mobile__isnull=False)
    return list(reachable.select_related("user").order_by("pk"))
