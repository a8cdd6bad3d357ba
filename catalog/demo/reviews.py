"""Demo reviews: by invented buyers, of goods of the sector that each review speaks of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Final

from django.db.models import Avg
from django.utils import timezone
from oscar.apps.catalogue.reviews.models import ProductReview

from catalog.demo.drafts import DATA
from catalog.models import Product
from core.backdate import keeping_dates
from core.demo import DemoPlan
from core.models import User
from sellers.facts import DATA as SELLERS_DATA
from sellers.facts import read_csv

BUYERS: Final = 180
# Out of ten goods so many have reviews; the loved ones have many.
REVIEWED: Final = 6
MOST: Final = 9


def buyers() -> list[User]:
    """Return the invented buyers, made where they are missing; they sign in by mobile."""
    people = read_csv(SELLERS_DATA / "demo_names.csv")
    given = [p["fa"] for p in people if p["kind"] in ("female", "male")]
    family = [p["fa"] for p in people if p["kind"] == "family"]
    wanted = [
        User(
            username=f"buyer{number:03}",
            first_name=given[number * 7 % len(given)],
            last_name=family[number * 11 % len(family)],
            mobile=f"+98981{number:07}",
            mobile_verified=True,
            password="!demo",  # noqa: S106 -- "!" means that no password fits
        )
        for number in range(1, BUYERS + 1)
    ]
    User.objects.bulk_create(wanted, ignore_conflicts=True)
    return list(User.objects.filter(username__in=[u.username for u in wanted]).order_by("username"))


def store(plan: DemoPlan, goods: Sequence[Product]) -> int:
    """Write the reviews of ``goods`` that are not there yet and the ratings that follow."""
    words: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in read_csv(DATA / "demo_reviews.csv"):
        words[row["sector_code"]].append(row)
    people, done = buyers(), set(ProductReview.objects.values_list("product", "user"))
    reviews = [
        review
        for product in goods
        for review in _reviews_of(plan, product, people, words)
        if (review.product_id, review.user_id) not in done
    ]
    with keeping_dates(ProductReview):
        ProductReview.objects.bulk_create(reviews, batch_size=500)
    rate({review.product_id for review in reviews})
    return len(reviews)


def _reviews_of(
    plan: DemoPlan,
    product: Product,
    people: Sequence[User],
    words: Mapping[str, Sequence[Mapping[str, str]]],
) -> list[ProductReview]:
    chance = plan.chance("reviews", product.upc)
    if chance.randrange(10) >= REVIEWED:
        return []
    count = 1 + int(MOST * chance.random() ** 2.2)
    own = list(words[product.trade_id[:3]])
    fits = [*own, *own, *words[""]]  # what is said of the trade comes twice as often
    chosen = {row["body_fa"]: row for row in chance.sample(fits, min(count, len(fits)))}
    writers = chance.sample(people, len(chosen))
    age = (plan.day - timezone.localdate(product.date_created)).days
    return [
        ProductReview(
            product=product,
            user=writer,
            score=int(row["stars"]),
            title=row["title_fa"],
            body=row["body_fa"],
            status=ProductReview.APPROVED,
            date_created=timezone.make_aware(
                datetime.combine(
                    plan.day - timedelta(days=chance.randrange(max(1, age - 10)) + 1),
                    time(chance.randrange(8, 23), chance.randrange(60)),
                )
            ),
        )
        for writer, row in zip(writers, chosen.values(), strict=True)
    ]


def rate(product_ids: set[int]) -> None:
    """Store what Oscar would: the mean of the approved scores."""
    approved = ProductReview.objects.filter(product__in=product_ids, status=ProductReview.APPROVED)
    means = dict(approved.values_list("product").annotate(Avg("score")).order_by())
    rated = list(Product.objects.filter(pk__in=means).only("pk", "rating"))
    for product in rated:
        product.rating = means[product.pk]
    Product.objects.bulk_update(rated, ["rating"], batch_size=500)
