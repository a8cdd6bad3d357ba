"""My goods: what I sell, what waits for me; price, count and place in the shop in one press."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.desk import actions
from catalog.desk.forms import QuickForm
from catalog.desk.queries import TABS, Row, address_of, counts_of, goods_of, rows_of
from catalog.models import Product
from catalog.moderation import actions as moves
from core.form_only import form_only
from core.language import language, spoken
from core.money import RIALS_PER_TOMAN, Rials, toman_text
from core.moves import MoveRefused
from sellers.access import DeskRequest, desk
from sellers.models import StockRecord
from sellers.team.rules import Right

A_PAGE = 24
LIST = "goods:list"


@desk(Right.SEE_GOODS)
def mine(request: DeskRequest) -> HttpResponse:
    """Show the seller's goods of a tab. As many queries for one as for hundreds."""
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else ""
    return render(request, "desk/goods/list.html", _context(request, tab))


def _context(request: DeskRequest, tab: str) -> dict[str, Any]:
    counts = counts_of(request.seller)
    paginator = Paginator(goods_of(request.seller, tab), A_PAGE)
    paginator.count = counts[tab]
    page = paginator.get_page(request.GET.get("page"))
    rows = rows_of(request.seller, list(page.object_list), timezone.localdate())
    return {"rows": rows, "page_obj": page, "tab": tab, "tabs": tabs(counts)}


def tabs(counts: dict[str, int]) -> list[dict[str, Any]]:
    """Return the tabs that hold something, and always the first."""
    labels = {
        "": _("All"),
        "shop": _("In the shop"),
        "todo": _("Wait for you"),
        "waiting": _("Wait for our look"),
        "hidden": _("Hidden"),
    }
    return [
        {"value": tab, "label": label, "count": counts[tab]}
        for tab, label in labels.items()
        if counts[tab] or not tab
    ]


@form_only(LIST)
@desk(Right.PRICE)
def quick(request: DeskRequest, pk: int) -> HttpResponse:
    """Change price and count in place; a fault stands beside what was typed."""
    form = QuickForm(request.POST)
    errors: dict[str, list[str]] = {}
    sure = ""
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.change_offer(
                request.seller,
                pk,
                price=said["price"] or None,
                pieces=said["quantity"],
                sure=said["sure"] == said["price"],
            )
        except StockRecord.DoesNotExist as error:
            raise Http404 from error
        except actions.HeldByOrders as held:
            text = _("Orders hold %(held)s of these. Write that many or more.")
            errors = {"quantity": [text % {"held": spoken(held.held)}]}
        except actions.PriceJumps as jump:
            errors = {"price": [_jump(jump.old, said["price"])]}
            sure = str(said["price"] // RIALS_PER_TOMAN)
    else:
        errors = {name: [str(e) for e in found] for name, found in form.errors.items()}
    return _answer(request, pk, errors, sure)


def _jump(old: Rials, new: Rials) -> str:
    """Ask about a price that looks mistyped; it counts once it is sent again."""
    text = _("It was %(old)s. If %(new)s is right, save once more.")
    return text % {"old": toman_text(old, language()), "new": toman_text(new, language())}


def _answer(
    request: DeskRequest, pk: int, errors: dict[str, list[str]], sure: str = ""
) -> HttpResponse:
    row = row_of(request, pk)
    if errors:
        typed = {name: request.POST.get(name, "") for name in ("price", "quantity")}
        typed["sure"] = sure
        row = Row(**{**vars(row), "errors": errors, "typed": typed})
    if "HX-Request" in request.headers:
        answer = render(request, "desk/goods/row.html", {"row": row, "saved": not errors})
        answer.refused = bool(errors)  # type: ignore[attr-defined]  # read by the log of helpers
        return answer
    if not errors:
        messages.success(request, _("Saved."))
        return redirect(LIST)
    context = {"rows": [row], "tab": None, "tabs": tabs(counts_of(request.seller))}
    return render(request, "desk/goods/list.html", context, status=422)


def row_of(request: DeskRequest, pk: int) -> Row:
    """Return the row of one of the seller's goods, or raise 404."""
    product = get_object_or_404(goods_of(request.seller), pk=pk)
    return rows_of(request.seller, [product], timezone.localdate())[0]


def _move(
    request: DeskRequest, pk: int, act: Callable[..., Any], said: str, refused: str
) -> HttpResponse:
    get_object_or_404(Product.objects.of_seller(request.seller), pk=pk)
    try:
        act(pk, by=request.user)
    except MoveRefused:
        messages.error(request, refused)
    else:
        messages.success(request, said)
    return redirect(LIST)


@form_only(LIST)
@desk(Right.LIST_GOODS)
def hide(request: DeskRequest, pk: int) -> HttpResponse:
    """Take goods off the shop."""
    said = _("Buyers do not see it any more.")
    return _move(request, pk, moves.hide, said, _("Only what is in the shop can be hidden."))


@form_only(LIST)
@desk(Right.LIST_GOODS)
def show(request: DeskRequest, pk: int) -> HttpResponse:
    """Put hidden goods into the shop again."""
    said = _("Buyers see it again.")
    return _move(request, pk, moves.show, said, _("Only what you have hidden can be shown again."))


@form_only(LIST)
@desk(Right.LIST_GOODS)
def take_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Make a draft again of what waits for our look."""
    said = _("It is a draft again. Change it, then hand it in.")
    return _move(request, pk, moves.take_back, said, _("We have looked at it already."))


@form_only(LIST)
@desk(Right.LIST_GOODS)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Delete a draft, or put away what was sold once."""
    refused = _("Hide it first: what is in the shop cannot be removed.")
    return _move(request, pk, moves.remove, _("It is removed."), refused)


@form_only(LIST)
@desk(Right.LIST_GOODS)
def copy(request: DeskRequest, pk: int) -> HttpResponse:
    """Begin a new listing like another one, and open it."""
    try:
        new = actions.copy(request.seller, pk)
    except Product.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("This is a copy. Change what is different, then hand it in."))
    return redirect(address_of(new))
