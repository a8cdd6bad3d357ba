"""The demo's requests: each made and answered by the actions that people use."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from core.demo import DemoPlan, register
from core.models import User
from core.private import Taken, judge
from sellers.models import Membership
from shop.order import actions as orders
from shop.order.models import Parcel
from shop.order.states import ParcelState
from shop.returns import actions, rules
from shop.returns.actions.writing import Said
from shop.returns.models import Return
from shop.returns.queries import bought
from shop.returns.states import Kind, Reason, Side
from shop.shipping.carriers import carriers_for

FIRST: Final = "S001"  # whose desk visitors of the demo open
ADDRESS: Final = "کارگاه {name}، {county}، خیابان انقلاب، کوچهٔ بهار، پلاک ۱۲، کد پستی ۶۸۱۳۸۳۳۹۴۶"
STILL_TO_POST: Final = 2
CODE: Final = "700{0:021}"
Story = tuple[str, Kind, str, str]
# What becomes of each: for the first producer's goods, then for those of others.
HERS: Final[tuple[Story, ...]] = (
    ("opened", Kind.PROBLEM, Reason.DAMAGED, "سلام، لبه‌اش در راه شکسته بود. عکس گذاشتم."),
    ("sent_back", Kind.WITHDRAWAL, "", ""),
    ("disputed", Kind.PROBLEM, Reason.NOT_AS_DESCRIBED, "کوچک‌تر از اندازه‌ای است که نوشته‌اید."),
    ("opened", Kind.WITHDRAWAL, "", "رنگش به خانهٔ ما نمی‌خورد."),
)
OTHERS: Final[tuple[Story, ...]] = (
    ("refunded", Kind.PROBLEM, Reason.WRONG, "چیز دیگری به دستم رسید."),
    ("offered", Kind.PROBLEM, Reason.DAMAGED, "یک گوشه‌اش لک دارد."),
    ("disputed", Kind.PROBLEM, Reason.NOT_ARRIVED, "نوشته تحویل شده ولی به من نرسیده است."),
    ("refused", Kind.PROBLEM, Reason.OTHER, "فکر می‌کردم سنگین‌تر باشد."),
    ("came_back", Kind.WITHDRAWAL, "", "برای هدیه خریده بودم و لازم نشد."),
    ("decided", Kind.PROBLEM, Reason.UNSOUND, "درش را که باز کردم بو می‌داد."),
    ("cancelled", Kind.WITHDRAWAL, "", ""),
)


@register(82, "returns", by_hand=True)
def demo_returns(plan: DemoPlan) -> None:
    """Let buyers ask for something about parcels of the last days, unless somebody has."""
    if Return.objects.exists():
        return
    made = 0
    _let_arrive()
    for stories, where in ((HERS, {"seller__code": FIRST}), (OTHERS, {})):
        parcels = list(_parcels(where))
        for story in stories:
            parcel = next((p for p in parcels if _fits(p, story[1])), None)
            if parcel is not None:
                parcels.remove(parcel)
                _tell(parcel, story, made)
                made += 1
    plan.write(f"{made} requests of buyers about parcels that came")


def _let_arrive() -> None:
    """Let parcels of the first producer come, all but two that she has still to hand over."""
    hers = Parcel.objects.filter(
        seller__code=FIRST, order__payment_gateway="practice", order__user__isnull=False
    ).order_by("pk")
    ready = list(hers.filter(state=ParcelState.PREPARING))[:-STILL_TO_POST]
    for number, parcel in enumerate(ready):
        carrier = carriers_for(parcel.shipping_code)[0]
        orders.post_parcel(parcel.pk, carrier.code, CODE.format(number), by=_owner(parcel))
    for parcel in hers.filter(state=ParcelState.POSTED):
        orders.deliver_parcel(parcel.pk, by=parcel.order.user)


def _parcels(where: dict[str, str]) -> Iterator[Parcel]:
    """Yield parcels that came lately and are paid by card, the newest first; each order once."""
    since = timezone.now() - timedelta(days=rules.PROBLEM_DAYS - 1)
    came = Parcel.objects.filter(
        **where, state=ParcelState.DELIVERED, delivered_at__gt=since, returns=None,
        order__payment_gateway="practice", order__user__isnull=False, refunded=0,
    )  # fmt: skip
    about = ("order__user", "seller__county")
    seen: set[int] = set()
    for parcel in came.select_related(*about).order_by("-delivered_at", "pk"):
        if parcel.order_id not in seen:
            seen.add(parcel.order_id)
            yield parcel


def _fits(parcel: Parcel, kind: Kind) -> bool:
    return bool(_possible(parcel, kind))


def _possible(parcel: Parcel, kind: Kind) -> list[int]:
    if parcel.delivered_at is None:
        return []
    allowed = rules.may_withdraw if kind == Kind.WITHDRAWAL else rules.may_report
    lines = bought(parcel, list(parcel.lines.order_by("pk")))
    return allowed(lines, timezone.localdate(parcel.delivered_at), timezone.localdate())


@transaction.atomic
def _tell(parcel: Parcel, story: Story, number: int) -> None:
    end, kind, reason, text = story
    buyer, owner = Said(Side.BUYER, parcel.order.user), Said(Side.SELLER, _owner(parcel))
    asked = actions.Asked(kind, {_possible(parcel, kind)[0]: 1}, f"demo-return-{number}", reason)
    photos = _photos(parcel) if reason in (Reason.DAMAGED, Reason.NOT_AS_DESCRIBED) else []
    said = Said(Side.BUYER, parcel.order.user, text=text, photos=photos)
    case = actions.open_case(parcel.pk, asked, said)
    _go_on(case, end, parcel, buyer, owner, number)


def _go_on(case: Return, end: str, parcel: Parcel, buyer: Said, owner: Said, number: int) -> None:
    """Do the steps that lead to an end."""
    county = parcel.seller.county
    address = ADDRESS.format(name=parcel.seller.name, county=county.name_fa if county else "")
    no = Said(Side.SELLER, owner.by, text="سالم و درست بسته‌بندی شده بود.")

    def come_back() -> None:
        actions.accept(case.pk, address, owner)
        actions.send_back(case.pk, "iran_post", CODE.format(number), buyer)

    def quarrel() -> None:
        actions.refuse(case.pk, "as_described", no)
        actions.dispute(case.pk, buyer)

    def decide() -> None:
        quarrel()
        operator = User.objects.filter(username="operator").first()
        judge_ = Said(Side.SHOP, operator, text="خوراک باید سالم برسد.")
        actions.decide(case.pk, "refund", "shown", judge_, fault=True)

    def all_of_it() -> None:
        come_back()
        actions.receive(case.pk, is_sellable=True, rials=None, said=owner)

    steps: dict[str, Callable[[], Any]] = {
        "opened": lambda: None,
        "sent_back": come_back,
        "came_back": all_of_it,
        "disputed": quarrel,
        "decided": decide,
        "refused": lambda: actions.refuse(case.pk, "as_described", no),
        "refunded": lambda: actions.refund_now(case.pk, owner),
        "offered": lambda: actions.offer(case.pk, 50_000 * 10, owner),
        "cancelled": lambda: actions.cancel(case.pk, buyer),
    }
    steps[end]()


def _owner(parcel: Parcel) -> User | None:
    found = Membership.objects.filter(seller=parcel.seller).order_by("pk")
    member = found.select_related("user").first()
    return member.user if member else None


def _photos(parcel: Parcel) -> list[Taken]:
    """Return a picture of the goods, as if the buyer had taken it."""
    line = parcel.lines.select_related("product__parent").order_by("pk").first()
    product: Any = line and line.product and (line.product.parent or line.product)
    image = product.images.filter(photo__isnull=False).first() if product else None
    if image is None:
        return []
    with image.photo.file.open("rb") as file:
        return [judge(file)]
