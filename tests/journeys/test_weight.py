"""Pages stay light: bytes, requests and script of a first load, and nothing jumps.

The phone and the wire of ``make weight`` (docs/performance.md) without the slow line: what depends
on the machine is left to it, what does not is guarded here.
"""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import reverse
from django.utils import translation

from catalog import photos
from catalog.photos.sizes import COVERS
from catalog.pixels import Size
from exhibitions.models import Fair
from tests.exhibitions.booking import tools
from tests.journeys.house import Shop
from tests.weight import pages
from tests.weight.budgets import too_heavy
from tests.weight.phone import phone
from tests.weight.photographs import photograph, weigh_down_shop


@pytest.fixture(scope="module")
def heavy(served: Shop, tmp_path_factory) -> Iterator[Shop]:
    """The shop with photographs in place of its drawings, and a fair."""
    served.begin_anew()
    media = tmp_path_factory.mktemp("weight") / "media"
    shutil.copytree(settings.MEDIA_ROOT, media)
    with override_settings(MEDIA_ROOT=str(media)):
        fair = tools.fair(60, name_fa="جشنوارهٔ دست‌ساخته‌ها", name_en="Festival of handmade things")
        view = photos.keep(photograph(Size(1200, 400)), title=fair.name_fa, sizes=COVERS)
        Fair.objects.filter(pk=fair.pk).update(picture=view)
        weigh_down_shop()
        yield served


def address(name: str) -> str:
    """Return the path of a page."""
    if name == "product":
        return pages.goods()[0].get_absolute_url()
    if name == "fair":
        return pages.fullest_fair().get_absolute_url()
    return reverse(name)


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("name", ["home", "catalogue:index", "product", "fair"])
def test_first_load_is_light_and_does_not_jump(heavy: Shop, chromium, name: str, language: str):
    with translation.override(language):
        url = heavy.url + address(name)

    with phone(chromium, language, [], slow=False, compresses=True) as one:
        weight, _ = one.open(url)
        _, read = one.read_to_the_end(pause_ms=30)

    print(f"{name} ({language}): {weight}")
    assert too_heavy(weight) == []
    assert read["shift"] == 0
