"""Blocks of requests: a few clients at once ask one server, bounded in number and in time."""

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.benchmarks.peer import work
from tests.benchmarks.peer.server import Server

# One thing a client does, the n-th of its block; returns how many bytes came.
Act = Callable[[int], int]


@dataclass
class Block:
    """What came of one block. ``seconds`` by the clock, ``times`` and ``sizes`` of each act.

    ``web`` and ``data`` are the CPU seconds of web and database processes, where they are known,
    with all that the acts left for a worker.
    """

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    web: float | None = None
    data: float | None = None

    @property
    def rate(self) -> float:
        """Acts a second."""
        return len(self.times) / self.seconds


@dataclass(frozen=True)
class Bounds:
    """How many clients ask at once, and when a block ends: after so many acts or seconds."""

    clients: int
    acts: int
    seconds: float


def run(server: Server, act: Act, bounds: Bounds) -> Block:
    """Let the clients act until the bounds; raise what any of them raised."""
    numbers = itertools.count()
    block, failed = Block(), []
    web, data = server.worked()
    start = time.perf_counter()

    def client() -> None:
        try:
            while (n := next(numbers)) < bounds.acts:
                began = time.perf_counter()
                if began - start > bounds.seconds or failed:
                    return
                block.sizes.append(act(n))
                block.times.append(time.perf_counter() - began)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=client) for _ in range(bounds.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    block.seconds = time.perf_counter() - start
    if failed:
        raise failed[0]
    server.finish()
    web_after, data_after = server.worked()
    block.web, block.data = work.between(web, web_after), work.between(data, data_after)
    return block
