"""Reviews and questions as pages show them: both of a product's in one query."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import (
    CharField,
    DateTimeField,
    F,
    JSONField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.models import Card, Product, Question, ReviewNote
from catalog.voices.rules import QuestionState
from core.prepared import prepared
from sellers.models import Partner

REVIEWS_SHOWN: Final = 6
QUESTIONS_SHOWN: Final = 4
A_PAGE: Final = 20


class Voice(NamedTuple):
    """A review (``score`` 1–5) or a question (``score`` 0) with its answer, as it is shown."""

    pk: int
    score: int
    title: str
    body: str
    at: datetime
    name: str
    verified: bool
    edited: bool
    reply: str
    replied_at: datetime | None
    photos: list[dict[str, Any]]
    product_id: int
    goods: str


COLUMNS: Final = tuple(f"as_{name}" for name in Voice._fields)


@dataclass(frozen=True)
class Voices:
    """The newest of both kinds for a product's page."""

    reviews: list[Voice]
    questions: list[Voice]


def public_reviews() -> "QuerySet[ProductReview]":
    """Reviews that anybody may read, the newest first. Adds no query."""
    approved = ProductReview.objects.filter(status=ProductReview.APPROVED)
    return approved.order_by("-date_created", "-pk")


def public_questions() -> "QuerySet[Question]":
    """Questions that anybody may read, answered ones first, then the newest. Adds no query."""
    public = Question.objects.filter(state=QuestionState.PUBLIC)
    return public.order_by(F("answered_at").desc(nulls_last=True), "-pk")


def voices_of(product: Product) -> Voices:
    """Return what a product's page shows of reviews and questions. One query."""
    found = [read(row) for row in _newest(product.pk)]
    return Voices(
        reviews=sorted((v for v in found if v.score), key=lambda v: (v.at, v.pk), reverse=True),
        questions=sorted(
            (v for v in found if not v.score),
            key=lambda v: (v.replied_at is not None, v.replied_at or v.at, v.pk),
            reverse=True,
        ),
    )


@prepared(int)
def _newest(product: int) -> Any:
    newest = public_reviews().filter(product=product).values("pk")[:REVIEWS_SHOWN]
    asked = public_questions().filter(product=product).values("pk")[:QUESTIONS_SHOWN]
    reviews = as_reviews(ProductReview.objects.order_by().filter(pk__in=newest))
    questions = as_questions(Question.objects.order_by().filter(pk__in=asked))
    return reviews.union(questions, all=True)


def reviews_about(seller: Partner, limit: int) -> list[Voice]:
    """Return the newest public reviews of a producer's goods on sale. One query."""
    goods = Card.objects.filter(seller=seller).values("pk")
    return [read(row) for row in as_reviews(public_reviews().filter(product__in=goods))[:limit]]


def as_reviews(reviews: "QuerySet[ProductReview]") -> Any:
    """Return reviews as rows for ``read``. Adds no query."""
    note = ReviewNote.objects.filter(pk=OuterRef("pk"))
    return reviews.annotate(
        as_pk=F("pk"),
        as_score=F("score"),
        as_title=F("title"),
        as_body=F("body"),
        as_at=F("date_created"),
        as_name=Coalesce("user__first_name", "name", output_field=CharField()),
        as_verified=Subquery(note.values("verified")[:1]),
        as_edited=Subquery(note.values("edited_at")[:1]),
        as_reply=Subquery(note.values("reply")[:1]),
        as_replied_at=Subquery(note.values("replied_at")[:1]),
        as_photos=Subquery(note.values("shown_photos")[:1]),
        as_product_id=F("product_id"),
        as_goods=F("product__title"),
    ).values_list(*COLUMNS)


def as_questions(questions: "QuerySet[Question]") -> Any:
    """Return questions as rows for ``read``. Adds no query."""
    return questions.annotate(
        as_pk=F("pk"),
        as_score=Value(0),
        as_title=Value(""),
        as_body=F("text"),
        as_at=F("asked_at"),
        as_name=Coalesce("asker__first_name", Value(""), output_field=CharField()),
        as_verified=Value(False),
        as_edited=Value(None, output_field=DateTimeField()),
        as_reply=F("answer"),
        as_replied_at=F("answered_at"),
        as_photos=Value([], output_field=JSONField()),
        as_product_id=F("product_id"),
        as_goods=F("product__title"),
    ).values_list(*COLUMNS)


def read(row: Any) -> Voice:
    """Return a row as a voice; a review without a note has no proof, photos or reply."""
    values = dict(zip(Voice._fields, row, strict=True))
    return Voice(
        **{
            **values,
            "verified": bool(values["verified"]),
            "edited": values["edited"] is not None,
            "reply": values["reply"] or "",
            "photos": values["photos"] or [],
            "goods": values["goods"] or "",
        }
    )


def of_seller(seller: Partner) -> "QuerySet[ProductReview]":
    """Public reviews of a producer's goods for the desk, those without a reply first."""
    mine = public_reviews().filter(product__card__seller=seller)
    unanswered = F("note__replied_at").asc(nulls_first=True)
    return mine.select_related("user", "note", "product__card").order_by(
        unanswered, "-date_created", "-pk"
    )


def asked_of(seller: Partner) -> "QuerySet[Question]":
    """Public questions about a producer's goods for the desk, those without an answer first."""
    mine = Question.objects.filter(product__card__seller=seller, state=QuestionState.PUBLIC)
    unanswered = F("answered_at").asc(nulls_first=True)
    return mine.select_related("asker", "product__card").order_by(unanswered, "-asked_at", "-pk")
