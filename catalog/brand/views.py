"""The pages of the shop's face at the desk."""

from typing import Any, Literal

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from catalog.brand import actions
from catalog.brand.forms import PaletteForm, PicturesForm, RackForm, VoiceForm, WordsForm
from catalog.brand.queries import arranged
from catalog.frame import frame
from catalog.models import Product, Rack
from catalog.photos.sizes import COVERS, FACES
from catalog.photos.values import photo_dict
from catalog.uploads import PhotoRefused
from core.form_only import form_only
from core.ranges import answer
from sellers.access import DeskRequest, desk
from sellers.brand.palettes import PALETTES
from sellers.brand.sound import TYPES
from sellers.models import Brand
from sellers.team.rules import Right


@desk(Right.BRAND)
def home(request: DeskRequest) -> HttpResponse:
    """Show what the shop's face has, and what it still lacks. At most four queries of its own."""
    brand = actions.face_of(request.seller)
    context = {"brand": brand, "racks": Rack.objects.filter(seller=request.seller).count()}
    return render(request, "brand/home.html", context)


@desk(Right.BRAND)
def colours(request: DeskRequest) -> HttpResponse:
    """Choose a set of colours; each is shown as it will look."""
    brand = actions.face_of(request.seller)
    form = PaletteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.wear(request.seller, form.cleaned_data["palette"])
        messages.success(request, _("Your shop wears its new colours."))
        return redirect("brand:home")
    return render(request, "brand/colours.html", {"form": form, "brand": brand, "sets": PALETTES})


@desk(Right.BRAND)
def pictures(request: DeskRequest) -> HttpResponse:
    """Take a new emblem or wide picture, or both; a refused one is told beside its field."""
    sent = request.method == "POST"
    form = PicturesForm(request.POST, request.FILES) if sent else PicturesForm()
    if sent and form.is_valid():
        for which in actions.SIZES:
            _hang(request, form, which)
        if not form.errors:
            messages.success(request, _("Your pictures are kept."))
            return redirect("brand:pictures")
    seller = request.seller
    context = {
        "form": form,
        "face": photo_dict(seller.portrait, FACES) if seller.portrait else None,
        "cover": photo_dict(seller.cover, COVERS) if seller.cover else None,
    }
    return render(request, "brand/pictures.html", context)


def _hang(request: DeskRequest, form: PicturesForm, which: Any) -> None:
    upload = form.cleaned_data[which]
    if not upload:
        return
    try:
        actions.hang(request.seller, which, upload)
    except PhotoRefused as refused:
        form.add_error(which, refused)


@form_only("brand:pictures")
@desk(Right.BRAND)
def take_down(request: DeskRequest, which: Literal["portrait", "cover"]) -> HttpResponse:
    """Show no emblem, or no wide picture, any more."""
    actions.take_down(request.seller, which)
    return redirect("brand:pictures")


@desk(Right.BRAND)
def words(request: DeskRequest) -> HttpResponse:
    """Write the story and what the county gives to the work."""
    brand, seller = actions.face_of(request.seller), request.seller
    now = {"story": seller.story, "story_en": seller.story_en,
           "place": brand.place, "place_en": brand.place_en}  # fmt: skip
    form = WordsForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        actions.tell(seller, **form.cleaned_data)
        messages.success(request, _("Your words are on your page."))
        return redirect("brand:home")
    return render(request, "brand/words.html", {"form": form, "counties": frame().counties})


@desk(Right.BRAND)
def voice(request: DeskRequest) -> HttpResponse:
    """Take a recording and its writing."""
    brand = actions.face_of(request.seller)
    sent, has_voice = request.method == "POST", bool(brand.voice)
    now = {"text": brand.voice_text, "text_en": brand.voice_text_en}
    files = (request.POST, request.FILES) if sent else (None, None)
    form = VoiceForm(*files, initial=now, has_voice=has_voice)
    if sent and form.is_valid():
        said = form.cleaned_data
        actions.speak(request.seller, said["recording"], text=said["text"], text_en=said["text_en"])
        messages.success(request, _("Buyers can hear you now."))
        return redirect("brand:voice")
    return render(request, "brand/voice.html", {"form": form, "brand": brand})


@form_only("brand:voice")
@desk(Right.BRAND)
def silence(request: DeskRequest) -> HttpResponse:
    """Take the voice away."""
    actions.fall_silent(request.seller)
    return redirect("brand:voice")


@desk(Right.BRAND)
def racks(request: DeskRequest) -> HttpResponse:
    """Show the shop's own shelves in order."""
    context = {"racks": arranged(request.seller), "most": actions.MOST_RACKS}
    return render(request, "brand/racks.html", context)


def _goods(request: DeskRequest) -> QuerySet[Product]:
    goods: QuerySet[Product] = Product.objects.of_seller(request.seller).filter(is_public=True)
    return goods.only("title", "title_en").order_by("title", "pk")


@desk(Right.BRAND)
def rack(request: DeskRequest, pk: int | None = None) -> HttpResponse:
    """Write a shelf: its name and its goods. Goods that were on it come first, in their order."""
    found = get_object_or_404(Rack, pk=pk, seller=request.seller) if pk is not None else None
    on_it = list(found.items.values_list("product_id", flat=True)) if found else []
    place = {product: n for n, product in enumerate(on_it)}
    goods = sorted(_goods(request), key=lambda p: place.get(p.pk, len(place)))
    now = {"name": found.name, "name_en": found.name_en} if found else {}
    data = request.POST if request.method == "POST" else None
    form = RackForm(data, initial=now, chosen_from=[p.pk for p in goods])
    if request.method == "POST" and form.is_valid() and _arrange(request, form, pk):
        return redirect("brand:racks")
    ticked = set(map(str, request.POST.getlist("goods") if data is not None else on_it))
    rows = [(product, str(product.pk) in ticked) for product in goods]
    return render(request, "brand/rack.html", {"form": form, "rack": found, "rows": rows})


def _arrange(request: DeskRequest, form: RackForm, pk: int | None) -> bool:
    """Write the shelf; say no, with a word in the form, when it cannot be."""
    said = form.cleaned_data
    try:
        actions.arrange(
            request.seller, pk, name=said["name"], name_en=said["name_en"], goods=said["goods"]
        )
    except actions.RackNamed:
        form.add_error("name", _("You have another shelf of this name. Choose another one."))
    except actions.TooManyRacks:
        form.add_error(None, _("Your page is full. Take a shelf apart before you make a new one."))
    return not form.errors


@form_only("brand:racks")
@desk(Right.BRAND)
def rack_move(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a shelf one place up or down."""
    try:
        actions.move_rack(request.seller, pk, up=request.POST.get("to") != "down")
    except Rack.DoesNotExist:
        raise Http404 from None
    return redirect("brand:racks")


@form_only("brand:racks")
@desk(Right.BRAND)
def rack_remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a shelf apart; its goods stay."""
    try:
        actions.take_apart(request.seller, pk)
    except Rack.DoesNotExist:
        raise Http404 from None
    return redirect("brand:racks")


@require_safe
@cache_control(public=True, max_age=3600)
def hear(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Give the recording of an open shop, in pieces where the player asks for them. One query."""
    brand = Brand.objects.filter(seller__slug=slug, seller__is_open=True).exclude(voice="").first()
    if brand is None:
        raise Http404
    try:
        file = brand.voice.open("rb")
    except OSError:
        raise Http404 from None
    return answer(request, file, TYPES[brand.voice_kind])
