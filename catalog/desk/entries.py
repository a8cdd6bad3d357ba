"""What goods hang into the desk: their pages in its menu, and what waits for the producer."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from catalog.desk.queries import counts_of, sold_out
from catalog.models import Product
from catalog.moderation.states import ListingState
from sellers.desk.registry import MenuEntry, TaskCard, register_menu, register_tasks
from sellers.models import Partner
from sellers.team.rules import Right

register_menu(
    MenuEntry(
        "goods",
        gettext_lazy("My goods"),
        "box",
        "goods:list",
        20,
        Right.SEE_GOODS,
        thumb=True,
        short=pgettext_lazy("desk", "Goods"),
    ),
    MenuEntry("coach", gettext_lazy("Is my price right?"), "cash", "goods:coach", 25, Right.PRICE),
)


def goods_tasks(seller: Partner, day: date) -> list[TaskCard]:
    """Return what waits for the producer among her goods. At most three queries."""
    return list(_tasks(seller))


def _tasks(seller: Partner) -> Iterator[TaskCard]:
    counts = counts_of(seller)
    if not counts[""]:
        yield TaskCard(
            "camera",
            _("Put the first piece into the shop"),
            reverse("goods:new"),
            _("New listing"),
            note=_("A photo and four answers."),
            order=10,
        )
        return
    mine = Product.objects.of_seller(seller).order_by()
    back = mine.filter(state=ListingState.REVISION).count() if counts["todo"] else 0
    if back:
        yield TaskCard(
            "edit",
            ngettext("Change a listing that came back", "Change listings that came back", back),
            f"{reverse('goods:list')}?tab=todo",
            _("See what to change"),
            number=back,
            urgent=True,
        )
    if drafts := counts["todo"] - back:
        yield TaskCard(
            "camera",
            ngettext("Finish a listing", "Finish listings", drafts),
            f"{reverse('goods:list')}?tab=todo",
            _("Go on"),
            number=drafts,
            order=60,
        )
    if gone := sold_out(seller):
        yield TaskCard(
            "box",
            ngettext("Say how many you have", "Say how many you have", gone),
            f"{reverse('goods:list')}?tab=shop",
            _("See what is sold out"),
            number=gone,
            order=55,
        )


register_tasks(goods_tasks, Right.LIST_GOODS)
