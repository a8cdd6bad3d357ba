"""The disk for files is full: uploads are told so, buyers notice nothing, a backup fails loudly.

As root on a small file system of its own (tmpfs); elsewhere, as in most containers of CI, by the
process's own limit on the size of a file, which fails in the same place.
"""

import io
import json
import os
import subprocess
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.faults import found
from tests.faults.people import Answer, Crowd, Person
from tests.faults.scenarios import Row, some
from tests.faults.scenarios.shopping import shop

if TYPE_CHECKING:
    from tests.faults.site import Site

COUNT = some(0.1)
ROOM_MB = 6
MOST_FILE_KB = 192
PICTURE_PX = 1600
UPLOADS = 12
NO_ROOM = ("جای نگهداری فایل‌ها پر است", "no room for files")


def run(site: "Site") -> Row:
    """Fill the disk, send photographs while people buy, back up; then look at what lies there."""
    full = _small_disk(site)
    site.more_env |= {
        "MEDIA_ROOT": str(full.media), "PRIVATE_ROOT": str(full.private), **full.limit
    }  # fmt: skip
    site.start()
    full.fill()
    producer = Person(site, 50_000, site.prepared["producer"])
    refused = 0

    def disturb(crowd: Crowd) -> None:
        nonlocal refused
        producer.get("/desk/goods/new/")
        for n in range(UPLOADS):
            crowd.at(n / UPLOADS)
            answer = _send_photo(producer)
            if any(words in answer.body for words in NO_ROOM):
                refused += 1
            else:
                site.seen.fail(f"an upload was answered {answer.status} without the sentence")

    told, seconds = shop(site, COUNT, disturb)
    halves = _halves(site, full)
    backup = _backup(site, full)
    what = found.checkouts(site, told, COUNT)
    full.end()
    return Row(
        f"{full.how}, full to the last byte",
        f"{COUNT} checkouts in {seconds:.0f} s, {UPLOADS} photographs, one backup",
        f"{what}; {refused} uploads told that there is no room, {halves} files half written; "
        f"the backup said: {backup}",
    )


class Disk:
    """Where files go in this scenario, and how it is full."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.media, self.private = folder / "media", folder / "private"
        self.limit: dict[str, str] = {}
        self.how = f"a disk of {ROOM_MB} MB"

    def begin(self) -> bool:
        """Mount it; say whether this machine lets us."""
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={ROOM_MB}m,mode=0755", "tmpfs", str(self.folder)],
            capture_output=True, check=False,
        )  # fmt: skip
        return done.returncode == 0

    def fill(self) -> None:
        """Leave no byte."""
        for folder in (self.media, self.private):
            folder.mkdir(exist_ok=True)
        with (self.folder / "ballast").open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                pass

    def end(self) -> None:
        if self.folder.is_mount():
            subprocess.run(["umount", "--lazy", str(self.folder)], check=False)


class Limit(Disk):
    """No disk of our own: no file may be larger than so much."""

    def begin(self) -> bool:
        self.limit = {"FAULTS_MOST_FILE_BYTES": str(MOST_FILE_KB * 1024)}
        self.how = f"no file above {MOST_FILE_KB} kB may be written"
        return True

    def fill(self) -> None:
        """Nothing more is needed."""

    def end(self) -> None:
        """Nothing was mounted."""


def _small_disk(site: "Site") -> Disk:
    wanted = [Limit] if os.environ.get("FAULTS_NO_MOUNT") else [Disk, Limit]
    for kind in wanted:
        disk = kind(site.folder / "full")
        if disk.begin():
            site.stops.append(disk.end)
            return disk
    raise AssertionError("unreachable")


def _send_photo(person: Person) -> Answer:
    """Send one photograph as the page's script does, with a key of its own."""
    border = uuid.uuid4().hex
    picture = io.BytesIO()
    noise = Image.frombytes("RGB", (PICTURE_PX, PICTURE_PX), os.urandom(PICTURE_PX**2 * 3))
    noise.save(picture, "JPEG", quality=80)
    values = {"csrfmiddlewaretoken": person.cookies["csrftoken"], "key": str(uuid.uuid4())}
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode()
        for n, v in values.items()
    ]
    parts.append(
        f'--{border}\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n'
        f"Content-Type: image/jpeg\r\n\r\n".encode()
        + picture.getvalue()
        + b"\r\n"
    )
    parts.append(f"--{border}--\r\n".encode())
    kind = f"multipart/form-data; boundary={border}"
    return person.once("POST", "/desk/goods/new/photo/", b"".join(parts), kind)


def _halves(site: "Site", disk: Disk) -> int:
    """Count files that pages would show and are not whole: none may be there."""
    rows = site.rows("SELECT file FROM core_photo WHERE id > %s", site.before["photos"])
    wrong = [name for (name,) in rows if not (disk.media / name).exists()]
    loose = [p for p in disk.folder.rglob("*") if p.is_file() and p.name != "ballast"]
    for name in wrong:
        site.seen.fail(f"photograph {name} has a row and no file")
    for path in loose:
        if path.name.endswith(".part") or path.stat().st_size == 0:
            site.seen.fail(f"{path.name} was left behind")
    return len(wrong) + sum(p.name.endswith(".part") for p in loose)


def _backup(site: "Site", disk: Disk) -> str:
    """Back up onto the full disk; it must say no, and leave nothing there."""
    to = disk.folder / "today.tar"
    done = site.try_to("backup", str(to), **disk.limit)
    said = (done.stderr.strip().splitlines() or ["nothing"])[-1]
    if done.returncode == 0:
        site.seen.fail("a backup onto a full disk says that all is well")
    if "Traceback" in done.stderr:
        site.seen.fail(f"a backup onto a full disk ends in a traceback: {said}")
    left = [p.name for p in disk.folder.glob("*today*")]
    if left:
        site.seen.fail(f"a backup that failed left {json.dumps(left)}")
    return said[:120]
