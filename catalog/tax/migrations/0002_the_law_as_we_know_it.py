"""The classes that the law names and its rate, until operators write otherwise.

Value Added Tax Act of 2 Khordad 1400; the rate of 10 percent by the budget of 1403 (notice 27 of
the tax office). Each year's budget may change it: operators add the new rate with its first day.
"""

from datetime import date

from django.db import migrations

ACT = "قانون مالیات بر ارزش افزوده، مصوب ۱۴۰۰/۰۳/۰۲"
ARTICLE_9 = f"{ACT}، مادهٔ ۹، بند الف"
CLASSES = (
    ("standard", "مشمول مالیات", "Taxed at the standard rate", "", "", f"{ACT}، مادهٔ ۷", ""),
    (
        "farm", "محصول کشاورزی فرآوری‌نشده", "Unprocessed produce of farms",
        "معاف از مالیات بر ارزش افزوده: محصول کشاورزی فرآوری‌نشده",
        "Exempt from value-added tax: unprocessed produce of farms", ARTICLE_9, "AGR",
    ),
    (
        "staple", "خوراک اصلی که قانون نام برده است، مانند نان، آرد، برنج، حبوبات، شیر و پنیر",
        "Staple food that the law names, such as bread, flour, rice, pulses, milk and cheese",
        "معاف از مالیات بر ارزش افزوده: خوراک اصلی که قانون نام برده است",
        "Exempt from value-added tax: staple food that the law names", ARTICLE_9, "",
    ),
    (
        "craft", "فرش دستباف و صنایع دستی", "Hand-woven carpets and handicrafts",
        "معاف از مالیات بر ارزش افزوده: فرش دستباف و صنایع دستی",
        "Exempt from value-added tax: hand-woven carpets and handicrafts", ARTICLE_9, "WVN,HND",
    ),
)  # fmt: skip


def add(apps, schema_editor):
    """Write them once."""
    classes = apps.get_model("tax", "TaxClass").objects
    for place, (code, fa, en, reason_fa, reason_en, source, sectors) in enumerate(CLASSES):
        facts = {
            "name_fa": fa, "name_en": en, "is_exempt": bool(reason_en), "reason_fa": reason_fa,
            "reason_en": reason_en, "source": source, "sectors": sectors, "position": place,
        }  # fmt: skip
        classes.get_or_create(code=code, defaults=facts)
    source = "قانون بودجهٔ ۱۴۰۳؛ اطلاعیهٔ شمارهٔ ۲۷ سازمان امور مالیاتی"
    rates = apps.get_model("tax", "TaxRate").objects
    rates.get_or_create(starts=date(2024, 3, 20), defaults={"permille": 100, "source": source})


class Migration(migrations.Migration):
    dependencies = [("tax", "0001_classes_and_rates")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop, elidable=False)]
