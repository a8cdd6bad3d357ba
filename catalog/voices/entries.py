"""What reviews and questions hang into the desk: two entries of the menu, two tasks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalog.models import Question
from catalog.voices import queries
from catalog.voices.rules import QuestionState
from sellers.desk.registry import MenuEntry, TaskCard, register_menu, register_tasks
from sellers.models import Partner
from sellers.team.rules import Right


def tasks(seller: Partner, day: date) -> Sequence[TaskCard]:
    """Return questions to answer and reviews to reply to. One query."""
    waiting = Question.objects.filter(
        product__card__seller=seller, state=QuestionState.PUBLIC, answered_at__isnull=True
    )
    silent_reviews = queries.public_reviews().filter(
        product__card__seller=seller, score__lte=3, note__replied_at__isnull=True
    )
    counts = Partner.objects.filter(pk=seller.pk).values_list(
        _number(waiting), _number(silent_reviews)
    )
    asked, silent = counts.get()
    cards = []
    if asked:
        text = ngettext("Answer the question", "Answer the questions", asked)
        url = reverse("desk-voices:questions")
        cards.append(TaskCard("chat", text, url, _("Answer"), number=asked, order=30))
    if silent:
        text = ngettext(
            "Reply to a buyer who was not glad", "Reply to buyers who were not glad", silent
        )
        url = reverse("desk-voices:reviews")
        cards.append(TaskCard("star", text, url, _("Reply"), number=silent, order=60))
    return cards


def _number(rows: QuerySet[Any]) -> Coalesce:
    """Return how many rows there are, as a column of another query."""
    counted = rows.order_by().annotate(_all=Value(1)).values("_all").annotate(_n=Count("pk"))
    return Coalesce(Subquery(counted.values("_n")), 0)


register_menu(
    MenuEntry(
        "questions", gettext_lazy("Questions"), "info", "desk-voices:questions", 50, Right.TALK
    ),
    MenuEntry("reviews", gettext_lazy("Reviews"), "star", "desk-voices:reviews", 55, Right.TALK),
)
register_tasks(tasks, Right.TALK)
