"""What a product's page says of delivery: answers ``catalog.delivery`` from our rules."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from catalog.delivery import Delivery, Way
from catalog.models import Product
from core.workdays import add_workdays
from sellers.away.rules import ready_by
from sellers.models import Partner
from shop.shipping import queries, rules, words


def estimate(request: HttpRequest, product: Product, seller: Partner) -> Delivery:
    """Return the ways for one piece to the place the visitor chose, or to the seller's county.

    Reads ``seller.county`` and the product's card; no query but that of the places, once an hour.
    """
    spec = queries.spec_of(
        seller, [(product.shipping_class, product.weight_g, 1)], product.card.price
    )
    chosen = queries.chosen(request)
    to = chosen or queries.home_of(spec)
    ready = ready_by(timezone.localdate(), product.card.lead_days, seller.away)
    ways = [
        Way(quote.code, words.label(quote.code), quote.price, add_workdays(ready, quote.days[1]))
        for quote in sorted(rules.quotes(spec, to), key=lambda q: q.code == rules.PICKUP)
    ]
    why = rules.obstacle(spec, to)
    return Delivery(
        place_code=to.code,
        place_name=queries.place_name(to.code),
        ways=ways,
        obstacle=words.reason(why) if why else "",
        is_chosen=chosen is not None,
        place_groups=[] if spec.sends_nothing else queries.destinations(),
        choose_url="" if spec.sends_nothing else reverse("basket:send-to"),
    )
