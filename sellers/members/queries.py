"""Companies and members as their desks show them."""

from django.db.models import QuerySet

from core.models import User
from core.persian import search_key
from sellers.members.rules import HAS_MEMBERS
from sellers.members.states import STANDING
from sellers.models import Partner, Support

FOUND = 4


def members_of(company: Partner) -> QuerySet[Support]:
    """Return a company's standing ties: asked, invited, active. One query."""
    standing = Support.objects.filter(company=company, state__in=list(map(str, STANDING)))
    return standing.select_related("member__county").order_by("state", "pk")


def companies_of(member: Partner) -> QuerySet[Support]:
    """Return a member's standing ties. One query."""
    standing = Support.objects.filter(member=member, state__in=list(map(str, STANDING)))
    return standing.select_related("company__county").order_by("state", "pk")


def invitations_to(user: User) -> QuerySet[Support]:
    """Return the companies that invite this person. One query."""
    return Support.objects.invited(user).select_related("company__county").order_by("pk")


def find_companies(words: str, *, kinds: frozenset[str] = HAS_MEMBERS) -> list[Partner]:
    """Return open companies whose name begins as ``words`` do, however they are written.

    One query; none for an empty text.
    """
    asked = search_key(words).split()[:5]
    if not asked:
        return []
    found = Partner.objects.filter(kind__in=sorted(kinds), is_open=True).select_related("county")
    for word in asked:
        found = found.filter(search_text__contains=word)
    return list(found.order_by("name", "pk")[:FOUND])
