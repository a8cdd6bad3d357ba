"""Pictures as heavy as photographs, in place of the demo's drawings.

Drawings are flat: their files are a fifth of a photograph's, and a page of them proves nothing.
Noise whose strength falls with its frequency, as a photograph's does, makes files of a photograph's
size. As measured beside eight photographs at 320 × 400 (AVIF, 0.36 to 1.1 bits a pixel, half of
them above 0.8): 1.0 with a fall of 1.3, so what is measured is a shade heavier than most.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image

from catalog.pixels import ENCODERS, Size, encode

FALL = 1.3
BRIGHTNESS, DYE = 52, 16  # standard deviations of the three channels


def photograph(size: Size, seed: int = 1) -> Image.Image:
    """Return a picture with a photograph's detail."""
    draw = np.random.default_rng(seed)
    rows, columns = np.fft.fftfreq(size.height), np.fft.rfftfreq(size.width)
    frequency = np.hypot(rows[:, None], columns[None, :])
    frequency[0, 0] = np.inf  # the mean is set below
    channels = []
    for deviation in (BRIGHTNESS, DYE, DYE):
        noise = np.fft.rfft2(draw.standard_normal((size.height, size.width)))
        wave = np.fft.irfft2(noise / frequency**FALL, (size.height, size.width))
        values = np.clip(128 + wave * deviation / wave.std(), 0, 255)
        channels.append(Image.fromarray(values.astype(np.uint8)))
    return Image.merge("YCbCr", channels).convert("RGB")


def weigh_down(files: Iterable[tuple[Path, str, Size]]) -> None:
    """Write a photograph over each file, given its format and size; files alike share one."""
    made: dict[tuple[str, Size], bytes] = {}
    for path, kind, size in files:
        if (kind, size) not in made:
            made[kind, size] = encode(photograph(size), ENCODERS[kind])
        path.write_bytes(made[kind, size])


def weigh_down_shop() -> None:
    """Give one product all photos that it may have, and every photo a photograph's weight."""
    # Django is set up by the caller.
    from catalog import photos  # noqa: PLC0415 -- see above
    from catalog.desk.fields import MOST_PHOTOS  # noqa: PLC0415 -- see above
    from core.models import Rendition  # noqa: PLC0415 -- see above
    from tests.weight.pages import goods  # noqa: PLC0415 -- see above

    product = goods()[0].product
    for _ in range(product.images.count(), MOST_PHOTOS):
        photos.attach(product, photograph(Size(1200, 1500)))
    cuts = Rendition.objects.filter(filter_spec__regex=r"\|format-(webp|avif)$")
    weigh_down(
        (Path(cut.file.path), cut.filter_spec.rpartition("-")[2], Size(cut.width, cut.height))
        for cut in cuts.iterator()
    )
