"""Paint and encode demo pictures in a process of their own. Pure: imports no Django."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Final

from PIL import Image

from catalog import pictures, pixels
from catalog.pixels import Cut, Encoded, Size

# Fewer pictures than this are painted sooner than another process starts.
WORTH_A_PROCESS: Final = 24


@dataclass(frozen=True)
class Task:
    """One picture to paint: ``scene`` is goods, portrait, cover or hero.

    ``subject`` is a kind of goods or the code of a county; ``name`` where the file goes.
    """

    name: str
    scene: str
    subject: str
    seed: int
    view: int
    width: int
    cuts: tuple[Cut, ...]
    title: str
    alt: str


@dataclass(frozen=True)
class Painting:
    """A painted task: the original's bytes, what is known of it, and its cuts."""

    task: Task
    content: bytes
    size: Size
    colour: str
    sha1: str
    cuts: tuple[Encoded, ...]


def paint_all(tasks: Sequence[Task]) -> Iterator[Painting]:
    """Paint the tasks in their order, on all cores when there are many."""
    if len(tasks) < WORTH_A_PROCESS:
        yield from map(paint, tasks)
        return
    # Started anew, not forked: a copied database connection would be used twice.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        yield from pool.map(paint, tasks, chunksize=4)


def paint(task: Task) -> Painting:
    """Paint one task."""
    image = _scene(task)
    content = pixels.original(image)
    return Painting(
        task=task,
        content=content,
        size=Size(*image.size),
        colour=pixels.colour(image),
        sha1=hashlib.sha1(content, usedforsecurity=False).hexdigest(),
        cuts=tuple(pixels.cuts(image, task.cuts)),
    )


def _scene(task: Task) -> Image.Image:
    if task.scene == "portrait":
        return pictures.draw_portrait(task.seed, task.width)
    if task.scene == "cover":
        return pictures.draw_cover(task.seed, task.subject, task.width)
    if task.scene == "hero":
        return pictures.draw_hero(task.seed, task.width)
    return pictures.draw(task.subject, task.seed, task.view, task.width)
