"""Every shop has a front page from its first day: one for each language, for editors to change."""

import json
import uuid

from django.db import migrations

TRANSLATION_KEY = uuid.uuid5(uuid.UUID("5f1d7f0e-6a0b-4b4e-9d43-140500000000"), "home")
HOMES = {
    "fa": {
        "title": "بازارچه",
        "slug": "shop",
        "description": "بازارچهٔ کسب‌وکارهای خانگی لرستان، بی‌واسطه از تولیدکنندگان دارای مجوز.",
        "hero": "از خانه‌های لرستان، به خانهٔ شما",
        "text": "هر کالا کار دستِ کسی است که نامش کنار آن نوشته شده و مجوز کارش دیده می‌شود.",
        "button": "دیدن کالاها",
        "shelves": "رسته‌ها",
        "new_goods": "تازه‌ها",
        "counties": "از همهٔ شهرستان‌ها",
        "figures": "بازارچه امروز",
    },
    "en": {
        "title": "Bazarche",
        "slug": "shop-en",
        "description": "A market of home producers in Lorestan, straight from licensed makers.",
        "hero": "From the homes of Lorestan to yours",
        "text": "Each thing is made by someone whose name stands beside it and whose licence you can see.",
        "button": "See the goods",
        "shelves": "Trades",
        "new_goods": "New in the shop",
        "counties": "From every county",
        "figures": "Bazarche today",
    },
}


def blocks(words):
    told = [
        ("hero", {"title": words["hero"], "text": words["text"], "image": None, "button": words["button"]}),
        ("shelves", {"title": words["shelves"]}),
        ("new_goods", {"title": words["new_goods"], "count": 8}),
        ("counties", {"title": words["counties"], "text": ""}),
        ("figures", {"title": words["figures"]}),
    ]
    return json.dumps([{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in told])


def found(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("pages", "HomePage")
    root = Page.objects.filter(depth=1).first()
    if root is None or HomePage.objects.exists():
        return
    welcome = Page.objects.filter(depth=2, slug="home", content_type__model="page", numchild=0)
    kind, _ = ContentType.objects.get_or_create(app_label="pages", model="homepage")
    last = Page.objects.filter(depth=2).order_by("path").last()
    number = int(last.path[-4:], 36) if last else 0
    homes = {}
    for code, words in HOMES.items():
        locale, _ = Locale.objects.get_or_create(language_code=code)
        number += 1
        homes[code] = HomePage.objects.create(
            title=words["title"],
            draft_title=words["title"],
            slug=words["slug"],
            search_description=words["description"],
            content_type=kind,
            path=f"{root.path}{number:04}",
            depth=2,
            numchild=0,
            url_path=f"/{words['slug']}/",
            locale=locale,
            translation_key=TRANSLATION_KEY,
            body=blocks(words),
        )
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", root_page_id=homes["fa"].pk, is_default_site=True)
    elif site.root_page_id in welcome.values_list("pk", flat=True):
        site.root_page_id, site.site_name = homes["fa"].pk, "Bazarche"
        site.save()
    Page.objects.filter(pk__in=list(welcome.values_list("pk", flat=True))).delete()
    root.numchild = Page.objects.filter(depth=2).count()
    root.save()


class Migration(migrations.Migration):

    dependencies = [
        ("pages", "0002_pictures_and_producers"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(found, migrations.RunPython.noop)]
