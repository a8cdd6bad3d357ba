"""Hearing the balance by text message: «حساب»."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.jalali import date_text
from core.language import either, language
from core.models import User
from core.money import Rials, toman_text
from core.texting.commands import Asked, Command, Reply, register
from sellers.access import standings_of
from sellers.models import Partner
from sellers.team.rules import Right
from shop.ledger.queries import owed_to
from shop.payouts.coming import coming_to
from shop.payouts.queries import next_payout


def sees_money(user: User) -> bool:
    """Return whether somebody may see the money of a shop."""
    return any(standing.may(Right.SEE_MONEY) for standing in standings_of(user, guests=False))


def account(asked: Asked) -> Reply:
    """Say what is due to each shop of this person, when it is paid, and what is on its way."""
    shops = [s.seller for s in standings_of(asked.user, guests=False) if s.may(Right.SEE_MONEY)]
    due = owed_to([shop.pk for shop in shops])
    return Reply("\n".join(_told(shop, due[shop.pk], len(shops) > 1) for shop in shops))


def _told(shop: Partner, due: Rials, named: bool) -> str:
    coming = Rials(sum(one.net for one in coming_to(shop.pk)))
    facts = {
        "due": toman_text(Rials(abs(due)), language()),
        "coming": toman_text(coming, language()),
        "day": date_text(next_payout(timezone.localdate()), language(), "weekday"),
    }
    if due > 0:
        said = _("%(due)s is yours and is paid on %(day)s.") % facts
    elif due < 0:
        said = _("You owe %(due)s; it is taken from what comes.") % facts
    else:
        said = _("Nothing is due to you now. The next day of payment is %(day)s.") % facts
    if coming > 0:
        said = (
            f"{said} " + _("%(coming)s more is on its way, once buyers have their goods.") % facts
        )
    return f"{either(shop.name, shop.name_en)}: {said}" if named else said


register(
    Command(
        "account",
        ("حساب", "account"),
        account,
        sees_money,
        gettext_lazy("account: what is due to you, and when"),
        order=30,
    )
)
