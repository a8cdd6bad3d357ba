"""A backup brings everything back, and one that is damaged changes nothing."""

import errno
import json
import tarfile
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from core.backup import archive
from core.management.commands import restore as command
from core.models import User
from core.storage import UNFINISHED
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def put(text: bytes) -> None:
    for name in ("default", "private"):
        storages[name].delete("backup/one.bin")
        storages[name].save("backup/one.bin", ContentFile(name.encode() + text))


def read(name: str) -> bytes:
    with storages[name].open("backup/one.bin") as file:
        return file.read()


@pytest.fixture
def kept(tmp_path):
    """A backup of a shop with a private paper and a photograph."""
    make.user("+989121112233")
    put(b" as it was")
    path = tmp_path / "all.tar"
    call_command("backup", str(path), stdout=StringIO())
    yield path
    for name in ("default", "private"):
        storages[name].delete("backup/one.bin")


@pytest.fixture(autouse=True)
def tables_as_they_are(monkeypatch):
    """Tests make their tables without migrations; the command would make them again."""
    said = command.call_command
    monkeypatch.setattr(
        command, "call_command", lambda name, **k: name == "migrate" or said(name, **k)
    )


def restore(path, *more: str) -> None:
    call_command("restore", str(path), *more, stdout=StringIO())


def test_everything_comes_back(kept):
    User.objects.all().delete()
    put(b" changed")

    restore(kept, "--replace")

    assert User.objects.filter(mobile="+989121112233").exists()
    assert (read("default"), read("private")) == (b"default as it was", b"private as it was")


def test_a_site_in_use_is_not_replaced_by_accident(kept):
    other = make.user("+989124445566")

    with pytest.raises(CommandError, match="--replace"):
        restore(kept)
    assert User.objects.filter(pk=other.pk).exists()


def test_a_damaged_backup_changes_nothing(kept, tmp_path):
    bad = tmp_path / "bad.tar"
    content = bytearray(kept.read_bytes())
    content[content.index(b"private as it was")] ^= 1
    bad.write_bytes(content)
    other = make.user("+989124445566")

    with pytest.raises(CommandError, match="damaged"):
        restore(bad, "--replace")
    with pytest.raises(CommandError, match="damaged"):
        call_command("backup", str(bad), "--check", stdout=StringIO())
    assert User.objects.filter(pk=other.pk).exists()
    assert read("private") == b"private as it was"


def test_a_backup_of_another_engine_is_refused_by_name(kept, monkeypatch):
    about = archive.check(kept) | {"engine": "oracle"}
    monkeypatch.setattr(archive, "check", lambda _source: about)

    with pytest.raises(CommandError, match="of oracle"):
        restore(kept, "--replace")


def test_what_is_no_backup_is_refused(tmp_path):
    strange, list_only = tmp_path / "a.tar", tmp_path / "b.tar"
    strange.write_text("no tar")
    with tarfile.open(list_only, "w") as tar:
        (tmp_path / "list.json").write_text(json.dumps({"form": 99, "entries": {}}))
        tar.add(tmp_path / "list.json", "list.json")

    for path, word in ((strange, "cannot be read"), (list_only, "form 99")):
        with pytest.raises(CommandError, match=word):
            restore(path, "--replace")


def test_a_backup_never_overwrites_and_is_its_owners_alone(kept):
    assert kept.stat().st_mode & 0o077 == 0
    before = kept.read_bytes()
    with pytest.raises(CommandError, match="there already"):
        call_command("backup", str(kept), stdout=StringIO())
    assert kept.read_bytes() == before
    assert [path.name for path in kept.parent.iterdir()] == ["all.tar"]


def test_a_full_disk_is_said_and_nothing_is_left(tmp_path, monkeypatch):
    def full(*_args, **_more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archive, "_write_all", full)

    with pytest.raises(CommandError, match="could not be written: No space left on device"):
        call_command("backup", str(tmp_path / "all.tar"))

    assert list(tmp_path.iterdir()) == []


def test_what_was_being_written_is_no_file_to_keep(tmp_path):
    part = f"backup/.x{UNFINISHED}"
    storages["default"].save(part, ContentFile(b"half"))

    call_command("backup", str(tmp_path / "all.tar"), stdout=StringIO())

    with tarfile.open(tmp_path / "all.tar") as tar:
        assert f"media/{part}" not in tar.getnames()
    storages["default"].delete(part)
