"""What a producer's page says of her reliability, each part in a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.language import language, spoken
from core.money import grouped
from sellers.models import Partner
from sellers.reliability.rules import LEAST_CASES, LEAST_PARCELS, Counted, Part

WORDS = {
    Part.STARS: gettext_lazy("Stars of buyers"),
    Part.ON_TIME: gettext_lazy("Parcels handed over by the promised day"),
    Part.ANSWERS: gettext_lazy("Orders and questions answered in time"),
    Part.KEPT: gettext_lazy("Orders that were not let down"),
}


@dataclass(frozen=True)
class Row:
    """One part: its words, its share in words, and how much it weighs."""

    label: str
    share: str
    weight: str
    counts: bool


@dataclass(frozen=True)
class Shown:
    """The score and how it is worked out; ``score`` is '' while there is too little to say."""

    score: str
    parcels: int
    rows: list[Row]
    faulty: int = 0
    least_cases: int = LEAST_CASES
    least_parcels: int = LEAST_PARCELS


def reliability_of(seller: Partner) -> Shown | None:
    """Return what is shown of a seller read with her counts, ``None`` without any. No query."""
    counted = getattr(seller, "reliability", None)
    if counted is None:
        return None
    counted.seller = seller
    score = counted.score
    return Shown(
        score=grouped(score, language()) if score is not None else "",
        parcels=counted.posted,
        rows=[_row(part) for part in counted.parts()],
        faulty=counted.faulty,
    )


def _row(part: Counted) -> Row:
    share = _("%(percent)s of 100, from %(n)s") % {
        "percent": spoken(part.percent),
        "n": spoken(part.cases),
    }
    weight = _("weighs %(n)s of 100") % {"n": spoken(part.weight)}
    return Row(
        str(WORDS[part.part]), share if part.cases else _("nothing yet"), weight, part.counts
    )
