"""What the documents name is there: files, modules, names, settings, commands and addresses."""

import re
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import Resolver404, resolve

ROOT = Path(__file__).parents[1]
APPS = ("core", "sellers", "catalog", "shop", "exhibitions", "themes", "tests")
SOURCES = ("*.py", "*.html", "*.css", "*.js", "*.toml", "*.service", "*.yml")
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    + [found for app in APPS for found in (ROOT / app).rglob("README.md")]
)
PATH = re.compile(r"[\w.<>*-]+(?:/[\w.<>*-]+)*/?")
ENDINGS = re.compile(r"\.(?:py|md|csv|html|css|js|toml|yml|txt|svg|env)$|/$")
DOTTED = re.compile(rf"(?:{'|'.join(APPS)})(?:\.\w+)+")
CAMEL, LOUD, SNAKE = r"[A-Z][a-z]+(?:[A-Z][a-z]*)+", r"[A-Z]+(?:_[A-Z]+)+", r"_?[a-z]+(?:_[a-z]+)+"
NAME = re.compile(rf"(?<!\w)({CAMEL}|{LOUD}|{SNAKE})(?!\w)")
# What an installation makes, or writes by itself.
MADE = ("var/", "documents/", "deploy/.env", "deploy/bazarche.env")
FOREIGN = {"get_class", "secrets", "token_urlsafe", "SameSite", "LC_ALL"}

documents = pytest.mark.parametrize("document", DOCUMENTS)


def said(document: str) -> list[str]:
    """Return what stands between back-quotes, without listings."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def listings(document: str) -> str:
    """Return the listings, and what stands between back-quotes, a line each."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return "\n".join([*re.findall(r"```.*?```", text, flags=re.DOTALL), *said(document)])


@cache
def files() -> list[str]:
    """Return the files and folders of the project, without what is installed or made."""
    out = {".venv", ".git", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis"}
    found = (path for path in ROOT.rglob("*") if not out.intersection(path.parts))
    return [f"/{p.relative_to(ROOT).as_posix()}{'/' if p.is_dir() else ''}" for p in found]


@cache
def words() -> set[str]:
    """Return every word of the sources."""
    found: set[str] = set()
    for pattern in SOURCES:
        for path in ROOT.rglob(pattern):
            if ".venv" not in path.parts and path != Path(__file__):
                found.update(re.findall(r"\w+", path.read_text(encoding="utf-8", errors="ignore")))
    return found | set(re.findall(r"\w+", (ROOT / "Makefile").read_text()))


def is_file(named: str) -> bool:
    """Whether some file or folder ends so; ``<code>`` stands for any part of a name."""
    pattern = "*/" + re.sub(r"<\w+>", "*", named)
    return any(fnmatchcase(path, pattern) for path in files())


def is_dotted(named: str) -> bool:
    """Whether the first parts are a module or package, and the next is a name in it."""
    parts = named.split(".")
    for count in range(len(parts), 0, -1):
        place = ROOT.joinpath(*parts[:count])
        if place.with_suffix(".py").exists():
            return count == len(parts) or parts[count] in place.with_suffix(".py").read_text()
        if place.is_dir():
            inside = "".join(path.read_text() for path in place.glob("*.py"))
            return count == len(parts) or bool(re.search(rf"\b{parts[count]}\b", inside))
    return False


@documents
def test_files_that_are_named_exist(document):
    named = [text for text in said(document) if PATH.fullmatch(text) and ENDINGS.search(text)]

    assert [n for n in named if not n.startswith(("/", *MADE)) and not is_file(n)] == []


@documents
def test_modules_and_what_is_in_them_exist(document):
    named = [text for text in said(document) if DOTTED.fullmatch(text)]

    assert [text for text in named if not is_dotted(text) and not is_file(text)] == []


@documents
def test_names_stand_in_the_sources(document):
    texts = (text for text in said(document) if not ENDINGS.search(text))
    named = {name for text in texts for name in NAME.findall(text)} - FOREIGN
    parts = {name for name in named if not name.startswith("bazarche")}

    assert sorted(parts - words()) == []


@documents
def test_commands_can_be_run(document):
    text = listings(document)
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)) <= targets
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= set(get_commands())


@documents
def test_addresses_lead_somewhere(document):
    named = [text for text in said(document) if re.fullmatch(r"/(?:[\w.-]+/)*[\w.-]*", text)]

    assert [address for address in named if not leads(address)] == []


def leads(address: str) -> bool:
    """Whether the shop, or a page below it, answers there."""
    if address.startswith("/media/"):
        return True  # a web server's
    try:
        resolve(address)
    except Resolver404:
        return address == "/producers/"
    return True
