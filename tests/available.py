"""Say whether this machine has what a part of the tests needs; exit 0 when it has, 1 when not.

    python tests/available.py postgres postgres://user@127.0.0.1:5432/bazarche
    python tests/available.py chromium

With ``REQUIRE_ALL=1`` (CI) a missing part is an error, told on standard error with status 2.
"""

import os
import shutil
import sys
from urllib.parse import urlsplit, urlunsplit


def postgres(url: str) -> bool:
    """Return whether the server of ``url`` lets us in (the database itself need not exist)."""
    import psycopg  # noqa: PLC0415 -- only this part needs it

    server = urlunsplit(urlsplit(url)._replace(path="/postgres"))
    try:
        psycopg.connect(server, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def chromium() -> bool:
    """Return whether Chromium is on the path."""
    return bool(shutil.which("chromium") or shutil.which("chromium-browser"))


def main(part: str, *args: str) -> int:
    """Return the exit status for ``part``."""
    if {"postgres": postgres, "chromium": chromium}[part](*args):
        return 0
    print(f"== LEFT OUT: the tests that need {part}: not found here")
    if os.environ.get("REQUIRE_ALL"):
        print("REQUIRE_ALL is set: nothing may be left out", file=sys.stderr)
        return 2
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
