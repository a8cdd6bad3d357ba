"""Say what is not translated, or badly: run by ``make check``, exits 1 when anything is found.

Collects the texts anew in a temporary folder and compares, so that a new text that nobody
collected is found too. That needs gettext's xgettext; where it is absent, only the files are read.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ["core", "sellers", "catalog", "shop", "exhibitions", "themes"]
OURS = Path("locale/fa/LC_MESSAGES/django.po")
BORROWED = Path("locale/borrowed/fa/LC_MESSAGES/django.po")

PLACEHOLDER = re.compile(r"%\(\w+\)[sdir]|%[sdir]|\{\w+\}")
TAG = re.compile(r"</?\w+[^>]*>")
# What never stands in Persian: Arabic letters and digits, Latin digits and marks, exclamations.
FOREIGN = re.compile(
    r"[\u0643\u0649\u064a\u0660-\u0669!]|(?<![A-Za-z])[0-9]|(?<=[\u0600-\u06ff])[,;?]"
)
Key = tuple[str, str]


def messages(path: Path) -> Iterator[Message]:
    """Return the texts of a file, its header left out."""
    with path.open("rb") as file:
        yield from (message for message in read_po(file, locale="fa") if message.id)


def ids(message: Message) -> list[str]:
    """Return the English text, and its plural where it has one."""
    return [message.id] if isinstance(message.id, str) else list(message.id or ())


def texts(message: Message) -> list[str]:
    """Return the Persian text, one for each number."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def key(message: Message) -> Key:
    """Return what tells a text from all others."""
    return (message.context or "", ids(message)[0])


def collected() -> set[Key]:
    """Return every text of the code and the templates, as ``make messages`` finds them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for app in FOLDERS:
            (folder / app).symlink_to(ROOT / app)
        (folder / "locale").mkdir()
        django = [sys.executable, "-m", "django", "makemessages", "--locale", "fa", "--symlinks"]
        subprocess.run(
            [*django, "--no-location"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "HOME": name, "LANG": "C.UTF-8"},
        )
        return {key(message) for message in messages(folder / OURS)}


def faults(message: Message) -> Iterator[str]:
    """Return what is wrong with one translation."""
    if message.fuzzy:
        yield "is a guess (fuzzy)"
    if not all(texts(message)):
        yield "has no Persian"
        return
    wanted = set(PLACEHOLDER.findall(ids(message)[-1]))
    for text in texts(message):
        if set(PLACEHOLDER.findall(text)) != wanted:
            yield f"has other placeholders: {text!r}"
        if sorted(TAG.findall(text)) != sorted(TAG.findall(ids(message)[-1])):
            yield f"has other tags: {text!r}"
        if found := FOREIGN.search(TAG.sub("", PLACEHOLDER.sub("", text))):
            yield f"has a sign that is not Persian, {found[0]!r}: {text!r}"


def main() -> int:
    """Print what is missing or wrong; return the exit status."""
    complaints = [
        f"{path}: {message.id!r} {fault}"
        for path in (OURS, BORROWED)
        for message in messages(ROOT / path)
        for fault in faults(message)
    ]
    if shutil.which("xgettext"):
        missing = collected() - {key(message) for message in messages(ROOT / OURS)}
        complaints += [f"not collected (make messages): {text!r}" for _, text in sorted(missing)]
    else:
        print("translations: no xgettext (apt-get install gettext): new texts not looked for")
    print("\n".join(complaints), end="\n" if complaints else "")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
