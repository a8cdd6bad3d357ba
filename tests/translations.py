"""Say what is not translated: run by ``make check``, exits 1 when anything is missing.

Collects the texts anew into a temporary folder and compares, so that a new text that nobody
collected is found too. Needs gettext's xgettext; says so where it is absent.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ["core", "sellers", "catalog", "shop", "exhibitions", "themes"]


def collected() -> set[tuple[str, str]]:
    """Return (context, text) of every text in the code and templates, as gettext finds them."""
    with tempfile.TemporaryDirectory() as folder:
        for name in FOLDERS:
            shutil.copytree(ROOT / name, Path(folder) / name, ignore=shutil.ignore_patterns("*.pyc"))
        (Path(folder) / "locale").mkdir()
        command = [sys.executable, "-m", "django", "makemessages", "-l", "fa", "--no-location"]
        subprocess.run(  # noqa: S603 -- our own interpreter, fixed words
            command, cwd=folder, check=True, capture_output=True, env=_plain_environment(folder)
        )
        with open(Path(folder) / "locale/fa/LC_MESSAGES/django.po", "rb") as file:
            return {_key(message) for message in read_po(file) if message.id}


def _plain_environment(folder: str) -> dict[str, str]:
    import os  # noqa: PLC0415 -- only here

    return {"PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8"}


def _key(message) -> tuple[str, str]:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", text)


def translated() -> tuple[set[tuple[str, str]], list[str]]:
    """Return what the Persian file translates, and complaints about its entries."""
    done, complaints = set(), []
    with open(ROOT / "locale/fa/LC_MESSAGES/django.po", "rb") as file:
        for message in read_po(file):
            if not message.id:
                continue
            texts = [message.string] if isinstance(message.string, str) else list(message.string)
            if message.fuzzy:
                complaints.append(f"fuzzy: {_key(message)[1]!r}")
            elif all(texts):
                done.add(_key(message))
                complaints += _placeholders(message, texts)
    return done, complaints


def _placeholders(message, texts: list[str]) -> list[str]:
    wanted = set(re.findall(r"%\(\w+\)s", " ".join(_ids(message))))
    return [
        f"{text!r} has other placeholders than {_key(message)[1]!r}"
        for text in texts
        if not set(re.findall(r"%\(\w+\)s", text)) <= wanted
    ]


def _ids(message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def main() -> int:
    """Print what is missing; return the exit status."""
    if not shutil.which("xgettext"):
        print("translations: xgettext is absent (apt-get install gettext): not checked")  # noqa: T201
        return 0
    done, complaints = translated()
    missing = sorted(collected() - done)
    for context, text in missing:
        print(f"not translated: {text!r}" + (f" ({context})" if context else ""))  # noqa: T201
    for complaint in complaints:
        print(complaint)  # noqa: T201
    return 1 if missing or complaints else 0


if __name__ == "__main__":
    sys.exit(main())
