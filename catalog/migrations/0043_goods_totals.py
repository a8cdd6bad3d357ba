"""Totals of goods by scope and facet, filled from the cards there are."""

from collections import Counter

from django.db import migrations, models

from catalog.listing.bands import place


def fill(apps, schema_editor):
    """Count the cards once; from now on totals move along with them."""
    cards = apps.get_model("catalogue", "Card").objects.order_by()
    columns = ("county_id", "sector_id", "trade_id", "stock", "price")
    totals = Counter()
    for county, sector, trade, stock, price in cards.values_list(*columns).iterator():
        facts = (("county", county), ("stock", stock), ("place", str(place(price))))
        for scope in ("", sector, trade):
            totals.update((scope, *fact) for fact in facts)
        totals.update([("", "sector", sector), (sector, "trade", trade)])
    model = apps.get_model("catalogue", "GoodsTotal")
    model.objects.bulk_create(
        model(scope=scope, facet=facet, value=value, number=number)
        for (scope, facet, value), number in sorted(totals.items())
    )


class Migration(migrations.Migration):

    dependencies = [
        ("catalogue", "0042_tax_class"),
        ("partner", "0024_days_at_fairs"),
    ]

    operations = [
        migrations.CreateModel(
            name="GoodsTotal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", models.CharField(blank=True, max_length=16)),
                ("facet", models.CharField(max_length=8)),
                ("value", models.CharField(max_length=16)),
                ("number", models.IntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scope", "facet", "value"), name="one_total_of_a_kind_in_a_scope"
                    )
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="card",
            index=models.Index(fields=["until"], name="cards_by_last_day"),
        ),
    ]
