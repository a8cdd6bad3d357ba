"""What a product's page promises of delivery: the same rules that an order is held to."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from catalog.delivery import Delivery, Way, answer_with
from catalog.models import Product
from sellers.models import Partner
from shop.order.rules import promise
from shop.shipping import queries, rules, words


@answer_with
def delivery_of(request: HttpRequest, product: Product, seller: Partner) -> Delivery:
    """Return the ways to send one piece to the place the visitor chose, or the seller's county."""
    spec = queries.spec_of(seller, [(product.shipping_class, product.weight_g, 1)])
    chosen = queries.chosen(request)
    to = chosen or queries.home_of(spec)
    today = timezone.localdate()
    ways = [
        Way(
            q.code,
            words.label(q.code),
            q.price,
            promise(today, product.lead_days, q.days[1]).promised_by,
        )
        for q in queries.estimate(spec, to)
    ]
    why = rules.obstacle(spec, to)
    return Delivery(
        place_code=to.code,
        place_name=queries.place_name(to.code),
        ways=ways,
        is_chosen=chosen is not None,
        obstacle=words.reason(why) if why else "",
        place_groups=[] if spec.sends_nothing else queries.destinations(),
        choose_url="" if spec.sends_nothing else reverse("basket:send-to"),
    )
