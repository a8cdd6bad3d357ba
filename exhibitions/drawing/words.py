"""Rules, refusals, troubles and reasons of draws in plain words."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.language import either, joined, spoken
from exhibitions.allocation import Quota, Rules, Weights
from exhibitions.allocation.trouble import Loosening
from exhibitions.models import Draw
from sellers.models import County, Sector, Trade

FACT_WORDS: Final[dict[str, Any]] = {
    "base": gettext_lazy("everyone has these"),
    "earlier_refusal": gettext_lazy("went without a stall at the fair before"),
    "new_producer": gettext_lazy("new producer"),
    "rural": gettext_lazy("works in a village"),
    "support_company": gettext_lazy("support company"),
    "loan_holder": gettext_lazy("pays back a loan"),
    "jury": gettext_lazy("what the jury said"),
    "attendance": gettext_lazy("kept earlier places"),
}
REFUSALS: Final[dict[str, Any]] = {
    "published": gettext_lazy(
        "A draw of this fair is published, and its rules with it. Declare it void first."
    ),
    "state": gettext_lazy("This cannot be done now. Look at the page again."),
    "window": gettext_lazy("Choose a day from today on, before the fair begins."),
    "open": gettext_lazy("Producers may still apply. Publish the draw when that time is over."),
    "undecided": gettext_lazy(
        "%(n)s applications are not decided yet. Shortlist or decline them first."
    ),
    "nobody": gettext_lazy("Nobody takes part yet. Shortlist applications first."),
    "soon": gettext_lazy("Choose a time that is at least one hour from now."),
    "no_stalls": gettext_lazy("The fair has no free stalls. Choose a plan with stalls first."),
    "fault": gettext_lazy("The draw contradicts itself: %(faults)s"),
    "early": gettext_lazy("The figure is not known yet. Come back when its time has come."),
    "possible": gettext_lazy("This draw is possible; no rule has to change."),
    "nobody_there": gettext_lazy("Choose an applicant of this draw and a stall of this fair."),
    "pinned": gettext_lazy("This stall is set for another applicant already."),
    "same": gettext_lazy("She stands there already."),
    "sizes": gettext_lazy(
        "%(codes)s has another number of stalls there; they cannot change places."
    ),
    "no_room": gettext_lazy("There are no %(n)s stalls side by side from there on."),
    "breaks": gettext_lazy("This breaks rules. Tick that you know it, or choose another place."),
}


def refusal(code: str, about: Mapping[str, object]) -> str:
    """Return the sentence of a refusal in the reader's language."""
    return str(REFUSALS[code]) % {name: spoken(value) for name, value in about.items()}


def stalls(codes: Iterable[str]) -> str:
    """Return stalls in the reader's digits: «الف۳ و الف۴»."""
    return joined(*(spoken(code) for code in codes))


class Names:
    """Names of counties, trades and sectors by code, each kind read once."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[str, dict[str, str]] = {}

    def of(self, kind: str, key: str) -> str:
        """Return a name in the reader's language, the code itself when nobody knows it."""
        if kind == "fact":
            return str(FACT_WORDS.get(key, key))
        if kind not in self._known:
            model: Any = {"county": County, "trade": Trade, "sector": Sector}[kind]
            rows = model.objects.values_list("pk", "name_fa", "name_en")
            self._known[kind] = {str(pk): either(fa, en) for pk, fa, en in rows}
        return self._known[kind].get(key, key)


def sentences(weights: Weights, rules: Rules, names: Names) -> list[str]:
    """Return every rule of a draw as a sentence."""
    quotas = (quota(one, names) for one in rules.quotas)
    return [*_hard(rules), *quotas, _points(weights), _wishes(weights)]


def _hard(rules: Rules) -> Iterable[str]:
    if rules.trade_per_aisle:
        yield ngettext(
            "In one aisle at most %(n)s stall shows the same trade.",
            "In one aisle at most %(n)s stalls show the same trade.",
            rules.trade_per_aisle,
        ) % {"n": spoken(rules.trade_per_aisle)}
    if rules.county_per_aisle:
        yield ngettext(
            "In one aisle at most %(n)s stall is from the same county.",
            "In one aisle at most %(n)s stalls are from the same county.",
            rules.county_per_aisle,
        ) % {"n": spoken(rules.county_per_aisle)}
    if rules.rivals_apart:
        yield _("Two who show the same trade never stand side by side.")


def quota(one: Quota, names: Names) -> str:
    """Return a quota as a sentence."""
    about = {
        "who": names.of(one.kind, one.key),
        "least": spoken(one.least),
        "most": spoken(one.most),
    }
    if one.most is None:
        return _("At least %(least)s stalls are for: %(who)s.") % about
    if not one.least:
        return _("At most %(most)s stalls are for: %(who)s.") % about
    return _("At least %(least)s and at most %(most)s stalls are for: %(who)s.") % about


def _points(weights: Weights) -> str:
    worth = {**weights.facts, "jury": weights.jury, "attendance": weights.attendance}
    parts = [
        _("%(points)s for “%(what)s”") % {"points": spoken(worth[name]), "what": label}
        for name, label in FACT_WORDS.items()
        if worth.get(name)
    ]
    base = {"base": spoken(weights.base)}
    if not parts:
        return _("Everyone has %(base)s points.") % base
    return _("Everyone has %(base)s points, and more: %(parts)s.") % {
        **base,
        "parts": joined(*parts),
    }


def _wishes(weights: Weights) -> str:
    return _(
        "A wish granted is worth one's points times %(wishes)s from the first to the fifth wish,"
        " any other stall %(anywhere)s times; the neighbour one wished for adds %(together)s. The"
        " plan with the highest sum is taken."
    ) % {
        "wishes": joined(*(spoken(one) for one in weights.wishes)),
        "anywhere": spoken(weights.anywhere),
        "together": spoken(weights.together),
    }


def trouble(row: Mapping[str, Any] | Loosening, names: Names) -> str:
    """Return what a rule asks and what would be enough, as a sentence."""
    one = row if isinstance(row, Loosening) else Loosening(**row)
    parts = [spoken(part) for part in one.about.split(":")]
    about: dict[str, object] = {"asked": spoken(one.asked), "enough": spoken(one.enough)}
    if one.rule in ("least", "most"):
        about["who"] = names.of(*one.about.split(":", 1))
    elif one.rule in ("aisle", "county_aisle"):
        kind = "trade" if one.rule == "aisle" else "county"
        about |= {"aisle": parts[0], "trade": names.of(kind, one.about.rsplit(":", 1)[1])}
    elif one.rule == "rivals":
        trade = one.about.rsplit(":", 1)[1]
        about |= {"one": parts[0], "other": parts[1], "trade": names.of("trade", trade)}
    else:
        about |= {"code": parts[0], "stalls": stalls(one.about.split(":")[1:])}
    return str(_trouble_words()[one.rule]) % about


def _trouble_words() -> dict[str, str]:
    return {
        "least": _("%(who)s: at least %(asked)s stalls are asked, %(enough)s can be had."),
        "most": _("%(who)s: at most %(asked)s stalls are allowed, %(enough)s are needed."),
        "aisle": _("Aisle %(aisle)s, %(trade)s: at most %(asked)s allowed, %(enough)s needed."),
        "county_aisle": _(
            "Aisle %(aisle)s, %(trade)s: at most %(asked)s allowed, %(enough)s needed."
        ),
        "rivals": _("In %(one)s and %(other)s the same trade stands side by side: %(trade)s."),
        "pin": _("Code %(code)s cannot stand where it was put by hand."),
        "suits": _("Code %(code)s at %(stalls)s: no socket there, or the stall is for others."),
        "apart": _("Code %(code)s at %(stalls)s: these stalls are not side by side."),
    }


def void_reason(draw: Draw) -> str:
    """Return why a draw does not count."""
    if draw.void_kind == "hand":
        return draw.void_reason
    if draw.void_kind == "impossible":
        return _("No plan kept all its rules, so a rule was changed.")
    told = {
        "input": _("the published input was changed"),
        "stalls": _("the stalls are others than those that were published"),
        "left": _("the organiser took out %(code)s"),
        "changed": _("the application of %(code)s was changed"),
        "new": _("somebody was added to those who take part"),
    }
    parts = (part.partition(":") for part in draw.void_reason.split())
    found = [told[what] % {"code": spoken(code)} for what, _colon, code in parts if what in told]
    return _("After it was published, %(what)s.") % {"what": joined(*found)}


WISH_STATES: Final[dict[str, Any]] = {
    "granted": gettext_lazy("You have it."),
    "unsuitable": gettext_lazy(
        "It does not suit: it is for other trades, has no socket, or too few stalls side by side."
    ),
    "draw": gettext_lazy("Another plan was as good and had it for you; the seed decided."),
    "behind": gettext_lazy("Every plan in which you have it has at least %(n)s points less."),
    "impossible": gettext_lazy("The rules allow no plan in which you have it."),
}


def wish_result(row: Mapping[str, Any]) -> str:
    """Return what became of a wish, and who has it now."""
    told = str(WISH_STATES[row["state"]]) % {"n": spoken(row["points"])}
    if row["state"] in ("draw", "behind") and row["holders"]:
        codes = joined(*(spoken(code) for code in row["holders"][:6]))
        told += " " + _("It went to code %(codes)s.") % {"codes": codes}
    return told
