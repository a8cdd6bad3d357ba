"""The demo's brands: colours, words about places, shelves, and the sound of one instrument."""

import io
import random
import struct
import wave
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from django.core.files.base import ContentFile

from catalog.demo.drafts import DATA
from catalog.models import Card, Rack, Racked
from core.demo import DemoPlan
from sellers.brand.palettes import PALETTES
from sellers.facts import read_csv
from sellers.models import Brand, Partner

# A shop with so many goods has shelves; its gifts cost less than this, in rials.
LEAST_GOODS: Final = 4
GIFTS: Final = 5_000_000
PROUD = ("کارهایی که به آن‌ها می‌بالیم", "What we are proud of")
SMALL = ("هدیه‌های زیر ۵۰۰ هزار تومان", "Gifts under 500,000 toman")
SHOWN: Final = 8
# The house of instruments speaks by its own strings.
PLAYER: Final = "S004"
PLAYED = (
    "نوایی کوتاه با سازی که خودم ساخته‌ام. هر ساز را پیش از فرستادن یک هفته می‌نوازم.",
    "A short tune on an instrument I built. I play each one for a week before it leaves.",
)
RATE: Final = 16_000
TUNE: Final = ((294, 1), (330, 1), (349, 2), (330, 1), (294, 1), (262, 2), (294, 4))
BEAT: Final = 0.36


def store(plan: DemoPlan) -> int:
    """Give a face to the shops that have none yet; return how many."""
    sellers = list(Partner.objects.filter(brand=None, code__startswith="S").order_by("code"))
    places = {
        row["county_code"]: (row["fa"], row["en"]) for row in read_csv(DATA / "demo_places.csv")
    }
    by_seller = _goods_of(sellers)
    racks = [pair for s in sellers for pair in _racks(s, by_seller[s.pk])]
    shelved = {rack.seller_id for rack, _goods in racks}
    Brand.objects.bulk_create(
        [_brand(plan, seller, places, seller.pk in shelved) for seller in sellers], batch_size=500
    )
    Rack.objects.bulk_create([rack for rack, _goods in racks], batch_size=500)
    Racked.objects.bulk_create(
        [
            Racked(rack=rack, product_id=product, position=position)
            for rack, goods in racks
            for position, product in enumerate(goods)
        ],
        batch_size=500,
    )
    _play(sellers)
    return len(sellers)


def _brand(
    plan: DemoPlan, seller: Partner, places: dict[str, tuple[str, str]], shelved: bool
) -> Brand:
    """Return a shop's face: two of three wear colours of their own."""
    chance = plan.chance("brand", seller.code)
    palette = chance.choice(PALETTES).code if chance.randrange(3) else ""
    fa, en = places.get(str(seller.county_id), ("", ""))
    return Brand(seller=seller, palette=palette, place=fa, place_en=en, has_shelves=shelved)


def _goods_of(sellers: Sequence[Partner]) -> dict[int, list[tuple[int, int]]]:
    """Return product and price of each seller's cards, the dearest first. One query."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    cards = Card.objects.filter(seller__in=[s.pk for s in sellers]).order_by("-price", "product")
    for seller, product, price in cards.values_list("seller", "product", "price"):
        found[seller].append((product, price))
    return found


def _racks(seller: Partner, goods: list[tuple[int, int]]) -> Iterator[tuple[Rack, list[int]]]:
    """Yield the shelves of a shop with enough goods: its best, and its gifts."""
    if len(goods) < LEAST_GOODS:
        return
    best = [product for product, _price in goods[: min(SHOWN, len(goods) // 2)]]
    yield Rack(seller=seller, name=PROUD[0], name_en=PROUD[1], position=0), best
    gifts = [product for product, price in goods if price < GIFTS and product not in best]
    if gifts:
        yield Rack(seller=seller, name=SMALL[0], name_en=SMALL[1], position=1), gifts[:SHOWN]


def _play(sellers: Sequence[Partner]) -> None:
    player = next((seller for seller in sellers if seller.code == PLAYER), None)
    if player is None:
        return
    brand = Brand.objects.get(seller=player)
    content = tune()
    brand.voice.save("x.wav", ContentFile(content), save=False)
    brand.voice_kind, brand.voice_seconds = "wav", round(sum(b for _h, b in TUNE) * BEAT)
    brand.voice_text, brand.voice_text_en = PLAYED
    brand.save()


def tune() -> bytes:
    """Return a few plucked strings as a WAV file (Karplus and Strong, 1983); always the same."""
    chance = random.Random(PLAYER)  # noqa: S311 -- no secret
    samples: list[float] = []
    for hertz, beats in TUNE:
        samples += _string(hertz, int(beats * BEAT * RATE), chance)
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *(int(s * 12_000) for s in samples)))
    return out.getvalue()


def _string(hertz: int, length: int, chance: random.Random) -> list[float]:
    """Return the sound of one string: noise that runs round and grows softer."""
    ring = [chance.uniform(-1, 1) for _ in range(RATE // hertz)]
    sound = []
    for n in range(length):
        place = n % len(ring)
        sound.append(ring[place])
        ring[place] = 0.498 * (ring[place] + ring[(place + 1) % len(ring)])
    return sound
