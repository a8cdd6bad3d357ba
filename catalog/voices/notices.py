"""Who hears of reviews, questions and their answers: stored with them, sent after the commit."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.models import Product, Question, ReviewNote
from core.language import either
from core.models import User
from core.telling import News, tell_person
from sellers.models import Membership, Partner
from sellers.team.rules import Right, rights_of


def people_of(seller: Partner | None, right: Right = Right.TALK) -> list[User]:
    """Return the people of a shop who hold ``right``. One query."""
    if seller is None:
        return []
    team = Membership.objects.filter(seller=seller, user__is_active=True).select_related("user")
    return [member.user for member in team if right in rights_of(member.role)]


def tell_question(question: Question) -> None:
    """Tell the producer that somebody asks."""

    def compose() -> News:
        heading = _("Somebody asks about “%(name)s”.") % {"name": _name(question.product)}
        return News(heading, reverse("desk-voices:questions"), _("Answer"), question.text)

    _tell_producer(question.product, compose, f"question:{question.pk}")


def tell_answer(question: Question) -> None:
    """Tell the asker that there is an answer."""

    def compose() -> News:
        heading = _("Your question about “%(name)s” was answered.") % {
            "name": _name(question.product)
        }
        path = question.product.get_short_url() + "#questions"
        return News(heading, path, _("Read the answer"), question.answer)

    if question.asker:
        tell_person(question.asker, compose, key=f"question-answered:{question.pk}")


def tell_review(review: ProductReview) -> None:
    """Tell the producer that somebody wrote what they think."""

    def compose() -> News:
        heading = _("A buyer wrote about “%(name)s”.") % {"name": _name(review.product)}
        return News(heading, reverse("desk-voices:reviews"), _("Read and reply"), review.body)

    _tell_producer(review.product, compose, f"review:{review.pk}")


def tell_reply(note: ReviewNote) -> None:
    """Tell the writer of a review that the producer replied."""
    review = note.review

    def compose() -> News:
        heading = _("The producer of “%(name)s” replied to you.") % {"name": _name(review.product)}
        path = review.product.get_short_url() + "#reviews"
        return News(heading, path, _("Read the reply"), note.reply)

    if review.user:
        tell_person(review.user, compose, key=f"review-replied:{review.pk}")


def _tell_producer(product: Product, compose: Callable[[], News], key: str) -> None:
    card = getattr(product, "card", None)
    for person in people_of(card.seller if card else None):
        tell_person(person, compose, key=key)


def _name(product: Product) -> str:
    return either(product.get_title(), product.title_en)
