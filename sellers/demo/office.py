"""The demo's office: a clerk, a head, prepared reasons, and papers in every state."""

import io
from datetime import timedelta
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from core.demo import DemoPlan, register
from core.models import MoveRecord, User
from sellers.licensing import actions
from sellers.licensing.actions.writing import moved
from sellers.licensing.states import WAITING, PaperState
from sellers.models import County, Licence, OfficeRole, Partner, Permit, Reason, Trade
from sellers.models.trades import PermitPath

CLERK, HEAD = "clerk", "head"
PEOPLE: Final = (
    (CLERK, "زهرا کارشناس", "+989809000001", "clerk"),
    (HEAD, "رضا رئیس", "+989809000002", "head"),
)
REASONS: Final = (
    ("ask", "عکس خوانا نیست. در روشنایی و از روبه‌رو عکس بگیرید و دوباره بفرستید.",
     "The photo cannot be read. Take it in good light, straight on, and send it again."),
    ("ask", "عکس هر دو روی مجوز را بفرستید.", "Send photos of both sides of the licence."),
    ("reject", "این شماره در صفحهٔ عمومی پیدا نشد.", "The number is not on the public page."),
    ("reject", "مجوز به نام کس دیگری است.", "The licence is in somebody else's name."),
    ("suspend", "بازرسی بهداشت فروش را تا رفع ایراد متوقف کرده است.",
     "The health inspection has stopped the sale until it is put right."),
    ("decline", "مجوز تازه هنوز در صفحهٔ عمومی نیست. چند روز دیگر دوباره بفرستید.",
     "The new licence is not on the public page yet. Send it again in a few days."),
)  # fmt: skip
# How each paper came to where it is; the last is its state.
ROADS: Final = (
    (PaperState.SUBMITTED,),
    (PaperState.SUBMITTED,),
    (PaperState.SUBMITTED,),
    (PaperState.SUBMITTED, PaperState.NEEDS_INFORMATION),
    (PaperState.SUBMITTED, PaperState.REJECTED),
    (PaperState.SUBMITTED, PaperState.APPROVED, PaperState.SUSPENDED),
    (PaperState.SUBMITTED, PaperState.APPROVED, PaperState.EXPIRED),
    (PaperState.SUBMITTED, PaperState.APPROVED, PaperState.RENEWING),
    (PaperState.SUBMITTED, PaperState.APPROVED, PaperState.RENEWING, PaperState.RENEWED),
    (),
)
SAYS: Final = {
    PaperState.NEEDS_INFORMATION: REASONS[0][1],
    PaperState.REJECTED: REASONS[2][1],
    PaperState.SUSPENDED: REASONS[4][1],
}


@register(25, "office")
def demo_office(plan: DemoPlan) -> None:
    """Make the office and its cases unless they are there."""
    if User.objects.filter(username=CLERK).exists():
        return
    people = {name: _officer(name, *about) for name, *about in PEOPLE}
    Reason.objects.bulk_create(Reason(use=u, text=fa, text_en=en) for u, fa, en in REASONS)
    sellers = list(Partner.objects.filter(code__startswith="S").order_by("pk"))
    sellers = sellers[:: max(1, len(sellers) // len(ROADS))][: len(ROADS)]
    for number, (seller, road) in enumerate(zip(sellers, ROADS, strict=False)):
        _case(plan, Licence, number, seller, road, people[CLERK])
    for number, seller in enumerate(sellers[:3]):
        _case(plan, Permit, number, seller, (PaperState.SUBMITTED,), people[CLERK])
    plan.write(f"An office with {Licence.objects.waiting().count()} licences waiting")


def _officer(name: str, title: str, mobile: str, duty: str) -> User:
    first, _, last = title.partition(" ")
    user: User = User.objects.create(
        username=name,
        first_name=first,
        last_name=last,
        mobile=mobile,
        mobile_verified=True,
        password="!demo",  # noqa: S106 -- "!" means that no password fits
    )
    county = County.objects.first() if duty == "clerk" else None
    OfficeRole.objects.create(user=user, duty=duty, county=county)
    return user


def _case(
    plan: DemoPlan, model: Any, number: int, seller: Partner, road: tuple[Any, ...], clerk: User
) -> None:
    """Write one more paper of a seller and let it go its road; goods follow the papers they had."""
    if seller.county_id is None:
        return
    days = plan.chance("case", model.__name__, number).randrange(1, 20)
    paper = model(seller=seller, **_facts(plan, model, number, seller))
    paper.save()
    starred = model is Permit
    paper.trades.set(
        Trade.objects.exclude(permit_path=PermitPath.NONE)[:1]
        if starred
        else Trade.objects.filter(permit_path=PermitPath.NONE)[number : number + 1]
    )
    actions.add_evidence(paper.pk, _drawn(number), by=None, model=model)
    owner = seller.users.first()
    when = timezone.now() - timedelta(days=days)
    paper.submitted_at = when if road else None
    for state in road:
        by = None if state == PaperState.EXPIRED else owner if state in WAITING else clerk
        moved(paper, state, by=by, reason=SAYS.get(state, ""), also_save=["submitted_at"])
    moves = MoveRecord.objects.filter(model=paper._meta.label_lower, object_id=paper.pk)
    moves.update(at=when)


def _facts(plan: DemoPlan, model: Any, number: int, seller: Partner) -> dict[str, Any]:
    chance = plan.chance("case facts", model.__name__, number)
    ended = number == 6
    first = plan.day - timedelta(days=800)
    last = plan.day + timedelta(days=-30 if ended else chance.randrange(20, 400))
    facts: dict[str, Any] = {"issued_on": first, "valid_until": last}
    if model is Permit:
        return {
            **facts,
            "kind": PermitPath.HEALTH,
            "number": f"{chance.randrange(10**5, 10**6)}/140{number}",
        }
    uid = f"{chance.randrange(10**8, 10**9)}{number:04}"
    return {**facts, "uid": uid, "holder_name": seller.owner, "county_id": seller.county_id}


def _drawn(number: int) -> SimpleUploadedFile:
    """Return a drawing of a paper, so that a case has something to look at."""
    sheet = Image.new("RGB", (700, 990), "#fbf7f0")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((30, 30, 670, 960), outline="#5c4433", width=4)
    pen.rectangle((60, 60, 640, 150), fill="#0f6e72")
    for line in range(11):
        width = 520 - (line * 97 + number * 61) % 260
        pen.rectangle((620 - width, 210 + line * 52, 620, 228 + line * 52), fill="#b9aa9b")
    for cell in range(81):
        if (cell * 7 + number * 5 + cell // 9) % 3:
            x, y = 80 + cell % 9 * 14, 800 + cell // 9 * 14
            pen.rectangle((x, y, x + 13, y + 13), fill="#2a2320")
    pen.ellipse((480, 800, 600, 920), outline="#9b2c23", width=5)
    file = io.BytesIO()
    sheet.save(file, "PNG")
    return SimpleUploadedFile("licence.png", file.getvalue())
