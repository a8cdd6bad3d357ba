"""Say which pinned packages have a known weakness; exit 1 with a list, 0 without one.

    python tests/advisories.py requirements.lock

Asks the database of open source advisories (osv.dev; ``OSV_URL`` names a mirror) once, for all
packages of the lock together. Where it cannot be reached, says so in a line and lets you go on:
who builds offline is not stopped, and CI is online.
"""

import json
import os
import re
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

OSV = "https://api.osv.dev"
PATIENCE_SECONDS = 20
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)
# Weaknesses that do not touch us: id → why, in a sentence. Empty is right.
BORNE: dict[str, str] = {}


def pinned(lock: str) -> list[tuple[str, str]]:
    """Return the packages of a lock with their versions."""
    return PINNED.findall(lock)


def question(packages: list[tuple[str, str]]) -> bytes:
    """Return what is asked."""
    asked = [
        {"package": {"name": name, "ecosystem": "PyPI"}, "version": version}
        for name, version in packages
    ]
    return json.dumps({"queries": asked}).encode()


def weaknesses(packages: list[tuple[str, str]], answer: dict[str, Any]) -> list[str]:
    """Return "name version: id" for each weakness; raise ``ValueError`` for an odd answer."""
    results = answer.get("results")
    if not isinstance(results, list) or len(results) != len(packages):
        raise ValueError("the answer does not fit the question")
    return [
        f"{name} {version}: {found['id']}"
        for (name, version), result in zip(packages, results, strict=True)
        for found in result.get("vulns") or ()
        if found["id"] not in BORNE
    ]


def ask(packages: list[tuple[str, str]], url: str) -> dict[str, Any]:
    """Ask the database; raise ``OSError`` or ``ValueError`` when it does not answer."""
    if not url.startswith(("https://", "http://")):
        raise ValueError(f"{url} is no web address")
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/v1/querybatch", question(packages), headers)
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as response:
        return json.load(response)


def main(lock: str, url: str) -> int:
    """Return the exit status."""
    packages = pinned(Path(lock).read_text(encoding="utf-8"))
    if not packages:
        print(f"{lock} pins nothing: is it the lock?", file=sys.stderr)
        return 1
    try:
        found = weaknesses(packages, ask(packages, url))
    except (OSError, ValueError) as why:
        print(f"== LEFT OUT: known weaknesses of packages: {url} does not answer ({why})")
        return 0
    for line in found:
        print(line, file=sys.stderr)
    print(f"{len(packages)} packages, {len(found)} known weaknesses")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], os.environ.get("OSV_URL", OSV).rstrip("/")))
