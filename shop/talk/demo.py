"""The demo's voices: reviews of what was received, replies, questions, and some conversations."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.demo.drafts import DATA
from catalog.demo.reviews import rate
from catalog.models import Card, Product, ProductImage, Question, ReviewNote
from catalog.photos import photo_values
from catalog.photos.sizes import REVIEWS
from core.backdate import keeping_dates
from core.contacts import mask
from core.demo import DemoPlan, register
from core.models import Photo, User
from sellers.facts import read_csv
from sellers.models import Membership, Partner
from shop.order.models import Line
from shop.order.states import ParcelState
from shop.talk.counting import count_reliability
from shop.talk.models import Conversation, Message, SavedReply
from shop.talk.rules import Side

# The first written producer: who signs in to the demo's desk finds something waiting.
AT_THE_DESK: Final = "S001"
MOST_REVIEWS: Final = 240
MOST_PHOTOS: Final = 24
ASKED: Final = 40
REPLIES: Final = (
    "خیلی ممنونم که نوشتید. به دلتان بنشیند.",
    "سپاس از شما. اگر چیزی کم و کسر بود بگویید، جبران می‌کنم.",
    "دستتان درد نکند. دفعهٔ بعد بسته‌بندی را محکم‌تر می‌کنم.",
    "خوشحالم که پسندیدید. همهٔ کار دست خودم است.",
    "حق با شماست. از این به بعد زودتر می‌فرستم.",
)
QUESTIONS: Final = (
    (
        "چند روز پیش از مهمانی سفارش بدهم که به‌موقع برسد؟",
        "یک هفته پیش‌تر سفارش بدهید؛ دو روز برای آماده شدن و بقیه برای راه.",
    ),
    ("برای هدیه بسته‌بندی هم می‌کنید؟", "بله، در یادداشت سفارش بنویسید؛ هزینه‌ای ندارد."),
    ("اندازهٔ دیگری هم دارید؟", "فعلاً همین است؛ اندازهٔ دیگر را می‌شود سفارشی ساخت."),
    ("چطور نگهش دارم که خراب نشود؟", "جای خشک و خنک و دور از آفتاب."),
    ("مواد اولیه‌اش از کجاست؟", "همه از روستاهای همین شهرستان است."),
    ("رنگش با عکس یکی است؟", "بله، عکس در نور روز گرفته شده است."),
    ("برای بچهٔ کوچک هم مناسب است؟", ""),
    ("اگر در راه آسیب ببیند چه می‌شود؟", ""),
)  # fmt: skip
SAVED: Final = (
    "سلام، ممنون از پیامتان. فردا تا ظهر خبرتان می‌کنم.",
    "بله، موجود است و همین امروز می‌فرستم.",
    "خوشحال می‌شوم نظرتان را بنویسید.",
)
# What is said about goods of the first producer, from both ends; the last words wait for an answer.
TALKS: Final = (
    (("buyer", "سلام، این را می‌شود با نام روی آن سفارش داد؟"),),
    (
        ("buyer", "سلام. برای پنج عدد تخفیف می‌دهید؟"),
        ("seller", "سلام. برای پنج تا ده درصد کمتر حساب می‌کنم."),
        ("buyer", "عالی است. شماره‌ام ۰۹۸۰ ۱۲۳ ۴۵۶۷ است، زنگ بزنید."),
    ),
    (
        ("buyer", "کی می‌رسد؟ برای تولد مادرم می‌خواهم."),
        ("seller", "پنج‌شنبه تحویل پست می‌دهم."),
        ("buyer", "دستتان درد نکند."),
    ),
)


@register(75, "voices")
@transaction.atomic
def demo_voices(plan: DemoPlan) -> None:
    """Write reviews, replies, questions and conversations, unless there are questions."""
    if Question.objects.exists():
        return
    people = list(User.objects.filter(username__startswith="buyer").order_by("username"))
    if not people:
        return
    written = _reviews(plan)
    replies = _notes(plan)
    asked = _questions(plan, people)
    talks = _talks(plan, people)
    plan.write(
        f"{written} reviews of what came, {replies} replies, {asked} questions, {talks} talks"
    )


def _reviews(plan: DemoPlan) -> int:
    """Let buyers of the demo review a part of what they received."""
    words = read_csv(DATA / "demo_reviews.csv")
    done = set(ProductReview.objects.values_list("product", "user"))
    lines = Line.objects.filter(
        parcel__state=ParcelState.DELIVERED, order__user__isnull=False, product__isnull=False
    ).select_related("order", "product__parent", "parcel")
    made: list[ProductReview] = []
    for line in lines.order_by("pk"):
        product: Any = line.product.parent or line.product
        chance = plan.chance("received", line.parcel.number, product.upc)
        pair = (product.pk, line.order.user_id)
        if pair in done or chance.randrange(3) or len(made) == MOST_REVIEWS:
            continue
        done.add(pair)
        sector = (product.trade_id or "")[:3]
        row = chance.choice([row for row in words if row["sector_code"] in (sector, "")])
        came = line.parcel.delivered_at or line.order.date_placed
        made.append(
            ProductReview(
                product=product,
                user_id=line.order.user_id,
                score=int(row["stars"]),
                title=row["title_fa"],
                body=row["body_fa"],
                status=ProductReview.APPROVED,
                date_created=min(
                    came + timedelta(days=1 + chance.randrange(5)),
                    _at(plan, 1, chance.randrange(9)),
                ),
            )
        )
    with keeping_dates(ProductReview):
        ProductReview.objects.bulk_create(made, batch_size=500)
    rate({review.product_id for review in made})
    return len(made)


def _notes(plan: DemoPlan) -> int:
    """Mark who received the goods, let producers reply to some, hang photos beside some."""
    received = set(
        Line.objects.filter(parcel__state=ParcelState.DELIVERED, order__user__isnull=False)
        .values_list("product", "order__user")
    )  # fmt: skip
    owners = dict(Membership.objects.order_by("-pk").values_list("seller", "user"))
    cards = dict(Card.objects.values_list("pk", "seller"))
    unmarked = ProductReview.objects.filter(note__isnull=True).select_related("product", "user")
    reviews = list(unmarked.order_by("pk"))
    notes = []
    for review in reviews:
        chance = plan.chance("note", *_about(review))
        note = ReviewNote(review=review, verified=(review.product_id, review.user_id) in received)
        if chance.randrange(3) == 0:
            note.reply = chance.choice(REPLIES)
            note.replied_by_id = owners.get(cards.get(review.product_id, 0))
            note.replied_at = review.date_created + timedelta(hours=5 + chance.randrange(60))
        notes.append(note)
    ReviewNote.objects.bulk_create(notes, batch_size=500)
    _photos(plan, [note for note in notes if note.verified])
    return sum(1 for note in notes if note.reply)


def _about(review: Any) -> tuple[str, str]:
    """Return what names a review whatever keys the database counts on."""
    return review.product.upc, review.user.username if review.user else ""


def _photos(plan: DemoPlan, notes: Sequence[ReviewNote]) -> None:
    """Hang a second view of the goods beside some reviews, as a buyer's photo."""
    likely = (n for n in notes if plan.chance("photo", *_about(n.review)).randrange(3) == 0)
    chosen = list(likely)[:MOST_PHOTOS]
    goods = {note.pk: note.review.product_id for note in chosen}
    views = ProductImage.objects.filter(product__in=goods.values(), photo__isnull=False)
    second = {i.product_id: i.photo_id for i in views.order_by("product", "display_order")}
    photos = Photo.objects.in_bulk(second.values())
    drawn = photo_values(list(photos.values()), REVIEWS) if photos else {}
    for note in chosen:
        photo = second.get(goods[note.pk])
        if photo:
            note.photos.add(photo)
            note.shown_photos = [drawn[photo]]
    ReviewNote.objects.bulk_update(chosen, ["shown_photos"])


def _questions(plan: DemoPlan, people: Sequence[User]) -> int:
    """Ask about goods, most of all those of the first producer; answer what was long ago."""
    owners = dict(Membership.objects.order_by("-pk").values_list("seller", "user"))
    first = Product.objects.filter(stockrecords__partner__code=AT_THE_DESK, structure="standalone")
    mine = list(first.order_by("upc")[:3])
    others = Product.objects.exclude(pk__in=[p.pk for p in mine]).filter(upc__isnull=False)
    goods = [*mine, *others.filter(structure="standalone").order_by("upc")[:ASKED]]
    sellers = dict(
        Product.objects.filter(pk__in=[p.pk for p in goods])
        .values_list("pk", "stockrecords__partner")
    )  # fmt: skip
    made = []
    for place, product in enumerate(goods):
        chance = plan.chance("question", product.upc)
        for text, answer in chance.sample(QUESTIONS, 1 + chance.randrange(2)):
            days = 1 + chance.randrange(20)
            asked = _at(plan, days, chance.randrange(9))
            waits = not answer or (place == 0)
            made.append(
                Question(
                    product=product,
                    asker=chance.choice(people),
                    text=text,
                    state="public",
                    asked_at=asked,
                    answer="" if waits else answer,
                    answered_by_id=None if waits else owners.get(sellers[product.pk]),
                    answered_at=None if waits else asked + timedelta(hours=3 + chance.randrange(9)),
                )
            )
    with keeping_dates(Question):
        Question.objects.bulk_create(made)
    return len(made)


def _talks(plan: DemoPlan, people: Sequence[User]) -> int:
    """Let buyers write to the first producer; some of it waits to be read."""
    seller = Partner.objects.filter(code=AT_THE_DESK).first()
    goods = Product.objects.filter(stockrecords__partner=seller).order_by("upc")[: len(TALKS)]
    owner = Membership.objects.filter(seller=seller).order_by("pk").first() if seller else None
    if seller is None or owner is None:
        return 0
    SavedReply.objects.bulk_create(SavedReply(seller=seller, text=text) for text in SAVED)
    for place, (product, said) in enumerate(zip(goods, TALKS, strict=False)):
        buyer = people[place]
        began = _at(plan, 1 + place, place)
        conversation = Conversation.objects.create(
            buyer=buyer,
            seller=seller,
            product=product,
            began_at=began,
            last_at=began + timedelta(minutes=20 * (len(said) - 1)),
            snippet=mask(said[-1][1])[:100],
            unread_by_seller=1 if place < 2 else 0,
        )
        Message.objects.bulk_create(
            Message(
                conversation=conversation,
                side=Side(side),
                author=buyer if side == Side.BUYER else owner.user,
                text=text,
                key=f"demo-{place}-{number}",
                sent_at=began + timedelta(minutes=20 * number),
            )
            for number, (side, text) in enumerate(said)
        )
    return min(len(TALKS), len(goods))


def _at(plan: DemoPlan, days_ago: int, hours: int) -> datetime:
    """Return an hour of some day before the demo's."""
    day = plan.day - timedelta(days=days_ago)
    return timezone.make_aware(datetime.combine(day, time(9 + hours)))


@register(95, "reliability")
def demo_reliability(plan: DemoPlan) -> None:
    """Count what the written year says of producers, once their stars are counted."""
    night = timezone.make_aware(datetime.combine(plan.day, time(0)))
    plan.write(f"{count_reliability(night)} producers' reliability counted")
