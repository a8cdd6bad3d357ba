"""The first listing while it is being made: one draft for each form, kept as it is typed."""

from typing import IO, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from PIL import Image

from catalog.classes import classes
from catalog.desk.defaults import Defaults, defaults_for
from catalog.desk.fields import MOST_PHOTOS
from catalog.desk.trades import TradeChoice
from catalog.models import Product, ProductImage
from catalog.moderation.states import ListingState
from catalog.photos import attach
from catalog.uploads import PhotoRefused, read_upload
from core.language import spoken
from core.money import Rials, to_decimal
from core.persian import slug
from sellers.models import Partner, StockRecord


class TooManyPhotos(Exception):  # noqa: N818 -- an answer to the caller, not a fault
    """The listing has as many photos as it may."""


def too_many() -> str:
    """Say how many photos a listing may have."""
    return _("A listing has at most %(most)s photos. Take one off first.") % {
        "most": spoken(MOST_PHOTOS)
    }


def latest_draft(seller: Partner) -> Product | None:
    """Return the listing that the seller began last and has not handed in. One query."""
    drafts = Product.objects.of_seller(seller).filter(state=ListingState.DRAFT)
    found: Product | None = drafts.exclude(form_key=None).order_by("-date_updated", "-pk").first()
    return found


@transaction.atomic
def draft_for(seller: Partner, key: UUID) -> Product:
    """Return the listing that a form's key stands for, locked; begin it when there is none yet.

    However often and however parallel a form is sent, there is one. Raise ``DoesNotExist`` for a
    key of another seller.
    """
    try:
        with transaction.atomic():
            return _find(seller, key) or _begin(seller, key)
    except IntegrityError:  # another request of the same form was quicker
        found = _find(seller, key)
        if found is None:
            raise
        return found


def _find(seller: Partner, key: UUID) -> Product | None:
    found: Product | None = Product.objects.select_for_update().filter(form_key=key).first()
    if found is not None and not found.stockrecords.filter(partner=seller).exists():
        raise Product.DoesNotExist
    return found


def _begin(seller: Partner, key: UUID) -> Product:
    draft: Product = Product.objects.create(
        form_key=key,
        state=ListingState.DRAFT,
        is_public=False,
        slug="goods",
        product_class=classes()[False],
    )
    StockRecord.objects.create(product=draft, partner=seller, partner_sku=str(draft.pk))
    return draft


@transaction.atomic
def keep(draft: Product, said: dict[str, Any], trades: list[TradeChoice]) -> None:
    """Write what was typed soundly into a draft; what is missing or unsound stays as it was.

    The trade brings what is true of most of its goods. Nothing happens once it is handed in.
    """
    if draft.state != ListingState.DRAFT:
        return
    offer = StockRecord.objects.select_for_update().get(product=draft)
    if title := said.get("title"):
        draft.title, draft.slug = title, slug(title) or "goods"
    trade = next((t for t in trades if t.code == said.get("trade")), None)
    if trade is not None and trade.code != draft.trade_id:
        draft.trade_id = trade.code
        take_defaults(draft, defaults_for(trade.code, trade.words, service=trade.service))
        draft.product_class = classes()[trade.service]
    if said.get("price"):
        offer.price = to_decimal(Rials(said["price"]))
    if (pieces := said.get("quantity")) is not None:
        offer.num_in_stock = pieces
    service = bool(trade and trade.service)
    if said.get("quantity") is not None or service:
        draft.made_to_order = service or offer.num_in_stock == 0
        offer.num_in_stock = None if draft.made_to_order else offer.num_in_stock
    offer.save()
    draft.save()


def take_defaults(draft: Product, given: Defaults) -> None:
    """Set on a listing what is true of most goods of its trade; not saved here."""
    draft.unit, draft.weight_g, draft.lead_days = given.unit, given.weight_g, given.lead_days
    draft.shipping_class, draft.withdrawal_rule = given.shipping_class, given.withdrawal_rule
    draft.perishable = given.perishable


def add_photo(product: Product, upload: IO[bytes]) -> ProductImage:
    """Add a photo to a listing; the same picture sent again, after a lost answer, is kept once.

    Raise ``PhotoRefused`` or ``TooManyPhotos``; then nothing is kept, on disk neither.
    """
    return _add(product, read_upload(upload))


@transaction.atomic
def _add(product: Product, picture: Image.Image) -> ProductImage:
    Product.objects.select_for_update().get(pk=product.pk)
    there = list(product.images.select_related("photo"))
    if len(there) >= MOST_PHOTOS:
        raise TooManyPhotos
    image = attach(product, picture)
    same = next((i for i in there if i.photo and i.photo.file_hash == image.photo.file_hash), None)
    if same is None:
        return image
    image.delete()
    image.photo.delete()
    return same


def add_photos(product: Product, uploads: list[Any]) -> list[str]:
    """Add all uploads that are sound; return for each of the others a sentence."""
    faults = []
    for upload in uploads:
        try:
            add_photo(product, upload)
        except PhotoRefused as refused:
            faults.append(f"{upload.name}: {refused.messages[0]}")
        except TooManyPhotos:
            faults.append(too_many())
            break
    return faults


@transaction.atomic
def remove_photo(product: Product, pk: int) -> None:
    """Take a photo off a listing; its files go when nothing else shows it."""
    image = ProductImage.objects.select_for_update().get(pk=pk, product=product)
    photo = image.photo
    image.delete()
    if photo is not None and not photo.product_images.exists():
        photo.delete()


@transaction.atomic
def name_photos(product: Product) -> None:
    """Let photos that came before the name say what they show."""
    for image in product.images.select_related("photo").filter(photo__title=""):
        image.photo.title = product.title
        image.photo.save(update_fields=["title"])
