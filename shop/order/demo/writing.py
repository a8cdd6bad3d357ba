"""The demo's purchases become rows: orders, parcels, lines, held stock and their history."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from catalog.commission.queries import commissions_of
from catalog.commission.rules import Commission
from catalog.tax.queries import taxes_of
from catalog.tax.rules import TaxTerms
from core.backdate import keeping_dates
from core.jalali import to_jalali
from core.models import MoveRecord
from core.money import to_decimal
from sellers.evidence import record_many
from sellers.models import Activity, ActivityKind, Province, StockRecord
from shop.order.actions.writing import address_row, commission_columns, tax_columns
from shop.order.deadlines import answer_by
from shop.order.demo.purchases import Bought, ParcelStory, Purchase, holds_stock
from shop.order.models import InvoiceCounter, Line, Order, Parcel, ShippingAddress
from shop.order.placement import Address
from shop.order.queries import SOLD
from shop.order.states import ParcelState
from shop.shipping.carriers import Carrier, carriers_for
from shop.shipping.queries import iran, places

DEMO_KEY = "demo-"


def write(purchases: Sequence[Purchase]) -> None:
    """Write the purchases in bulk; their payments are another file's work."""
    orders = _write_orders(purchases)
    pairs = [
        (order, number, story)
        for order, bought in zip(orders, purchases, strict=True)
        for number, story in enumerate(bought.parcels, start=1)
    ]
    with keeping_dates(Parcel, MoveRecord):
        parcels = Parcel.objects.bulk_create(_parcel(*pair) for pair in pairs)
        stories = [story for _, _, story in pairs]
        terms, taxes = _terms(stories), _taxes(stories)
        lines = [
            _line(
                parcel, story, bought, terms[bought.ware.product.pk], taxes[bought.ware.product.pk]
            )
            for parcel, story in zip(parcels, stories, strict=True)
            for bought in story.goods
        ]
        Line.objects.bulk_create(lines, batch_size=500)
        MoveRecord.objects.bulk_create(
            [
                *_moves((order, p.history, p) for order, p in zip(orders, purchases, strict=True)),
                *_moves(
                    (parcel, story.history, None)
                    for parcel, story in zip(parcels, stories, strict=True)
                ),
            ],
            batch_size=500,
        )
    _number_invoices()
    _hold(lines)
    record_many(_delivered(parcels))


def _write_orders(purchases: Sequence[Purchase]) -> list[Order]:
    addresses = ShippingAddress.objects.bulk_create(_addresses(purchases))
    return Order.objects.bulk_create(
        _order(bought, address) for bought, address in zip(purchases, addresses, strict=True)
    )


def _addresses(purchases: Iterable[Purchase]) -> Iterable[ShippingAddress]:
    country, provinces = iran(), Province.objects.in_bulk()
    for bought in purchases:
        address = Address(bought.name, bought.place, bought.line, bought.postcode)
        province = provinces[places()[bought.place]["province"]]
        yield address_row(address, bought.mobile, country, province)


def _order(bought: Purchase, address: ShippingAddress) -> Order:
    total, shipping = to_decimal(bought.total), to_decimal(bought.shipping)
    return Order(
        number=bought.number,
        site_id=settings.SITE_ID,
        user=bought.user,
        shipping_address=address,
        currency=settings.OSCAR_DEFAULT_CURRENCY,
        total_incl_tax=total,
        total_excl_tax=total,
        shipping_incl_tax=shipping,
        shipping_excl_tax=shipping,
        shipping_method=", ".join(sorted({parcel.quote.code for parcel in bought.parcels})),
        status=bought.state,
        mobile=bought.mobile,
        language=bought.language,
        payment_gateway=bought.gateway,
        hold_until=bought.hold_until,
        date_placed=bought.placed_at,
        placement_key=f"{DEMO_KEY}{bought.number}",
    )


def _parcel(order: Order, place: int, story: ParcelStory) -> Parcel:
    posted = story.when(ParcelState.POSTED)
    number = f"{order.number}-{place}"
    paid, is_new = story.when(ParcelState.NEW), story.state == ParcelState.NEW
    carrier = carriers_for(story.quote.code)[0]
    return Parcel(
        order=order,
        seller=story.seller,
        number=number,
        state=story.state,
        seller_name=story.seller.name,
        seller_name_en=story.seller.name_en,
        shipping_code=story.quote.code,
        shipping=story.quote.price,
        items=story.items,
        weight_g=story.weight_g,
        ready_by=story.promise.ready_by,
        promised_by=story.promise.promised_by,
        tracking_code=_code(number, carrier) if posted else "",
        carrier=carrier.code if posted else "",
        answer_by=answer_by(timezone.localtime(paid)) if is_new and paid else None,
        posted_at=posted,
        delivered_at=story.when(ParcelState.DELIVERED),
        date_created=order.date_placed,
    )


def _code(number: str, carrier: Carrier) -> str:
    """Return a code as the carrier writes it, ours for the parcel; '' where it writes none."""
    length = carrier.most_digits
    return f"{int(number.replace('-', '')) * 7919:0{length}}"[:length]


def _terms(stories: Iterable[ParcelStory]) -> dict[int, Commission]:
    """Return the commission of each product; the demo's rules have held all year."""
    goods = {b.ware.product.pk: (b.ware.product, s.seller.pk) for s in stories for b in s.goods}
    return commissions_of(list(goods.values()), timezone.localdate())


def _taxes(stories: Iterable[ParcelStory]) -> dict[int, TaxTerms]:
    goods = {b.ware.product.pk: (b.ware.product, s.seller) for s in stories for b in s.goods}
    return taxes_of(list(goods.values()), timezone.localdate())


def _line(
    parcel: Parcel, story: ParcelStory, bought: Bought, terms: Commission, taxed: TaxTerms
) -> Line:
    product, offer = bought.ware.product, bought.ware.offer
    unit, total = to_decimal(bought.ware.price), to_decimal(bought.total)
    held = holds_stock(story) and bought.ware.left is not None
    return Line(
        order=parcel.order,
        parcel=parcel,
        partner=story.seller,
        partner_name=story.seller.name,
        partner_sku=offer.partner_sku,
        stockrecord=offer,
        product=product,
        title=product.title,
        title_en=product.title_en,
        upc=product.upc,
        unit=product.unit,
        photo=bought.ware.photo,
        withdrawal_rule=product.withdrawal_rule,
        quantity=bought.quantity,
        num_allocated=bought.quantity if held else 0,
        line_price_incl_tax=total,
        line_price_excl_tax=total,
        line_price_before_discounts_incl_tax=total,
        line_price_before_discounts_excl_tax=total,
        unit_price_incl_tax=unit,
        unit_price_excl_tax=unit,
        status=settings.OSCAR_INITIAL_LINE_STATUS,
        **commission_columns(terms, bought.total),
        **tax_columns(taxed, bought.total),
    )


def _moves(things: Iterable[tuple[Order | Parcel, list, Purchase | None]]) -> Iterable[MoveRecord]:
    for thing, history, bought in things:
        before = ""
        for state, at in history:
            yield MoveRecord(
                model=thing._meta.label_lower,
                object_id=thing.pk,
                from_state=before,
                to_state=state,
                by=bought.user if bought and not before else None,
                at=at,
            )
            before = state


def _delivered(parcels: Iterable[Parcel]) -> Iterable[Activity]:
    """Return what the delivered parcels show of their sellers, as delivering them does."""
    for parcel in parcels:
        if parcel.delivered_at:
            yield Activity(
                seller_id=parcel.seller_id,
                kind=ActivityKind.DELIVERED,
                day=timezone.localdate(parcel.delivered_at),
                amount=parcel.kept,
                source=f"parcel {parcel.number}",
            )


def _number_invoices() -> None:
    """Number the demo's invoices as they were sold, for each seller and year."""
    last: dict[tuple[int, int], int] = {}
    sold = Parcel.objects.filter(order__status__in=SOLD, invoice_number=None)
    parcels = list(sold.select_related("order").order_by("order__date_placed", "pk"))
    for parcel in parcels:
        year = to_jalali(timezone.localdate(parcel.order.date_placed)).year
        key = (parcel.seller_id, year)
        last[key] = last.get(key, 0) + 1
        parcel.invoice_year, parcel.invoice_number = year, last[key]
    Parcel.objects.bulk_update(parcels, ["invoice_year", "invoice_number"], batch_size=500)
    InvoiceCounter.objects.bulk_create(
        InvoiceCounter(seller_id=seller, year=year, last=n) for (seller, year), n in last.items()
    )


def _hold(lines: Iterable[Line]) -> None:
    """Hold the stock of open lines."""
    held: dict[int, int] = {}
    for line in lines:
        if line.num_allocated:
            pk = line.stockrecord.pk
            held[pk] = held.get(pk, 0) + line.num_allocated
    for pk, pieces in sorted(held.items()):
        holding = Coalesce(F("num_allocated"), 0) + pieces
        StockRecord.objects.filter(pk=pk).update(num_allocated=holding)
