"""What this floor itself hangs into the desk: its menu, and tasks around the shop itself."""

from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from sellers.desk.registry import MenuEntry, TaskCard, once, register_menu, register_tasks
from sellers.members.rules import has_members
from sellers.members.states import SupportState
from sellers.models import BankAccount, Joining, Partner, Support
from sellers.team.rules import Right

register_menu(
    MenuEntry(
        "today",
        gettext_lazy("To do today"),
        "home",
        "desk:home",
        0,
        thumb=True,
        short=pgettext_lazy("desk", "Today"),
    ),
    MenuEntry("shop", gettext_lazy("Name, county, privacy"), "shop", "desk:shop", 70, Right.SHOP),
    MenuEntry("bank", gettext_lazy("Bank account"), "bank", "desk:bank", 75, Right.BANK),
    MenuEntry("team", gettext_lazy("Team"), "people", "desk:team", 80, Right.TEAM),
    MenuEntry("helpers", gettext_lazy("Helpers"), "people", "desk:helpers", 81, Right.TEAM),
    MenuEntry(
        "members",
        gettext_lazy("Members"),
        "leaf",
        "desk:members",
        82,
        Right.TEAM,
        kinds=frozenset({"support_company", "cooperative"}),
    ),
    MenuEntry(
        "company",
        gettext_lazy("My support company"),
        "leaf",
        "desk:company",
        82,
        Right.LICENCE,
        kinds=frozenset({"supported_member", "independent"}),
    ),
)


class Missing(NamedTuple):
    """What a shop has not done yet."""

    opening: bool
    account: bool


def _missing(seller: Partner) -> Missing:
    left = Joining.objects.filter(seller=OuterRef("pk"), opened_at__isnull=True)
    account = BankAccount.objects.filter(seller=OuterRef("pk"))
    found = Partner.objects.filter(pk=seller.pk).values_list(Exists(left), ~Exists(account))
    return Missing(*found.get())


def finish_opening(seller: Partner, day: date) -> list[TaskCard]:
    """Ask to go on where the joining was left. One query, shared with ``name_an_account``."""
    if not once(seller, "missing", _missing).opening:
        return []
    return [
        TaskCard(
            sign="shop",
            text=_("Finish opening your shop"),
            note=_("A few questions are left."),
            url=reverse("desk:join"),
            button=_("Go on"),
            urgent=True,
            order=0,
        )
    ]


def name_an_account(seller: Partner, day: date) -> list[TaskCard]:
    """Ask where the money shall go, as long as nobody knows."""
    if not once(seller, "missing", _missing).account:
        return []
    return [
        TaskCard(
            sign="bank",
            text=_("Say where your money shall go"),
            note=_("Without an account we cannot pay you."),
            url=reverse("desk:bank_change"),
            button=_("Write the account"),
            order=40,
        )
    ]


def answer_members(seller: Partner, day: date) -> list[TaskCard]:
    """Ask a company to answer who wants to be its member. One query for companies alone."""
    if not has_members(seller.kind):
        return []
    asked = Support.objects.filter(company=seller, state=str(SupportState.ASKED)).count()
    if not asked:
        return []
    return [
        TaskCard(
            sign="leaf",
            number=asked,
            text=_("Answer who asks to be a member"),
            url=reverse("desk:members"),
            button=_("See who asks"),
            order=45,
        )
    ]


register_tasks(finish_opening, Right.LICENCE)
register_tasks(name_an_account, Right.BANK)
register_tasks(answer_members, Right.TEAM)
