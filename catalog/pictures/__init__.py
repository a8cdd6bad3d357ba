"""Drawn product pictures: deterministic flat illustrations for the demo shop, never photographs.

Pure: Pillow and the standard library only. ``kind_of`` chooses a motif for a product or a trade,
``draw`` paints one of its three views; ``draw_portrait``, ``draw_cover`` and ``draw_hero`` paint
the producers' and the shop's own pictures. Saving is the caller's.
"""

from catalog.pictures.compose import KINDS, VIEWS, draw
from catalog.pictures.kinds import kind_of
from catalog.pictures.scenes import draw_cover, draw_hero, draw_portrait

__all__ = ["KINDS", "VIEWS", "draw", "draw_cover", "draw_hero", "draw_portrait", "kind_of"]
