"""Write an order that was planned: the order, its address, parcels, lines and first history."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from oscar.core.loading import get_model

from catalog.commission.queries import commissions_of
from catalog.commission.rules import Commission
from catalog.tax.queries import taxes_of
from catalog.tax.rules import TaxTerms
from core.models import MoveRecord
from core.money import Rials, to_decimal
from sellers.models import Province
from shop.basket.queries import Item
from shop.order.actions.discounts import record_discounts
from shop.order.models import Line, Order, Parcel, ShippingAddress
from shop.order.numbers import new_number
from shop.order.placement import Address, Placement
from shop.order.plan import ParcelPlan, Plan
from shop.order.states import OrderState, ParcelState
from shop.shipping.queries import iran, places

LineAttribute = get_model("order", "LineAttribute")


def write_order(basket: Any, plan: Plan, placement: Placement, hold_until: datetime) -> Order:
    """Write everything but stock and payment; return the order, awaiting payment."""
    order = Order.objects.create(
        number=_free_number(),
        site_id=settings.SITE_ID,
        basket=basket,
        user=placement.user,
        shipping_address=_write_address(placement.address, placement.mobile),
        currency=settings.OSCAR_DEFAULT_CURRENCY,
        total_incl_tax=to_decimal(plan.total),
        total_excl_tax=to_decimal(plan.total),
        shipping_incl_tax=to_decimal(plan.shipping),
        shipping_excl_tax=to_decimal(plan.shipping),
        shipping_method=", ".join(sorted({p.quote.code for p in plan.parcels if p.quote})),
        status=OrderState.AWAITING_PAYMENT,
        mobile=placement.mobile,
        language=placement.language,
        payment_gateway=placement.gateway,
        hold_until=hold_until,
        placement_key=placement.key,
    )
    parcels = Parcel.objects.bulk_create(
        _parcel(order, parcel, number) for number, parcel in enumerate(plan.parcels, start=1)
    )
    lines = _write_lines(order, plan, parcels)
    _write_history(order, parcels, placement)
    if basket.offer_applications:
        record_discounts(order, basket, lines)
    return order


def _free_number() -> str:
    while Order.objects.filter(number=(number := new_number())).exists():
        pass
    return number


def _write_address(address: Address, mobile: str) -> ShippingAddress:
    place = places()[address.place]
    row = address_row(address, mobile, iran(), Province.objects.get(pk=place["province"]))
    row.save()
    return row


def address_row(address: Address, mobile: str, country: Any, province: Province) -> ShippingAddress:
    """Return the row of an address, not stored yet."""
    place = places()[address.place]
    return ShippingAddress(
        first_name=address.name,
        line1=address.line,
        line4=place["name_fa"] if place["county"] else "",
        state=province.name_fa,
        postcode=address.postcode,
        country=country,
        phone_number=mobile,
        county_id=place["county"],
        province_id=province.pk,
    )


def _parcel(order: Order, plan: ParcelPlan, number: int) -> Parcel:
    if plan.quote is None:
        raise ValueError("a parcel without a way to send it was planned")
    return Parcel(
        order=order,
        seller=plan.seller,
        number=f"{order.number}-{number}",
        seller_name=plan.seller.name,
        seller_name_en=plan.seller.name_en,
        shipping_code=plan.quote.code,
        shipping=plan.shipping,
        items=plan.items,
        weight_g=plan.group.weight_g,
        ready_by=plan.promise.ready_by,
        promised_by=plan.promise.promised_by,
    )


def _write_lines(order: Order, plan: Plan, parcels: Sequence[Parcel]) -> dict[int, Line]:
    """Return the new lines by the basket line that each came from."""
    pairs = [
        (item, parcel)
        for planned, parcel in zip(plan.parcels, parcels, strict=True)
        for item in planned.group.lines
    ]
    goods = [(item.product, parcel.seller_id) for item, parcel in pairs]
    terms = commissions_of(goods, plan.parcels[0].today)
    sold = [(item.product, parcel.seller) for item, parcel in pairs]
    taxes = taxes_of(sold, plan.parcels[0].today)
    lines = Line.objects.bulk_create(
        _line(order, parcel, item, terms[item.product.pk], taxes[item.product.pk])
        for item, parcel in pairs
    )
    LineAttribute.objects.bulk_create(
        LineAttribute(line=line, option=a.option, type=a.option.code, value=a.value)
        for line, (item, _) in zip(lines, pairs, strict=True)
        for a in item.line.attributes.all()
    )
    return {item.pk: line for line, (item, _) in zip(lines, pairs, strict=True)}


def commission_columns(terms: Commission, paid: Rials) -> dict[str, int | None]:
    """Return what a line keeps of the commission it is sold under."""
    return {
        "commission": terms.fee(paid),
        "commission_permille": terms.permille,
        "commission_minimum": terms.minimum,
        "commission_maximum": terms.maximum,
        "commission_rule_id": terms.rule,
        "commission_version": terms.version,
    }


def tax_columns(terms: TaxTerms, paid: Rials) -> dict[str, Any]:
    """Return what a line keeps of how it is taxed."""
    return {
        "tax": terms.tax(paid),
        "tax_code": terms.code,
        "tax_permille": terms.permille,
        "tax_reason": dict(terms.reason),
    }


def _line(order: Order, parcel: Parcel, item: Item, terms: Commission, taxed: TaxTerms) -> Line:
    offer, product = item.line.stockrecord, item.product
    unit, total = to_decimal(item.unit), to_decimal(item.total)
    before = unit * item.quantity
    return Line(
        order=order,
        parcel=parcel,
        partner=offer.partner,
        partner_name=offer.partner.name,
        partner_sku=offer.partner_sku,
        stockrecord=offer,
        product=product,
        title=item.title,
        title_en=item.title_en,
        upc=product.upc,
        unit=product.unit,
        photo=item.photo,
        withdrawal_rule=product.withdrawal_rule,
        wish=item.wish,
        quantity=item.quantity,
        num_allocated=0 if item.left is None else item.quantity,
        line_price_incl_tax=total,
        line_price_excl_tax=total,
        line_price_before_discounts_incl_tax=before,
        line_price_before_discounts_excl_tax=before,
        unit_price_incl_tax=unit,
        unit_price_excl_tax=unit,
        status=settings.OSCAR_INITIAL_LINE_STATUS,
        **commission_columns(terms, item.total),
        **tax_columns(taxed, item.total),
    )


def _write_history(order: Order, parcels: Iterable[Parcel], placement: Placement) -> None:
    things: list[tuple[Order | Parcel, str]] = [(order, OrderState.AWAITING_PAYMENT)]
    things += [(parcel, ParcelState.AWAITING_PAYMENT) for parcel in parcels]
    MoveRecord.objects.bulk_create(
        MoveRecord(
            model=thing._meta.label_lower, object_id=thing.pk, to_state=state, by=placement.user
        )
        for thing, state in things
    )
