"""The second page of a listing, and those of its kinds and lots."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.desk import drafts, saying
from catalog.desk.actions import HeldByOrders
from catalog.desk.fees import Receipt, receipt
from catalog.desk.fields import MOST_PHOTOS, PHOTOS_NEEDED
from catalog.desk.more_forms import KindFormSet, LotForm, MoreForm
from catalog.desk.queries import Row, offers_of, rows_of, shots_of
from catalog.desk.trades import trades_of
from catalog.desk.views.first import refusal, why_not
from catalog.desk.withdrawal import FOOD_SECTORS, possible
from catalog.detail.words import WITHDRAWAL
from catalog.models import FoodLot, Product, ProductImage
from catalog.moderation.actions import submit
from catalog.moderation.states import ListingState
from catalog.uploads import PhotoRefused
from core.form_only import form_only
from core.language import spoken
from core.money import Rials, from_decimal
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right

UNFINISHED = (ListingState.DRAFT, ListingState.REVISION)


def product_of(request: DeskRequest, pk: int) -> Product:
    """Return one of the seller's goods, or raise 404."""
    mine = Product.objects.of_seller(request.seller)
    found: Product = get_object_or_404(mine.select_related("product_class", "trade", "card"), pk=pk)
    return found


@desk(Right.LIST_GOODS)
def more(request: DeskRequest, pk: int) -> HttpResponse:
    """Show all that is said of a listing; take in what is changed, and hand it in when asked."""
    product = product_of(request, pk)
    today = timezone.localdate()
    offers = offers_of(request.seller, product)
    asked: dict[str, Any] = {
        "product": product,
        "trades": trades_of(request.seller, today),
        "taxpayer": request.seller.pays_tax(today),
    }
    if request.method != "POST":
        form = MoreForm(initial=_said(product, offers), **asked)
        return _page(request, product, form, offers)
    do = request.POST.get("do", "save")
    if do.startswith("drop:"):
        return _drop(request, product, do.removeprefix("drop:"))
    form = MoreForm(request.POST, request.FILES, **asked)
    if not _save(request, product, form):
        return _page(request, product, form, offers, status=422)
    if do == "list":
        submit(product.pk, seller=request.seller, by=request.user, day=timezone.localdate())
        return redirect("goods:done", pk=product.pk)
    messages.success(request, _("Saved."))
    return redirect("goods:more", pk=product.pk)


def _said(product: Product, offers: list[Any]) -> dict[str, Any]:
    offer = offers[0] if offers else None
    own = {name: getattr(product, name) for name in saying.SAID}
    price = int(offer.price) if offer and offer.price is not None else None
    stock = offer.num_in_stock if offer else None
    return {**own, "trade": product.trade_id, "price": price, "quantity": stock}


def _save(request: DeskRequest, product: Product, form: MoreForm) -> bool:
    """Write what is sound; say beside the fields what is not. Photos come first: they are kept."""
    form.is_valid()
    for fault in drafts.add_photos(product, request.FILES.getlist("photos")):
        form.add_error("photos", fault)
    if request.FILES and not form.errors.get("photos"):
        saying.look_again(product, request.seller)
        product.save(update_fields=["unseen"])
    if request.POST.get("do") == "list" and not product.images.exists():
        form.add_error("photos", PHOTOS_NEEDED)
    if form.errors:
        return False
    try:
        saying.say(request.seller, product.pk, form.cleaned_data)
    except HeldByOrders as held:
        form.add_error("quantity" if "quantity" in form.fields else None, held_text(held))
        return False
    drafts.name_photos(product_of(request, product.pk))
    return True


def held_text(held: HeldByOrders) -> str:
    """Say how many pieces orders hold."""
    return _("Orders hold %(held)s of these. Write that many or more.") % {
        "held": spoken(held.held)
    }


@form_only("goods:more", "pk")
@desk(Right.LIST_GOODS)
def add_photo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take one photo into a listing; answer with all its photos, or with why not."""
    product = product_of(request, pk)
    uploads = request.FILES.getlist("photos")
    if len(uploads) != 1:
        return refusal(PHOTOS_NEEDED)
    try:
        drafts.add_photo(product, uploads[0])
    except (PhotoRefused, drafts.TooManyPhotos) as refused:
        return refusal(why_not(refused))
    saying.look_again(product, request.seller)
    product.save(update_fields=["unseen", "date_updated"])
    context = {"shots": shots_of(product), "most_photos": MOST_PHOTOS}
    return render(request, "desk/goods/shots.html", context)


def _drop(request: DeskRequest, product: Product, pk: str) -> HttpResponse:
    try:
        drafts.remove_photo(product, int(pk) if pk.isdecimal() and len(pk) < 19 else 0)
    except ProductImage.DoesNotExist as error:
        raise Http404 from error
    return redirect("goods:more", pk=product.pk)


def _page(
    request: DeskRequest, product: Product, form: MoreForm, offers: list[Any], status: int = 200
) -> HttpResponse:
    row = rows_of(request.seller, [product], timezone.localdate())[0]
    context = {
        "product": product,
        "form": form,
        "row": row,
        "shots": shots_of(product),
        "most_photos": MOST_PHOTOS,
        "unfinished": product.state in UNFINISHED,
        "receipt": _receipt(request, product, row),
        "rules": _rules(form),
        "is_food": is_food(product),
        "lots": product.lots.count() if is_food(product) else 0,
    }
    return render(request, "desk/goods/more.html", context, status=status)


def _receipt(request: DeskRequest, product: Product, row: Row) -> Receipt | None:
    if not row.price:
        return None
    day = timezone.localdate()
    return receipt(request.seller, product.trade_id or "", row.price, day, product.pk)


def _rules(form: MoreForm) -> list[dict[str, Any]]:
    """Return the rights to withdraw as cards, each with its reason in the law."""
    chosen = form["withdrawal_rule"].value()
    allowed = possible(trade=str(form["trade"].value() or ""), service=form.is_service)
    return [
        {"value": code, "label": title, "note": text, "checked": code == chosen}
        for code, (title, text) in WITHDRAWAL.items()
        if code in allowed or code == chosen
    ]


def is_food(product: Product) -> bool:
    """Whether the goods may have lots."""
    return (product.trade_id or "")[:3] in FOOD_SECTORS


@desk(Right.PRICE)
def kinds(request: DeskRequest, pk: int) -> HttpResponse:
    """Show and change a product's kinds, each with a price and a count of its own."""
    product = product_of(request, pk)
    old = _kinds_of(request, product)
    told = {"counted": not product.made_to_order}
    if request.method != "POST":
        return _kinds_page(request, product, KindFormSet(initial=old, form_kwargs=told))
    forms: Any = KindFormSet(request.POST, initial=old, form_kwargs=told)
    if not forms.is_valid():
        return _kinds_page(request, product, forms, status=422)
    mine = set(product.children.values_list("pk", flat=True))
    rows = forms.said()
    if {row["pk"] for row in rows if row.get("pk")} - mine:
        raise Http404
    try:
        saying.say_kinds(request.seller, pk, rows)
    except HeldByOrders as held:
        forms._non_form_errors.append(held_text(held))
        return _kinds_page(request, product, forms, status=422)
    messages.success(request, _("Saved."))
    return redirect("goods:more", pk=pk)


def _kinds_of(request: DeskRequest, product: Product) -> list[dict[str, Any]]:
    if not product.is_parent:
        return []
    found = sorted(offers_of(request.seller, product), key=lambda offer: offer.product_id)
    return [
        {
            "pk": offer.product_id,
            "label": saying.label_of(offer.product.title, product.title),
            "label_en": saying.label_of(offer.product.title_en, product.title_en),
            "price": Rials(from_decimal(offer.price)) if offer.price is not None else None,
            "quantity": offer.num_in_stock,
        }
        for offer in found
    ]


def _kinds_page(
    request: DeskRequest, product: Product, forms: Any, status: int = 200
) -> HttpResponse:
    context = {"product": product, "forms": forms}
    return render(request, "desk/goods/kinds.html", context, status=status)


@desk(Right.LIST_GOODS)
def lots(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a food's lots; take in another one."""
    product = product_of(request, pk)
    if not is_food(product):
        raise Http404
    form = LotForm(request.POST or None, initial=_last_lot(product))
    if request.method == "POST" and form.is_valid():
        saying.add_lot(request.seller, pk, form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("goods:lots", pk=pk)
    context = {
        "product": product,
        "form": form,
        "lots": product.lots.order_by("-best_before", "-pk"),
        "today": timezone.localdate(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "desk/goods/lots.html", context, status=status)


def _last_lot(product: Product) -> dict[str, str]:
    """Return what the next lot has in common with the last one."""
    last = product.lots.order_by("-pk").values("ingredients", "permit_number").first()
    return dict(last) if last else {}


@form_only("goods:lots", "pk")
@desk(Right.LIST_GOODS)
def drop_lot(request: DeskRequest, pk: int, lot: int) -> HttpResponse:
    """Take a lot away."""
    product_of(request, pk)
    try:
        saying.drop_lot(request.seller, pk, lot)
    except FoodLot.DoesNotExist as error:
        raise Http404 from error
    return redirect("goods:lots", pk=pk)
