"""Fill a stock shop with our goods: ``python -m tests.benchmarks.peer.stock.load FILE``.

``FILE`` is what ``tests.benchmarks.peer.goods`` wrote; the database is migrated and empty.
"""

import json
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 -- Django must be set up first
from oscar.core.loading import get_model  # noqa: E402

ENOUGH = 1_000_000
STEP = 4  # letters of a path for each level of shelves, ours and treebeard's


def model(name: str) -> Any:
    """Return one of Oscar's models, ``app.Model``."""
    return get_model(*name.split("."))


def shelves(rows: list[dict[str, Any]]) -> None:
    """Write shelves as they stand with us."""
    category = model("catalogue.Category")
    parents = Counter(row["path"][:-STEP] for row in rows)
    category.objects.bulk_create(
        category(
            pk=row["pk"], name=row["name"], slug=row["slug"], path=row["path"],
            depth=len(row["path"]) // STEP,
            numchild=parents[row["path"]],
        )
        for row in rows
    )  # fmt: skip


def products(rows: list[dict[str, Any]]) -> None:
    """Write goods, parents first, with offers, shelves and pictures."""
    product = model("catalogue.Product")
    kind = model("catalogue.ProductClass").objects.create(name="Goods", slug="goods")
    rows = sorted(rows, key=lambda row: row["parent"] is not None)
    _bulk(
        product,
        [
            product(
                pk=row["pk"], parent_id=row["parent"], structure=row["structure"],
                product_class=None if row["parent"] else kind, title=row["title"],
                slug=row["slug"], description=row["description"], upc=str(row["pk"]),
            )
            for row in rows
        ],
    )  # fmt: skip
    offer = model("partner.StockRecord")
    _bulk(
        offer,
        [
            offer(
                product_id=row["pk"], partner_id=row["seller"], partner_sku=str(row["pk"]),
                price_currency="IRR", price=Decimal(row["price"]),
                # Stock Oscar sells nothing that nobody counts; made to order is enough.
                num_in_stock=ENOUGH if row["stock"] is None else row["stock"],
            )
            for row in rows if row["price"] is not None
        ],
    )  # fmt: skip
    place, picture = model("catalogue.ProductCategory"), model("catalogue.ProductImage")
    _bulk(place, [place(product_id=r["pk"], category_id=r["shelf"]) for r in rows if r["shelf"]])
    _bulk(
        picture,
        [
            picture(product_id=row["pk"], original=name, display_order=n)
            for row in rows
            for n, name in enumerate(row["images"])
        ],
    )


def _bulk(kind: Any, rows: list[Any]) -> None:
    kind.objects.bulk_create(rows, batch_size=1000)


def load(found: dict[str, Any]) -> None:
    """Write everything in one transaction."""
    seller = model("partner.Partner")
    with transaction.atomic():
        model("address.Country").objects.create(
            iso_3166_1_a2="IR", iso_3166_1_a3="IRN", printable_name="Iran", name="Iran",
            is_shipping_country=True,
        )  # fmt: skip
        _bulk(
            seller,
            [seller(pk=s["pk"], name=s["name"], code=f"s{s['pk']}") for s in found["sellers"]],
        )
        shelves(found["shelves"])
        products(found["goods"])
        ordered = {pk for triple in found["asks"]["triples"] for pk in triple}
        offers = model("partner.StockRecord").objects
        offers.filter(product__in=ordered | set(found["asks"]["ready"])).update(num_in_stock=ENOUGH)


if __name__ == "__main__":
    load(json.loads(Path(sys.argv[1]).read_text()))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
