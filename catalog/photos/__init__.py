"""Photographs of goods: the one door by which they come in, and how the face draws them.

image = attach(product, upload, "honey in a jar")
photo_dict(image.photo)  # what ``{% picture %}`` takes
"""

from catalog.photos.intake import (
    attach,
    keep,
    make_renditions,
    take_in,
)
from catalog.photos.values import first_pictures, photo_dict, photo_values
from catalog.uploads import PhotoRefused

__all__ = [
    "PhotoRefused",
    "attach",
    "first_pictures",
    "keep",
    "make_renditions",
    "photo_dict",
    "photo_values",
    "take_in",
]
