"""The demo's steps of this floor: places and trades, then producers with licences and sign-ins."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.utils.timezone import make_aware

from core.demo import DemoPlan, register
from core.models import User
from core.persian import slug
from sellers.demo.drafts import SellerDraft, drafts
from sellers.facts import DATA, import_trades, load_places
from sellers.licensing.states import PaperState
from sellers.models import County, Licence, Membership, Partner, SellerKind
from sellers.models.licence import LicenceKind
from sellers.models.papers import VerifiedHow

EDITION, EFFECTIVE = "1405.1", date(2026, 3, 21)
SOURCE: Final = "Put together from published lists; see the column source of each row"
DAY: Final = timedelta(days=1)
WITHOUT_CASH: Final = "MML"
_LICENCE_KIND: Final = {
    SellerKind.SUPPORTED: LicenceKind.SUPPORTED,
    SellerKind.COMPANY: LicenceKind.SUPPORT,
}


@register(10, "places and trades", furniture=True)
def demo_facts(plan: DemoPlan) -> None:
    """Load provinces, counties and the table of trades; a newer table stays in force."""
    load_places()
    edition = import_trades(DATA / "trades.csv", EDITION, EFFECTIVE, SOURCE)
    plan.write(f"Places, and {edition.rows.count()} trades of the edition {edition.label}")


@register(11, "a county without cash")
def demo_cash(plan: DemoPlan) -> None:
    """Take no cash in one county, unless somebody has decided since."""
    if not Partner.objects.exists():
        county = County.objects.get(code=WITHOUT_CASH)
        county.allows_cash = False
        county.save(update_fields=["allows_cash"])  # tells whoever keeps places


@register(20, "producers")
def demo_sellers(plan: DemoPlan) -> None:
    """Make the producers that are not there yet, each licensed and with a mobile to sign in."""
    known = set(Partner.objects.values_list("code", flat=True))
    new = [draft for draft in drafts(plan) if draft.code not in known]
    slugs = set(Partner.objects.values_list("slug", flat=True))
    sellers = [_seller(plan, draft, slugs) for draft in new]
    Partner.objects.bulk_create(sellers, batch_size=500)
    _add_users(sellers, new)
    _add_licences(plan, sellers, new)
    plan.write(f"{Partner.objects.count()} producers ({len(new)} new)")


def _issued(plan: DemoPlan, number: int) -> tuple[date, date]:
    """Return the first and last day of a licence: over a year old, and weeks to years to go."""
    chance = plan.chance("licence", number)
    first = plan.day - DAY * chance.randrange(400, 980)
    left = DAY * chance.choice((50, 120, 240, 365, 365, 540, 730, 730, 1000))
    return first, plan.day + left


def _seller(plan: DemoPlan, draft: SellerDraft, slugs: set[str]) -> Partner:
    base = slug(draft.name_en or draft.name) or draft.code.lower()
    own = next(s for n in range(1, 999) if (s := base if n == 1 else f"{base}-{n}") not in slugs)
    slugs.add(own)
    seller = Partner(
        code=draft.code,
        slug=own,
        kind=draft.kind,
        county_id=draft.county,
        name=draft.name,
        name_en=draft.name_en,
        owner=draft.owner,
        owner_en=draft.owner_en,
        tagline=draft.tagline,
        tagline_en=draft.tagline_en,
        story=draft.story,
        story_en=draft.story_en,
        since_year=draft.since_year,
        offers_courier=draft.offers_courier,
        offers_pickup=draft.offers_pickup,
        accepts_cod=draft.accepts_cod,
        pickup=draft.pickup,
        pickup_en=draft.pickup_en,
        joined_on=_issued(plan, draft.number)[0] + 9 * DAY,
        **_taxpayer(plan, draft),
    )
    seller.prepare()
    return seller


def _taxpayer(plan: DemoPlan, draft: SellerDraft) -> dict[str, Any]:
    """Return since when a company or cooperative takes tax, and its invented code; others none."""
    if draft.kind not in (SellerKind.COMPANY, SellerKind.COOPERATIVE):
        return {}
    code = plan.chance("economic code", draft.number).randrange(10**10, 10**11)
    return {"vat_since": plan.day - 800 * DAY, "economic_code": str(code)}


def _add_users(sellers: list[Partner], new: list[SellerDraft]) -> None:
    users = [
        User(
            username=draft.code.lower(),
            first_name=draft.owner[:150],
            mobile=f"+98980{draft.number:07}",
            mobile_verified=True,
            password="!demo",  # noqa: S106 -- "!" means that no password fits
        )
        for draft in new
    ]
    User.objects.bulk_create(users, batch_size=500, ignore_conflicts=True)
    ids = dict(
        User.objects.filter(username__in=[u.username for u in users]).values_list("username", "pk")
    )
    Membership.objects.bulk_create(
        (Membership(seller=seller, user_id=ids[seller.code.lower()]) for seller in sellers),
        batch_size=500,
    )


def _add_licences(plan: DemoPlan, sellers: list[Partner], new: list[SellerDraft]) -> None:
    licences = []
    for seller, draft in zip(sellers, new, strict=True):
        first, last = _issued(plan, draft.number)
        licences.append(
            Licence(
                seller=seller,
                uid=f"{plan.chance('uid', draft.number).randrange(10**7, 10**8)}{draft.number:05}",
                kind=_LICENCE_KIND.get(SellerKind(draft.kind), LicenceKind.INDEPENDENT),
                holder_name=seller.owner,
                county_id=seller.county_id,
                issued_on=first,
                valid_until=last,
                **verified(first),
            )
        )
    Licence.objects.bulk_create(licences, batch_size=500)
    Covered = Licence.trades.through  # noqa: N806 -- a class
    Covered.objects.bulk_create(
        (
            Covered(licence_id=licence.pk, trade_id=code)
            for licence, draft in zip(licences, new, strict=True)
            for code in draft.trades
        ),
        batch_size=500,
    )


def verified(first: date) -> dict[str, Any]:
    """Return what the office wrote: seen on the portal a week after the paper was issued."""
    seen = make_aware(datetime.combine(first + 7 * DAY, time(11)))
    return {
        "state": str(PaperState.APPROVED),
        "submitted_at": seen - 2 * DAY,
        "verified_at": seen,
        "verified_how": VerifiedHow.REGISTER,
    }
