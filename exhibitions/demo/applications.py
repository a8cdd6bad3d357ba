"""The demo's applications to the open fairs, and a jury that has ended at the first of them."""

import io
from datetime import datetime, time, timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from PIL import Image

from core.demo import DemoPlan, register
from core.models import User
from exhibitions.applying import actions
from exhibitions.applying.queries import goods_for, members_of, stalls_of, trades_for, zones_of
from exhibitions.jury import actions as jury
from exhibitions.jury.queries import to_judge
from exhibitions.models import Application, Fair, Giving, OrganiserRole
from exhibitions.states import ApplicationState, FairState
from sellers.members.rules import COMPANY
from sellers.models import Membership, Partner

MOST: Final = (48, 26)  # applications to the first and to the second open fair
ASKED_EACH: Final = 11  # at the second fair every so many are asked for more
DECLINED_EACH: Final = 17
CONFLICT_EACH: Final = 23
WORDS: Final = (
    "همهٔ کارها را خودم در خانه می‌سازم و روش کار را جلوی بازدیدکننده نشان می‌دهم.",
    "این هنر از مادربزرگم به من رسیده است. چند نمونهٔ قدیمی هم برای دیدن می‌آورم.",
    "بازدیدکننده می‌تواند بچشد و سفارش بدهد؛ کوچک‌ترین بسته هم هست.",
    "دو نفر در غرفه‌ایم و کارگاه کوچک هم برگزار می‌کنیم.",
)
QUESTIONS: Final = "چند نفر در غرفه خواهید بود و چه وسیله‌ای همراه دارید؟"
CRITERIA: Final = (
    # name, in English, what many points mean, weight
    ("کیفیت و ماندگاری کار", "Quality and durability", "تمیز، محکم و خوش‌ساخت", 2),
    ("کار دستِ خود و اصالت", "Own and genuine work", "از ماده تا پایان کار خودش ساخته است", 2),
    ("کشش برای بازدیدکننده", "Appeal to visitors", "می‌شود دید، چشید یا یاد گرفت", 1),
)
JURY: Final = (
    ("juror-1", "استاد پروین نقشی", "+989809200001", -1),
    ("juror-2", "مهندس بهرام داوری", "+989809200002", 0),
    ("juror-3", "ناهید سوغاتی", "+989809200003", 1),
)
POINTS: Final = 5


@register(63, "applications to fairs", by_hand=True)
@transaction.atomic
def demo_applications(plan: DemoPlan) -> None:
    """Let shops apply, organisers answer and a jury judge, by the actions people use; once."""
    if Application.objects.exists():
        return
    fairs = Fair.objects.filter(state=FairState.APPLICATIONS, giving=Giving.DRAW)
    by = User.objects.filter(organiser_roles__in=OrganiserRole.objects.all()).first()
    for number, fair in enumerate(fairs.order_by("starts_on", "pk")[: len(MOST)]):
        _apply(plan, fair, MOST[number])
        if number == 0:
            _decide(fair, by)
            _judge(plan, fair, by)
        else:
            _ask(fair, by)
    plan.write(f"{Application.objects.count()} applications to fairs")


def _apply(plan: DemoPlan, fair: Fair, most: int) -> None:
    """Send the first shops' applications; the demo's own producer is among them."""
    shops = list(Partner.objects.filter(code__regex=r"^S\d+$").order_by("code"))
    chance = plan.chance("applications", fair.slug)
    others = shops[1:]
    chance.shuffle(others)
    stalls = list(stalls_of(fair))
    zones = list(zones_of(fair).values_list("pk", flat=True))
    paper = _paper()
    for number, shop in enumerate((shops[:1] + others)[:most]):
        now = _moment(plan, fair, number, most)
        trade = trades_for(shop).order_by("code").first()
        if trade is None:
            continue
        mine = actions.begin(shop, fair.slug, by=None, now=now)
        goods = list(goods_for(shop).values_list("pk", flat=True)[:5])
        words = chance.choice(WORDS)
        actions.save_goods(mine.pk, shop, trade=trade.pk, about=words, goods=goods, now=now)
        _stand(fair, mine, chance.random() < 0.3, now)
        wishes = [f"s{stall.pk}" for stall in chance.sample(stalls, min(3, len(stalls)))]
        if trade.sector_id in zones:
            wishes.insert(1, f"z{trade.sector_id}")
        anywhere = chance.random() < 0.85
        actions.save_wishes(mine.pk, shop, wishes=wishes, anywhere=anywhere, now=now)
        extras = fair.add_ons.order_by("pk").values_list("pk", flat=True)[:2]
        wanted = {key: 1 for key in extras if chance.random() < 0.5}
        actions.save_extras(mine.pk, shop, wanted=wanted, now=now)
        for needed in fair.papers.filter(is_required=True):
            upload = ContentFile(paper, "paper.png")
            actions.add_paper(mine.pk, shop, paper=needed.pk, upload=upload, by=None, now=now)
        try:
            actions.submit(mine.pk, shop, by=_owner(shop), now=now)
        except actions.NotComplete:  # a licence ends before the fair: it stays a draft, as in life
            continue


def _stand(fair: Fair, mine: Application, socket: bool, now: datetime) -> None:
    """Ask for a pavilion of two where a company has the members for it."""
    shop, members = mine.seller, []
    if shop.kind == COMPANY and fair.most_stalls > 1:
        members = list(members_of(shop).values_list("pk", flat=True)[:2])
    size = len(members) if len(members) > 1 else 1
    actions.save_stand(
        mine.pk, shop, size=size, members=members, beside=None, needs_socket=socket, now=now
    )


def _moment(plan: DemoPlan, fair: Fair, number: int, most: int) -> datetime:
    """Return when the application of a number came: spread from the opening to the demo's day."""
    today = timezone.make_aware(datetime.combine(plan.day, time(9)))
    opened = fair.apply_from or today - timedelta(days=3)
    return opened + max(today - opened, timedelta(0)) * number / most


def _decide(fair: Fair, by: User | None) -> None:
    sent = list(_sent(fair))
    declined = sent[DECLINED_EACH - 1 :: DECLINED_EACH]
    for pk in declined:
        actions.decline(fair, pk, reason="@not_fitting", by=by)
    actions.shortlist(fair, [pk for pk in sent if pk not in declined], by=by)


def _ask(fair: Fair, by: User | None) -> None:
    sent = list(_sent(fair))
    for pk in sent[::ASKED_EACH]:  # the first is the demo's own producer
        actions.ask(fair, pk, question=QUESTIONS, by=by)
    actions.shortlist(fair, sent[1::3], by=by)


def _sent(fair: Fair) -> list[int]:
    rows = Application.objects.filter(fair=fair, state=ApplicationState.SUBMITTED)
    return list(rows.order_by("submitted_at", "pk").values_list("pk", flat=True))


def _judge(plan: DemoPlan, fair: Fair, by: User | None) -> None:
    """Let three reviewers, one strict and one generous, judge everything, and end the jury."""
    criteria = [
        jury.add_criterion(fair, name_fa=fa, name_en=en, help_fa=told, weight=weight, most=POINTS)
        for fa, en, told, weight in CRITERIA
    ]
    for username, name, mobile, kindness in JURY:
        first, _, last = name.rpartition(" ")
        user, _new = User.objects.get_or_create(
            username=username,
            defaults={
                "first_name": first, "last_name": last, "mobile": mobile,
                "mobile_verified": True, "password": "!demo",
            },
        )  # fmt: skip
        reviewer = jury.appoint(fair, mobile=mobile, name=name, by=by)
        for number, one in enumerate(to_judge(reviewer, ()), start=1):
            if number % CONFLICT_EACH == 0 and kindness:
                text = "از خویشاوندان من است."
                jury.declare_conflict(reviewer, one.pk, text=text, user=user)
                continue
            worth = plan.chance("worth", fair.slug, one.seller.code).randint(1, POINTS)
            dice = plan.chance("points", username, one.seller.code)
            points = {
                c.pk: min(POINTS, max(0, worth + kindness + dice.randint(-1, 1))) for c in criteria
            }
            jury.score(reviewer, one.pk, points=points, user=user)
    jury.close(fair, by=by)


def _owner(shop: Partner) -> User | None:
    place = Membership.objects.owners().filter(seller=shop).select_related("user").first()
    return place.user if place else None


def _paper() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (420, 594), "#f4efe6").save(out, "PNG")
    return out.getvalue()
