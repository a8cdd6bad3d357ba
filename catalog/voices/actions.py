"""The only writers of reviews, questions, their answers and reports.

Texts come clean from forms. Cards and sellers' stars follow a review by signal.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from oscar.apps.catalogue.reviews.models import ProductReview
from PIL import Image

from catalog.models import Product, Question, ReviewNote, VoiceReport
from catalog.photos import keep, photo_values
from catalog.photos.sizes import REVIEWS
from catalog.voices import notices
from catalog.voices.proof import received
from catalog.voices.rules import (
    MOST_PHOTOS,
    QUESTION_MOVES,
    QUESTIONS_A_DAY,
    QuestionState,
    is_clean,
    may_edit,
)
from core import kept
from core.models import User
from core.record import move
from sellers.models import Partner


class MayNot(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """Refused. ``code``: ``not_received``, ``too_late``, ``too_many``, ``own_goods``."""

    def __init__(self, code: str) -> None:
        """Keep the stable code; words belong to the caller."""
        super().__init__(code)
        self.code = code


def goods_of(product: Product) -> list[int]:
    """Return the ids of a product and its variants. One query."""
    variants = Product.objects.filter(parent=product).values_list("pk", flat=True)
    return [product.pk, *variants]


@transaction.atomic
def write_review(
    user: User,
    product: Product,
    *,
    score: int,
    title: str,
    body: str,
    pictures: Sequence[Image.Image] = (),
    drop: Iterable[int] = (),
) -> ProductReview:
    """Store a person's one review of goods they received, or what they changed of it.

    ``drop`` are ids of its photos to take away. Clean words without new photos stand at once,
    anything else waits for staff. Raise ``MayNot``: ``not_received``, or ``too_late`` to change.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)  # the same form twice at once
    review = ProductReview.objects.filter(product=product, user=user).first()
    if review is None:
        if not received(user, goods_of(product)):
            raise MayNot("not_received")
        review = ProductReview(product=product, user=user)
    elif not may_edit(review.date_created, timezone.now()):
        raise MayNot("too_late")
    changed = review.pk is not None
    clean = is_clean(f"{title}\n{body}") and not pictures
    refused = review.status == ProductReview.REJECTED
    review.score, review.title, review.body = score, title, body
    review.status = (
        ProductReview.APPROVED
        if clean and not (changed and refused)
        else ProductReview.FOR_MODERATION
    )
    review.save()
    note, _new = ReviewNote.objects.get_or_create(review=review, defaults={"verified": True})
    note.edited_at = timezone.now() if changed else None
    note.save(update_fields=["edited_at"])
    _keep_photos(note, product, pictures, drop)
    if not changed and review.status == ProductReview.APPROVED:
        notices.tell_review(review)
    return review


def _keep_photos(
    note: ReviewNote, product: Product, pictures: Sequence[Image.Image], drop: Iterable[int]
) -> None:
    """Take photos away, add others up to the limit, and write what the page draws."""
    note.photos.remove(*note.photos.filter(pk__in=list(drop)))
    room = MOST_PHOTOS - note.photos.count()
    for picture in pictures[: max(0, room)]:
        note.photos.add(keep(picture, title=product.get_title(), sizes=REVIEWS))
    photos = list(note.photos.order_by("pk"))
    drawn = photo_values(photos, REVIEWS) if photos else {}
    note.shown_photos = [drawn[photo.pk] for photo in photos]
    note.save(update_fields=["shown_photos"])
    kept.changed()


@transaction.atomic
def reply_to_review(seller: Partner, pk: int, text: str, *, by: User) -> ReviewNote:
    """Store the producer's one public reply, or what they change of it within 14 days.

    Raise ``ProductReview.DoesNotExist`` unless it is a public review of the seller's goods,
    ``MayNot("too_late")`` for an old reply.
    """
    mine = ProductReview.objects.select_for_update(of=("self",)).filter(
        product__card__seller=seller, status=ProductReview.APPROVED
    )
    review = mine.get(pk=pk)
    note, _new = ReviewNote.objects.get_or_create(review=review)
    if note.reply == text:
        return note
    if note.replied_at and not may_edit(note.replied_at, timezone.now()):
        raise MayNot("too_late")
    first = not note.reply
    note.reply, note.replied_by = text, by
    note.replied_at = note.replied_at or timezone.now()
    note.save(update_fields=["reply", "replied_by", "replied_at"])
    kept.changed()
    if first:
        notices.tell_reply(note)
    return note


@transaction.atomic
def ask(user: User, product: Product, text: str) -> Question:
    """Ask about goods in public; clean words stand at once. The same words twice are one question.

    Raise ``MayNot("too_many")`` past ten questions a day.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    mine = Question.objects.filter(asker=user, asked_at__gt=timezone.now() - timedelta(days=1))
    if same := mine.filter(product=product, text=text).first():
        return same
    if mine.count() >= QUESTIONS_A_DAY:
        raise MayNot("too_many")
    question = Question.objects.create(product=product, asker=user, text=text)
    if is_clean(text):
        publish_question(question.pk, by=None)
        question.refresh_from_db()
    return question


@transaction.atomic
def publish_question(pk: int, *, by: User | None) -> Question:
    """Show a question that waits, and tell the producer; raise ``MoveRefused`` from elsewhere."""
    question = Question.objects.select_for_update().get(pk=pk)
    move(question, QuestionState.PUBLIC, table=QUESTION_MOVES, by=by)
    kept.changed()
    notices.tell_question(question)
    return question


@transaction.atomic
def hide_question(pk: int, *, by: User | None, reason: str = "") -> Question:
    """Take a question out of sight for good."""
    question = Question.objects.select_for_update().get(pk=pk)
    if question.state != QuestionState.HIDDEN:
        move(question, QuestionState.HIDDEN, table=QUESTION_MOVES, by=by, reason=reason)
        kept.changed()
    return question


@transaction.atomic
def answer_question(seller: Partner, pk: int, text: str, *, by: User) -> Question:
    """Answer a public question about the seller's goods; the asker hears of it once.

    Raise ``Question.DoesNotExist`` for another's, ``MayNot("too_late")`` to change an old answer.
    """
    mine = Question.objects.select_for_update(of=("self",)).filter(
        product__card__seller=seller, state=QuestionState.PUBLIC
    )
    question = mine.get(pk=pk)
    if question.answer == text:
        return question
    if question.answered_at and not may_edit(question.answered_at, timezone.now()):
        raise MayNot("too_late")
    first = not question.answer
    question.answer, question.answered_by = text, by
    question.answered_at = question.answered_at or timezone.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    kept.changed()
    if first:
        notices.tell_answer(question)
    return question


def report(
    by: User, reason: str, *, review: ProductReview | None = None, question: Question | None = None
) -> bool:
    """Note that somebody finds fault with a review or a question; once each person."""
    try:
        with transaction.atomic():
            VoiceReport.objects.create(by=by, reason=reason, review=review, question=question)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def settle(pk: int, *, hide: bool, by: User) -> VoiceReport:
    """Settle a report once: what it is about goes out of sight, or stays."""
    found = VoiceReport.objects.select_for_update(of=("self",)).select_related("review")
    report_ = found.get(pk=pk)
    if report_.settled_at:
        return report_
    if hide and report_.question_id:
        hide_question(report_.question_id, by=by, reason=report_.reason)
    elif hide and report_.review:
        report_.review.status = ProductReview.REJECTED
        report_.review.save()
    report_.settled_at, report_.settled_by = timezone.now(), by
    report_.save(update_fields=["settled_at", "settled_by"])
    return report_
