"""The first listing: five things asked, everything else known; kept while it is typed."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise

from catalog.desk import drafts
from catalog.desk.fees import receipt
from catalog.desk.fields import MOST_PHOTOS, PHOTOS_NEEDED
from catalog.desk.forms import FirstForm
from catalog.desk.queries import shots_of
from catalog.desk.trades import Suggestion, TradeChoice, suggest, trades_of
from catalog.models import Product
from catalog.moderation.actions import submit
from catalog.moderation.queries import record_of
from catalog.moderation.rules import is_trusted
from catalog.moderation.states import ListingState
from catalog.moderation.terms import looked_at_by, terms
from catalog.uploads import PhotoRefused
from core.form_only import form_only
from core.money import Rials
from sellers.access import DeskRequest, desk
from sellers.models import StockRecord
from sellers.team.rules import Right

PAGE = "desk/goods/new.html"


@desk(Right.LIST_GOODS)
def new(request: DeskRequest) -> HttpResponse:
    """Show the form, with what was begun before; take it in.

    Without script the buttons of the form also show what is received, and take photos off.
    """
    trades = trades_of(request.seller, timezone.localdate())
    if request.method != "POST":
        return _page(request, _blank(request, trades), trades)
    return _take(request, trades)


def _blank(request: DeskRequest, trades: list[TradeChoice]) -> FirstForm:
    """Return the form as it was left: of the key in the address, or of the latest draft."""
    draft = None
    if "fresh" not in request.GET:
        asked = _uuid(request.GET.get("key", ""))
        draft = _open(request, asked) if asked else drafts.latest_draft(request.seller)
    if draft is None:
        return FirstForm(
            trades=trades, initial={"key": uuid4(), "trade": suggest("", trades).trade}
        )
    return FirstForm(trades=trades, initial=_said(draft))


def _open(request: DeskRequest, key: UUID) -> Product | None:
    mine = Product.objects.of_seller(request.seller)
    return get_object_or_404(mine, form_key=key, state=ListingState.DRAFT)


def _said(draft: Product) -> dict[str, Any]:
    offer = StockRecord.objects.filter(product=draft).first()
    count = 0 if draft.made_to_order else offer and offer.num_in_stock
    price = int(offer.price) if offer and offer.price is not None else None
    return {
        "key": draft.form_key,
        "title": draft.title,
        "price": price,
        "quantity": count,
        "trade": draft.trade_id,
    }


def _take(request: DeskRequest, trades: list[TradeChoice]) -> HttpResponse:
    form = _form(request, trades)
    do = request.POST.get("do", "list")
    draft = _keep(request, form, trades)
    if draft is not None and draft.state != ListingState.DRAFT:
        return redirect("goods:done", pk=draft.pk)
    faults = drafts.add_photos(draft, request.FILES.getlist("photos")) if draft else []
    if do.startswith("drop:") and draft:
        _drop(draft, do.removeprefix("drop:"))
    for fault in faults:
        form.add_error("photos", fault)
    if do == "list" and not faults and not (draft and draft.images.exists()):
        form.add_error("photos", PHOTOS_NEEDED)
    if do != "list":
        return _page(request, _again(form, draft), trades, draft)
    if draft is None or not form.is_valid():
        return _page(request, form, trades, draft, status=422)
    drafts.name_photos(draft)
    submit(draft.pk, seller=request.seller, by=request.user, day=timezone.localdate())
    return redirect("goods:done", pk=draft.pk)


def _form(request: DeskRequest, trades: list[TradeChoice], *, guess: bool = False) -> FirstForm:
    """Return the form as it was sent; a trade that nobody chose is the one that the name means."""
    data: QueryDict = request.POST.copy()
    if guess or not data.get("trade"):
        data["trade"] = suggest(data.get("title", ""), trades).trade
    form = FirstForm(data, request.FILES, trades=trades)
    form.is_valid()
    return form


def _keep(request: DeskRequest, form: FirstForm, trades: list[TradeChoice]) -> Product | None:
    """Keep what was typed soundly in the form's draft; nothing typed begins none."""
    said = form.cleaned_data
    typed = said.get("title") or said.get("price") or request.FILES
    if "key" not in said or not typed:
        return None
    try:
        draft = drafts.draft_for(request.seller, said["key"])
    except Product.DoesNotExist as error:
        raise Http404 from error
    drafts.keep(draft, said, trades)
    return draft


def _drop(draft: Product, pk: str) -> None:
    image = draft.images.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    if image is not None:
        drafts.remove_photo(draft, image.pk)


def _again(form: FirstForm, draft: Product | None) -> FirstForm:
    """Return the form as typed, without reproaches for what is not filled in yet."""
    missing = [
        name
        for name, errors in form.errors.as_data().items()
        if all(error.code == "required" for error in errors)
    ]
    for name in missing:
        del form.errors[name]
    return form


def _page(
    request: DeskRequest,
    form: FirstForm,
    trades: list[TradeChoice],
    draft: Product | None = None,
    status: int = 200,
) -> HttpResponse:
    day = timezone.localdate()
    if draft is None and (key := _uuid(str(form["key"].value() or ""))):
        draft = Product.objects.of_seller(request.seller).filter(form_key=key).first()
    context = {
        "form": form,
        "draft": draft,
        "trades": trades,
        "shots": shots_of(draft),
        "most_photos": MOST_PHOTOS,
        "trusted": is_trusted(record_of(request.seller, day), terms()),
        "looked_at_by": looked_at_by(None),
        **hints(request, form, trades, day),
    }
    return render(request, PAGE, context, status=status)


def hints(
    request: DeskRequest, form: FirstForm, trades: list[TradeChoice], day: date
) -> dict[str, Any]:
    """Return what follows from what is typed: what is received, and what the name means."""
    title = str(form["title"].value() or "")
    found = suggest(title, trades) if title else Suggestion()
    price = form.cleaned_data.get("price") if form.is_bound else form.initial.get("price")
    trade = str(form["trade"].value() or "")
    told = receipt(request.seller, trade, Rials(price), day) if price else None
    return {"receipt": told, "suggested": found.trade, "note": found.note}


@form_only("goods:new")
@desk(Right.LIST_GOODS)
def keep(request: DeskRequest) -> HttpResponse:
    """Keep what is typed so far, and answer with what follows from it."""
    trades = trades_of(request.seller, timezone.localdate())
    chosen, guessed = request.POST.get("trade", ""), request.POST.get("suggested", "")
    # Where nobody chose, the name may mean another trade by now.
    form = _form(request, trades, guess=chosen == guessed)
    _keep(request, form, trades)
    context = {
        "form": form,
        "trades": trades,
        "swap_trade": chosen == guessed,
        **hints(request, form, trades, timezone.localdate()),
    }
    return render(request, "desk/goods/hints.html", context)


@form_only("goods:new")
@desk(Right.LIST_GOODS)
def photo(request: DeskRequest) -> HttpResponse:
    """Take one photo into a form's draft; answer with all its photos, or with why not."""
    key, uploads = _uuid(request.POST.get("key", "")), request.FILES.getlist("photos")
    if key is None or len(uploads) != 1:
        return refusal(PHOTOS_NEEDED)
    try:
        draft = drafts.draft_for(request.seller, key)
        if draft.state == ListingState.DRAFT:
            drafts.add_photo(draft, uploads[0])
    except Product.DoesNotExist as error:
        raise Http404 from error
    except (PhotoRefused, drafts.TooManyPhotos) as refused:
        return refusal(why_not(refused))
    context = {"shots": shots_of(draft), "most_photos": MOST_PHOTOS}
    return render(request, "desk/goods/shots.html", context)


def refusal(text: str | Promise) -> HttpResponse:
    """Return a sentence for whoever sent a photo by script."""
    return HttpResponse(text, status=422, content_type="text/plain; charset=utf-8")


def why_not(refused: Exception) -> str:
    """Say why a photo was not taken, and what to do."""
    if isinstance(refused, PhotoRefused):
        return str(refused.messages[0])
    return drafts.too_many()


@desk(Right.LIST_GOODS)
def done(request: DeskRequest, pk: int) -> HttpResponse:
    """Say where the new listing stands, and what may come next."""
    listing = get_object_or_404(Product.objects.of_seller(request.seller), pk=pk)
    if listing.state == ListingState.DRAFT:
        return redirect("goods:new")
    context = {
        "listing": listing,
        "shots": shots_of(listing)[:1],
        "in_shop": listing.state == ListingState.PUBLISHED,
        "looked_at_by": looked_at_by(listing.submitted_at),
    }
    return render(request, "desk/goods/done.html", context)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
