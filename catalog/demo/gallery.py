"""Painted pictures become photos: files straight to storage, rows in bulk."""

from collections.abc import Iterable, Sequence

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone
from wagtail.images.models import Filter
from wagtail.models import Collection
from wagtail.search.backends import get_search_backends

from catalog.demo.painter import Painting, Task, paint_all
from core.models import Photo, Rendition


def hang(tasks: Sequence[Task]) -> dict[str, Photo]:
    """Return the photos of the tasks by name; paint and store those that are not there yet."""
    names = [task.name for task in tasks]
    there = {photo.file.name: photo for photo in Photo.objects.filter(file__in=names)}
    missing = [task for task in tasks if task.name not in there]
    new = list(_stored(paint_all(missing)))
    photos = [photo for photo, _ in new]
    Photo.objects.bulk_create(photos, batch_size=500)
    Rendition.objects.bulk_create(
        (row for photo, painting in new for row in _renditions(photo, painting)), batch_size=500
    )
    for backend in get_search_backends(with_auto_update=True) if photos else []:
        backend.add_bulk(Photo, photos)  # editors look for them
    return there | {photo.file.name: photo for photo in photos}


def _stored(paintings: Iterable[Painting]) -> Iterable[tuple[Photo, "Painting"]]:
    """Write each painting's files as it comes, and go on with its bytes forgotten."""
    collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    originals, cuts = (model._meta.get_field("file").storage for model in (Photo, Rendition))
    for painting in paintings:
        task = painting.task
        _write(originals, task.name, painting.content)
        for cut in painting.cuts:
            _write(cuts, cut_name(task.name, cut.spec), cut.content)
        photo = Photo(
            title=task.title[:255],
            description=task.alt[:255],
            file=task.name,
            width=painting.size.width,
            height=painting.size.height,
            colour=painting.colour,
            file_size=len(painting.content),
            file_hash=painting.sha1,
            collection=collection,
            created_at=timezone.now(),
        )
        yield photo, painting


def _renditions(photo: Photo, painting: Painting) -> Iterable[Rendition]:
    for cut in painting.cuts:
        yield Rendition(
            image=photo,
            filter_spec=cut.spec,
            focal_point_key=Filter(spec=cut.spec).get_cache_key(photo),
            file=cut_name(painting.task.name, cut.spec),
            width=cut.size.width,
            height=cut.size.height,
        )


def cut_name(name: str, spec: str) -> str:
    """Return where a cut of the picture lies: demo/LR-0001-0.webp → demo/LR-0001-0.640.avif."""
    cut, _, kind = spec.partition("|format-")
    return f"{name.rpartition('.')[0]}.{cut.removeprefix('fill-').partition('x')[0]}.{kind}"


def _write(storage: Storage, name: str, content: bytes) -> None:
    if storage.exists(name):
        storage.delete(name)
    storage.save(name, ContentFile(content))
