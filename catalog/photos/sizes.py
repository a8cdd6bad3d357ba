"""In which sizes and formats photos are prepared. Pure: no Django."""

from typing import Final

from catalog.pixels import Cut, Size, spec

# Goods are shown 4:5, faces square, covers three times as wide as high. The smallest is for lines
# of a basket or an order, and for the row beneath a gallery.
GOODS: Final = (Size(160, 200), Size(320, 400), Size(640, 800), Size(1200, 1500))
FACES: Final = (Size(144, 144), Size(288, 288))
COVERS: Final = (Size(640, 214), Size(1200, 400))
# A buyer's photo beside a review, and as large as a page shows it.
REVIEWS: Final = (Size(160, 200), Size(640, 800))
HEROES: Final = (Size(640, 400), Size(960, 600), Size(1600, 1000))
FORMATS: Final = ("webp", "avif")

# The one that <img> shows where the browser knows no srcset.
SHOWN: Final = 640


def cuts_of(sizes: tuple[Size, ...]) -> tuple[Cut, ...]:
    """Return all cuts of ``sizes``."""
    return tuple(Cut(size, kind) for size in sizes for kind in FORMATS)


def specs(sizes: tuple[Size, ...]) -> dict[str, str]:
    """Return the format by Wagtail's name of each cut of ``sizes``."""
    return {spec(size, kind): kind for size, kind in cuts_of(sizes)}
