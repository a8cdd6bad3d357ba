"""A plan as it arrives from a browser: JSON into values, or refused. Pure: no Django.

A stall is ``[code, aisle, place, x, y, width, depth, kind, zone, socket]``, a feature
``[kind, x, y, width, depth]``; lengths in centimetres.
"""

import json
from collections.abc import Collection
from typing import Any, Final

from exhibitions.plans.rules import MOST_CM, MOST_FEATURES, MOST_STALLS, Box, Draft, Feature, Stall

MOST_BYTES: Final = 300_000
MOST_CODE: Final = 12  # letters of a number or an aisle
STALL_PARTS: Final = 10
FEATURE_PARTS: Final = 5
MOST_PLACE: Final = 9999


class Unreadable(ValueError):  # noqa: N818 -- an answer to the caller
    """What was sent is no plan; the message says where, for a log and not for people."""


def parse(body: bytes) -> dict[str, Any]:
    """Return what a body says; raise ``Unreadable`` unless it is a JSON object of bearable size."""
    if len(body) > MOST_BYTES:
        raise Unreadable("too many bytes")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("no JSON") from error
    if not isinstance(said, dict):
        raise Unreadable("no object")
    return said


def draft_of(
    said: dict[str, Any], *, kinds: Collection[str], zones: Collection[str], signs: Collection[str]
) -> Draft:
    """Return the plan in ``said``; kinds of stalls, zones and signs of features must be known."""
    stalls, features = said.get("stalls"), said.get("features")
    if not isinstance(stalls, list) or not isinstance(features, list):
        raise Unreadable("no lists")
    if len(stalls) > MOST_STALLS or len(features) > MOST_FEATURES:
        raise Unreadable("too many things")
    return Draft(
        tuple(_stall(row, kinds, zones) for row in stalls),
        tuple(_feature(row, signs) for row in features),
    )


def _stall(row: Any, kinds: Collection[str], zones: Collection[str]) -> Stall:
    if not isinstance(row, list) or len(row) != STALL_PARTS:
        raise Unreadable("a stall has ten parts")
    code, aisle, place, x, y, width, depth, kind, zone, socket = row
    if not isinstance(kind, str) or kind not in kinds:
        raise Unreadable("a kind of stall that is not known")
    if not isinstance(zone, str) or (zone and zone not in zones):
        raise Unreadable("a zone that is not known")
    if type(socket) not in (bool, int) or socket not in (0, 1):
        raise Unreadable("a socket is there or not")
    return Stall(
        _name(code), _name(aisle), _whole(place, 0, MOST_PLACE), _box(x, y, width, depth),
        kind, zone, bool(socket),
    )  # fmt: skip


def _feature(row: Any, signs: Collection[str]) -> Feature:
    if not isinstance(row, list) or len(row) != FEATURE_PARTS:
        raise Unreadable("a feature has five parts")
    if not isinstance(row[0], str) or row[0] not in signs:
        raise Unreadable("a sign that is not known")
    return Feature(row[0], _box(*row[1:]))


def _box(x: Any, y: Any, width: Any, depth: Any) -> Box:
    # A corner may lie outside the hall, a side is never negative: the rules say which stall it is.
    return Box(
        _whole(x, -MOST_CM, MOST_CM), _whole(y, -MOST_CM, MOST_CM),
        _whole(width, 0, MOST_CM), _whole(depth, 0, MOST_CM),
    )  # fmt: skip


def _whole(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise Unreadable("a number that is none")
    return value


def _name(value: Any) -> str:
    """Return a code or an aisle, trimmed; letters, digits and hyphens, in any script."""
    if not isinstance(value, str):
        raise Unreadable("a name that is none")
    name = value.strip()
    if not 0 < len(name) <= MOST_CODE or not all(c.isalnum() or c == "-" for c in name):
        raise Unreadable("a name that cannot be one")
    return name
