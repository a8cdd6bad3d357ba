"""What a page may cost, and which page costs more. Pure."""

from dataclasses import dataclass, field
from typing import Final

KB: Final = 1024
MOST_BYTES: Final = 400 * KB
MOST_SCRIPT: Final = 40 * KB
MOST_REQUESTS: Final = 25
MOST_LCP_MS: Final = 2500


@dataclass(frozen=True)
class Weight:
    """Bytes over the wire by kind: html, css, script, font, image, other."""

    kinds: dict[str, int] = field(default_factory=dict)
    requests: int = 0

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(self.kinds.values())

    @property
    def script(self) -> int:
        """Bytes of script."""
        return self.kinds.get("script", 0)


@dataclass(frozen=True)
class Load:
    """One first load: when it was drawn and how long it was deaf (ms), how far it jumped.

    ``shift`` counts until the page is read to its end, which weighs ``whole``; ``again`` is the
    next visit.
    """

    weight: Weight
    fcp: float
    lcp: float
    shift: float
    deaf: float
    again: Weight
    whole: Weight


def too_heavy(weight: Weight) -> list[str]:
    """Return what of a first load breaks the budget."""
    limits = [
        ("bytes", weight.total, MOST_BYTES),
        ("bytes of script", weight.script, MOST_SCRIPT),
        ("requests", weight.requests, MOST_REQUESTS),
    ]
    return [f"{value} {what}, at most {most}" for what, value, most in limits if value > most]


def broken(load: Load) -> list[str]:
    """Return each budget that a load breaks, in words."""
    found = too_heavy(load.weight)
    if load.shift > 0:
        found.append(f"jumps by {load.shift:.4f}")
    if load.lcp > MOST_LCP_MS:
        found.append(f"largest content after {load.lcp:.0f} ms, at most {MOST_LCP_MS}")
    return found
