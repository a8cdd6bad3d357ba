"""Exhibitors book stalls of one fair while the web and the database are killed."""

import random
import re
import time
from typing import TYPE_CHECKING

from tests.faults import found
from tests.faults.machines import kill
from tests.faults.people import Crowd, GaveUp, Person
from tests.faults.scenarios import AT_ONCE, STALLS, Row

if TYPE_CHECKING:
    from tests.faults.site import Site

AWAY_S = 4
TRIES = 60  # at stalls that somebody else took first
CORNER = 4


class Exhibitor(Person):
    """Signed in; picks one of the first free stalls: all like the same corner."""

    def book(self, slug: str, chance: random.Random) -> str:
        """Book one stall; return the booking's number once its page is seen."""
        address = f"/desk/fairs/{slug}/book/"
        page = self.get(address)
        for _try in range(TRIES):
            if led := re.fullmatch(r"/desk/fairs/stalls/([\w-]+)/", self.at):
                return led.group(1)  # whoever has a stall is led to its page
            free = [f["value"] for f in page.inputs if f.get("name") == "stalls"]
            if free:
                wanted = chance.choice(free[:CORNER])
                page = self.post(address, {"stalls": wanted, "agree": "on"})
            else:
                page = self.get(address)
        raise GaveUp("no stall after many tries")


def run(site: "Site") -> Row:
    """Kill a web worker, the database and the master by turns."""
    site.start()
    told: dict[int, str] = {}
    stalls = site.prepared["stalls"]

    def book(number: int) -> None:
        person = Exhibitor(site, number, site.prepared["sessions"][number])
        told[number] = person.book(site.prepared["fair"], random.Random(number))

    crowd = Crowd(site, AT_ONCE, STALLS, book)
    for share in (0.2, 0.4, 0.6, 0.8):
        crowd.at(share)
        if share in (0.2, 0.6):
            if workers := site.web.children():
                kill(workers[-1])
            site.web.kill() if share == 0.6 else None
        else:
            site.postgres.kill()
            time.sleep(AWAY_S)
            site.postgres.start()
    seconds = crowd.wait()
    what = found.bookings(site, told, STALLS)
    return Row(
        f"kill -9 of a web worker twice, of the master once, of PostgreSQL twice ({AWAY_S} s away)",
        f"{STALLS} bookings among {len(stalls)} stalls in {seconds:.0f} s",
        what,
    )
