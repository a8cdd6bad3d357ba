"""Folders for files: whole or not there; a full disk is said in words."""

import errno
import os

import pytest
from django.core.files.base import ContentFile

from core.storage import Folder, is_full


@pytest.fixture
def folder(tmp_path):
    return Folder(location=str(tmp_path))


class Breaks(ContentFile):
    """Half of it comes, then the disk is full."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_written_whole(folder, tmp_path):
    name = folder.save("a/b.txt", ContentFile(b"whole"))

    assert (name, (tmp_path / "a/b.txt").read_bytes()) == ("a/b.txt", b"whole")
    assert os.listdir(tmp_path / "a") == ["b.txt"]


def test_a_full_disk_leaves_nothing(folder, tmp_path):
    with pytest.raises(OSError, match="No space") as full:
        folder.save("a/b.txt", Breaks(b""))

    assert is_full(full.value)
    assert os.listdir(tmp_path / "a") == []


def test_a_name_that_was_taken_meanwhile_is_not_overwritten(folder, tmp_path, monkeypatch):
    """Two at once chose the same name; the second gets another."""
    (tmp_path / "a.txt").write_bytes(b"first")
    free = iter(["a.txt", "a_2.txt"])
    monkeypatch.setattr(folder, "get_available_name", lambda *_args, **_more: next(free))

    assert folder.save("a.txt", ContentFile(b"second")) == "a_2.txt"
    assert (tmp_path / "a.txt").read_bytes() == b"first"


def test_a_file_system_without_links_takes_files_too(folder, tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)

    folder.save("a.txt", ContentFile(b"whole"))

    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_only_a_full_disk_is_full():
    refused = ValueError("no")
    refused.__cause__ = OSError(errno.EDQUOT, "Disk quota exceeded")

    assert [is_full(e) for e in (refused, OSError(errno.EACCES, ""), None)] == [True, False, False]
