"""Small pictures for tests; a picture is quick to cut when it is small."""

from typing import Any

from PIL import Image
from wagtail.models import Collection

from catalog import photos
from catalog.photos.sizes import GOODS


def picture(width: int = 40, height: int = 50, colour: str = "#9b2c23") -> Image.Image:
    """A plain picture, and the place where photos are kept."""
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    return Image.new("RGB", (width, height), colour)


def photo(title: str = "عکس", sizes: Any = GOODS, **shape: Any) -> Any:
    """A photo with its cuts."""
    return photos.keep(picture(**shape), title=title, alt=title, sizes=sizes)
