"""What tests of returns share: a parcel that came, and a case about it."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from core import sms
from core.private import judge
from shop.order.actions.hold import lines_of
from shop.order.actions.stock import consume_stock
from shop.order.models import Line, Order, Parcel
from shop.order.states import OrderState, ParcelState
from shop.returns import actions
from shop.returns.actions.opening import Asked
from shop.returns.actions.writing import Said
from shop.returns.models import Return
from shop.returns.states import Kind, Side
from tests import factories as make
from tests.shop.order.tools import paid_for

HOME = "زهرا بازوند، خرم‌آباد، خیابان علوی، پلاک ۲"
BUYER, SELLER, SHOP = Said(Side.BUYER), Said(Side.SELLER), Said(Side.SHOP)
CODE = "123456789012345678901234"


def came(*goods: Any, days_ago: int = 0, **changed: Any) -> Parcel:
    """A paid parcel (of the first goods' seller) that was delivered some days ago."""
    order = paid_for(*(goods or (make.product(),)), **changed)
    return arrive(order, days_ago)


def arrive(order: Order, days_ago: int = 0) -> Parcel:
    """All parcels of an order came; return the first."""
    at = timezone.now() - timedelta(days=days_ago)
    consume_stock(lines_of(order))
    order.parcels.update(state=ParcelState.DELIVERED, delivered_at=at)
    Order.objects.filter(pk=order.pk).update(status=OrderState.COMPLETED)
    sms.outbox.clear()
    return order.parcels.order_by("pk")[0]


def asked(
    parcel: Parcel, kind: str = "withdrawal", pieces: int | None = None, **more: Any
) -> Asked:
    """A wish about all pieces of a parcel, or some of its first line."""
    lines = Line.objects.filter(parcel=parcel).order_by("pk")
    wanted = {line.pk: line.left for line in lines} if pieces is None else {lines[0].pk: pieces}
    wanted = more.pop("wanted", wanted)
    reason = more.pop("reason", "damaged" if kind == "problem" else "")
    return Asked(Kind(kind), wanted, more.pop("key", uuid4().hex), reason, **more)


def opened(parcel: Parcel | None = None, kind: str = "withdrawal", **more: Any) -> Return:
    """An open case."""
    parcel = parcel or came()
    return actions.open_case(parcel.pk, asked(parcel, kind, **more), Said(Side.BUYER, text="سلام"))


def on_its_way(case: Return) -> Return:
    """The same, accepted and sent."""
    actions.accept(case.pk, HOME, SELLER)
    return actions.send_back(case.pk, "iran_post", CODE, BUYER)


def jpeg(width: int = 30, height: int = 40) -> SimpleUploadedFile:
    """A small photo as a browser sends it."""
    file = BytesIO()
    Image.new("RGB", (width, height), "#9b2c23").save(file, "JPEG", quality=10)
    return SimpleUploadedFile("گلیم.jpg", file.getvalue(), "image/jpeg")


def photo_of(case: Return) -> int:
    """The key of a photo that the buyer adds to a case."""
    actions.say(case.pk, Said(Side.BUYER, text="عکس", photos=[judge(jpeg())]))
    return case.notes.last().photos.get().pk


def state_of(case: Return) -> str:
    return Return.objects.get(pk=case.pk).state
