"""Applications to fairs, for the matrix: at the desk and at the organiser's."""

from itertools import count
from typing import Any

from exhibitions.applying import actions
from exhibitions.jury.actions import add_criterion, appoint
from exhibitions.models import Fair, NeededPaper
from sellers.models import Partner
from tests import factories as make
from tests.exhibitions.applying import tools

Arguments = dict[str, Any]
_n = count(1)


def _mine(seller: Partner) -> Any:
    return actions.begin(seller, tools.fair().slug, by=None, now=tools.NOW)


def _application(seller: Partner) -> Arguments:
    return {"pk": _mine(seller).pk}


def _with_paper(seller: Partner) -> Arguments:
    mine = _mine(seller)
    paper = tools.paper_of(mine.fair)
    actions.add_paper(
        mine.pk, seller, paper=paper.pk, upload=tools.upload(), by=None, now=tools.NOW
    )
    return {"pk": mine.pk, "paper": paper.pk}


OF_A_SHOP = {
    **{
        f"desk_fairs:{page}": _application for page in ("application", "send", "answer", "withdraw")
    },
    "desk_fairs:step": lambda seller: {**_application(seller), "step": "goods"},
    "desk_fairs:paper": _with_paper,
    "desk_fairs:drop_paper": _with_paper,
}


def _sent(fair: Any) -> Any:
    Fair.objects.filter(pk=fair.pk).update(giving="draw", state="applications")
    fair.refresh_from_db()
    return tools.draft(fair)


def _case(fair: Any) -> Arguments:
    mine = _sent(fair)
    return {"pk": actions.submit(mine.pk, mine.seller, by=None, now=tools.NOW).pk}


def _case_with_paper(fair: Any) -> Arguments:
    mine = _sent(fair)
    NeededPaper.objects.create(fair=fair, name_fa=f"کارت بهداشت {next(_n)}")
    for paper in fair.papers.all():
        actions.add_paper(
            mine.pk, mine.seller, paper=paper.pk, upload=tools.upload(), by=None, now=tools.NOW
        )
    actions.submit(mine.pk, mine.seller, by=None, now=tools.NOW)
    return {"pk": mine.pk, "paper": paper.pk}


def _reviewer(fair: Any) -> Arguments:
    return {"pk": appoint(fair, mobile=make.user().mobile, by=None).pk}


def _criterion(fair: Any) -> Arguments:
    return {"pk": add_criterion(fair, name_fa="کیفیت", weight=1, most=5).pk}


OF_A_FAIR = {
    **dict.fromkeys(("organiser:application", "organiser:ask", "organiser:decline"), _case),
    "organiser:application_paper": _case_with_paper,
    "organiser:dismiss": _reviewer,
    "organiser:drop_criterion": _criterion,
}
