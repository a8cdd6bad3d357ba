"""The demo's draws: one that counts, and one that is published and waits to be run."""

from datetime import datetime, time, timedelta
from typing import Final

from django.utils import timezone

from core.demo import DemoPlan, register
from core.models import User
from exhibitions.applying import actions as applying
from exhibitions.applying.queries import goods_for, stalls_of, trades_for, zones_of
from exhibitions.drawing import actions, tasks
from exhibitions.jury import actions as jury
from exhibitions.jury.queries import to_judge
from exhibitions.models import Draw, Fair, Giving
from exhibitions.schedule.actions import move_fair
from exhibitions.states import ApplicationState, FairState
from sellers.models import Partner

PEOPLE: Final = (30, 18)  # applicants of the draw that counts, and of the one that waits
FIGURE: Final = "2894567.13"
FIGURE_NAME: Final = "شاخص کل بورس تهران در پایان روز، همان‌طور که در tsetmc.com آمده است"
DAY: Final = timedelta(days=1)
WORDS: Final = "همهٔ کارها را خودم در خانه می‌سازم."


@register(66, "draws of fairs", by_hand=True)
def demo_draws(plan: DemoPlan) -> None:
    """Draw the stalls of one fair and publish the draw of another, by real actions; once."""
    if Draw.objects.exists():
        return
    by = User.objects.filter(organiser_roles__isnull=False).order_by("pk").first()
    if by is None:
        return
    coming = Fair.objects.filter(
        state=FairState.ANNOUNCED, giving=Giving.DRAW, hall_uses__plan__isnull=False
    )
    small = coming.distinct().order_by("stalls_count", "pk")[: len(PEOPLE)]
    for number, fair in enumerate(small):
        _apply(plan, fair, PEOPLE[number], by)
        sent = fair.applications.filter(state=ApplicationState.SUBMITTED)
        applying.shortlist(fair, list(sent.values_list("pk", flat=True)), by=by)
        if fair.applications.filter(state=ApplicationState.SHORTLISTED).exists():
            _judge(plan, fair, by)
            _draw(plan, fair, by, counts=number == 0)
    plan.write(f"{Draw.objects.count()} draws of fairs")


def _apply(plan: DemoPlan, fair: Fair, most: int, by: User) -> None:
    """Let shops apply in a time that is over now; the demo's own producer among them."""
    fair.apply_from, fair.apply_until = _at(plan, -20), _at(plan, -6)
    fair.change_until, fair.pay_within_hours = None, 240
    fair.save(update_fields=["apply_from", "apply_until", "change_until", "pay_within_hours"])
    move_fair(fair.pk, FairState.APPLICATIONS, by=by)
    shops = list(Partner.objects.filter(code__regex=r"^S\d+$").order_by("code"))
    chance = plan.chance("draw", fair.slug)
    rest = shops[1:]
    chance.shuffle(rest)
    stalls = list(stalls_of(fair).values_list("pk", flat=True))
    zones = zones_of(fair).values("pk")
    for shop in [*shops[:1], *rest]:
        trade = trades_for(shop).filter(sector__in=zones).order_by("code").first()
        if trade is not None and fair.applications.count() < most:
            # Some stalls are wished for more than others, as in life.
            liked = sorted(chance.sample(range(len(stalls)), min(3, len(stalls))))
            wishes = [f"s{stalls[n // 2]}" for n in liked]
            _apply_one(plan, fair, shop, trade.pk, wishes)


def _apply_one(plan: DemoPlan, fair: Fair, shop: Partner, trade: str, wishes: list[str]) -> None:
    now = _at(plan, -10)
    mine = applying.begin(shop, fair.slug, by=None, now=now)
    goods = list(goods_for(shop).values_list("pk", flat=True)[:3])
    applying.save_goods(mine.pk, shop, trade=trade, about=WORDS, goods=goods, now=now)
    applying.save_wishes(mine.pk, shop, wishes=wishes, anywhere=True, now=now)
    try:
        applying.submit(mine.pk, shop, by=None, now=now)
    except applying.NotComplete:  # a licence ends before the fair: it stays a draft, as in life
        return


def _judge(plan: DemoPlan, fair: Fair, by: User) -> None:
    """Let one reviewer look at everybody."""
    criterion = jury.add_criterion(
        fair, name_fa="کیفیت کار", name_en="Quality", help_fa="تمیز و خوش‌ساخت", weight=1, most=5
    )
    reviewer = jury.appoint(fair, mobile="+989809200009", name="حمید خبره", by=by)
    for one in to_judge(reviewer, ()):
        points = plan.chance("jury", fair.slug, one.seller.code).randint(1, 5)
        jury.score(reviewer, one.pk, points={criterion.pk: points}, user=by)


def _draw(plan: DemoPlan, fair: Fair, by: User, *, counts: bool) -> None:
    draw = actions.publish(
        fair.pk, figure_name=FIGURE_NAME, figure_at=_at(plan, -3, 18), by=by, now=_at(plan, -4)
    )
    if counts:
        actions.start(draw.pk, FIGURE, by=by, now=_at(plan, -2))
        tasks.run_draw.func(draw.pk)
        actions.accept(draw.pk, by=by, now=_at(plan, -1))


def _at(plan: DemoPlan, days: int, hour: int = 10) -> datetime:
    """Return a time so many days from the demo's day."""
    return timezone.make_aware(datetime.combine(plan.day + days * DAY, time(hour)))
