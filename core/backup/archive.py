"""The one file: a tar with a list of what is in it, each entry with its length and SHA-256."""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.db import connection

from core.backup import databases
from core.backup.databases import CannotCopy
from core.storage import UNFINISHED

LIST: Final = "list.json"
FORM: Final = 1  # of the archive; a later one is refused by name
STORES: Final = {"media": "default", "private": "private"}  # folder in the archive: storage
CHUNK: Final = 1024 * 1024


def back_up(to: Path, now: datetime) -> dict[str, Any]:
    """Write everything into a new file ``to`` and return its list; raise ``CannotCopy``.

    It appears under its name when it is whole, and only its owner may read it. The database is
    copied first: files that come meanwhile are too many, never too few.
    """
    if to.exists():
        raise CannotCopy(f"{to} is there already: name a file that is not.")
    part = _begin(to)
    try:
        with tarfile.open(part, "w") as tar:
            entries = dict(_write_all(tar))
            about = {
                "form": FORM,
                "made_at": now.isoformat(),
                "engine": connection.vendor,
                "entries": entries,
            }
            _add(tar, LIST, io.BytesIO(json.dumps(about).encode()))
        Path(part).rename(to)
    except OSError as error:
        Path(part).unlink(missing_ok=True)
        raise CannotCopy(f"{to} could not be written: {error.strerror or error}.") from error
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return about


def _begin(to: Path) -> str:
    try:
        handle, part = tempfile.mkstemp(dir=to.parent, prefix=f".{to.name}.")
    except OSError as error:
        raise CannotCopy(f"{to} could not be begun: {error.strerror or error}.") from error
    os.close(handle)
    return part


def _write_all(tar: tarfile.TarFile) -> Iterator[tuple[str, dict[str, Any]]]:
    name = databases.NAMES[connection.vendor]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        databases.dump(copy)
        with copy.open("rb") as file:
            yield name, _add(tar, name, file)
    for folder_name, storage_name in STORES.items():
        store = storages[storage_name]
        for path in _files(store, ""):
            # Some are taken away while the archive is written.
            with suppress(FileNotFoundError), store.open(path) as file:
                entry = f"{folder_name}/{path}"
                yield entry, _add(tar, entry, file)


def _files(store: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:  # nothing was ever stored
        return
    for name in sorted(f for f in files if not f.endswith(UNFINISHED)):
        yield str(PurePosixPath(folder) / name)
    for name in sorted(folders):
        yield from _files(store, str(PurePosixPath(folder) / name))


def _add(tar: tarfile.TarFile, name: str, file: IO[bytes] | File[bytes]) -> dict[str, Any]:
    """Add one file and return what the list says of it; the file is read twice, kept never."""
    digest, size = _read_through(file)
    file.seek(0)
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    tar.addfile(info, file)
    return {"size": size, "sha256": digest}


def _read_through(file: Any) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def check(source: Path) -> dict[str, Any]:
    """Return the list of an archive every byte of which is as it was; raise ``CannotCopy``."""
    try:
        with tarfile.open(source) as tar:
            about = _list(tar)
            found = {member.name: member for member in tar if member.name != LIST}
            for name, entry in about["entries"].items():
                file = tar.extractfile(found.pop(name)) if name in found else None
                if file is None or _read_through(file) != (entry["sha256"], entry["size"]):
                    raise CannotCopy(f"{name} is missing or damaged in {source}.")
            if found:
                raise CannotCopy(f"{min(found)} is not in the list of {source}.")
    except (tarfile.TarError, OSError) as error:
        raise CannotCopy(f"{source} cannot be read: {error}") from error
    return about


def _list(tar: tarfile.TarFile) -> dict[str, Any]:
    try:
        file = tar.extractfile(LIST)
        about: dict[str, Any] = json.loads(file.read()) if file else {}
    except (KeyError, ValueError) as error:
        raise CannotCopy("This is no backup of ours: it has no list.") from error
    if about.get("form") != FORM:
        raise CannotCopy(f"The backup has form {about.get('form')!r}; this program reads {FORM}.")
    return about


def restore(source: Path) -> dict[str, Any]:
    """Put an archive in the place of what is here.

    Raise ``CannotCopy`` before anything changes when it is damaged or of another engine.
    Files that the archive does not have stay: nothing refers to them.
    """
    about = check(source)
    if about["engine"] != connection.vendor:
        raise CannotCopy(
            f"The backup is of {about['engine']}, this site runs on {connection.vendor}."
        )
    with tarfile.open(source) as tar, tempfile.TemporaryDirectory() as folder:
        name = databases.NAMES[connection.vendor]
        copy = Path(folder) / name
        with copy.open("wb") as out:
            file = tar.extractfile(name)
            while file and (chunk := file.read(CHUNK)):
                out.write(chunk)
        databases.load(copy)
        for entry in about["entries"]:
            _put_back(tar, entry)
    return about


def _put_back(tar: tarfile.TarFile, entry: str) -> None:
    folder, _, path = entry.partition("/")
    if folder not in STORES:
        return
    store = storages[STORES[folder]]
    file = tar.extractfile(entry)
    store.delete(path)  # or it would be stored beside under another name
    store.save(path, File(file))
