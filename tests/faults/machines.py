"""What is started and killed: processes that are kept alive, PostgreSQL and Redis of our own."""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psycopg

FIRST_PORT = int(os.environ.get("FAULTS_PORT", "8120"))
RESTART_S = 2.0  # as in deploy/systemd
READY_S = 240


def free_port() -> int:
    """Return the next port from ``FAULTS_PORT`` on that nobody listens on."""
    global _last  # noqa: PLW0603 -- one counter for one run
    for port in range(_last + 1, FIRST_PORT + 200):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        _last = port
        return port
    raise RuntimeError("no port is free")


_last = FIRST_PORT - 1


def until(is_so: Callable[[], Any], what: str, seconds: float = READY_S) -> Any:
    """Wait until something is so, and return it; raise ``RuntimeError`` when it takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := is_so():
            return found
        time.sleep(0.1)
    raise RuntimeError(f"not within {seconds:.0f} s: {what}")


def children_of(pid: int) -> list[int]:
    """Return the processes that ``pid`` started."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:  # it has just ended
                continue
            if parent == pid:
                found.append(int(entry.name))
    return found


def kill(pid: int) -> None:
    """End a process that we started, at once."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


class Kept:
    """A process that is started again two seconds after it died, as systemd does."""

    def __init__(self, name: str, command: Sequence[str], env: dict[str, str], log: Path) -> None:
        self.name, self.command, self.env = name, list(command), env
        self.log = log.open("ab")
        self.starts = 0
        self._wanted = threading.Event()
        self._changing = threading.Lock()
        self._start()
        self._wanted.set()
        threading.Thread(target=self._keep, daemon=True).start()

    def _start(self) -> None:
        self.process = subprocess.Popen(
            self.command, env=self.env, stdin=subprocess.DEVNULL,
            stdout=self.log, stderr=self.log, start_new_session=True,
        )  # fmt: skip
        self.starts += 1

    def _keep(self) -> None:
        while self._wanted.is_set():
            self.process.wait()
            self.kill_rest()
            if self._wanted.is_set():
                time.sleep(RESTART_S)
            with self._changing:
                if self._wanted.is_set():
                    self._start()

    @property
    def pid(self) -> int:
        return self.process.pid

    def children(self) -> list[int]:
        return children_of(self.pid)

    def kill(self) -> None:
        """End it as ``kill -9`` does; it is started again."""
        kill(self.pid)

    def kill_rest(self) -> None:
        """End what it left behind: systemd empties the whole group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def tell(self, what: signal.Signals) -> None:
        self.process.send_signal(what)

    def stop(self, seconds: float = 40) -> None:
        """End it for good; at once when it does not listen."""
        with self._changing:
            self._wanted.clear()
        try:
            self.process.terminate()
            self.process.wait(seconds)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            pass
        self.kill_rest()
        self.log.close()


def program(name: str) -> str:
    """Return the path of a program of PostgreSQL's, the newest; raise with what to install."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        raise RuntimeError(f"{name} is missing: on Debian, apt-get install postgresql")
    return path


class Postgres:
    """A database server that keeps its word: fsync and synchronous commits are on."""

    def __init__(self, folder: Path) -> None:
        self.port, self.password = free_port(), secrets.token_hex(16)
        self.data, self.folder = folder / "data", folder
        self.as_user = self._unprivileged()
        folder.mkdir()
        word = folder / "word"
        word.write_text(self.password)
        if "user" in self.as_user:
            shutil.chown(folder, self.as_user["user"], self.as_user["group"])
            shutil.chown(word, self.as_user["user"])
        self.log = (folder / "log").open("ab")
        subprocess.run(
            [program("initdb"), "-D", str(self.data), "-U", "bazarche", "--locale=C.UTF-8",
             "--encoding=UTF8", "--auth=scram-sha-256", f"--pwfile={word}"],
            check=True, stdout=self.log, stderr=self.log, cwd=folder, **self.as_user,
        )  # fmt: skip
        self.start()

    @staticmethod
    def _unprivileged() -> dict[str, Any]:
        """PostgreSQL refuses root."""
        if os.geteuid() != 0:
            return {}
        names = {entry.pw_name: entry for entry in pwd.getpwall()}
        entry = names.get("postgres") or names["nobody"]
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def start(self) -> None:
        self.process = subprocess.Popen(
            [program("postgres"), "-D", str(self.data), "-p", str(self.port),
             "-k", str(self.folder), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=on",
             "-c", "synchronous_commit=on", "-c", "full_page_writes=on"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, cwd=self.folder,
            start_new_session=True, **self.as_user,
        )  # fmt: skip
        until(self.answers, "PostgreSQL answers")

    def url(self, database: str) -> str:
        return f"postgres://bazarche:{self.password}@127.0.0.1:{self.port}/{database}"

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def run(self, sql: str, database: str = "postgres") -> None:
        """Run a statement outside any transaction."""
        with psycopg.connect(self.url(database), autocommit=True) as server:
            server.execute(sql.encode())

    def kill(self) -> None:
        """The machine's power goes: postmaster and every backend, at once."""
        pids = [self.process.pid, *children_of(self.process.pid)]
        for pid in pids:
            kill(pid)
        self.process.wait()

    def recovered(self) -> int:
        """Return how often it came back by crash recovery, by its own log."""
        text = (self.folder / "log").read_text(errors="replace")
        return text.count("automatic recovery in progress")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # "fast": does not wait for clients
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
        self.log.close()


class Redis:
    """A Redis that keeps what it has over a stop, as Debian's does: old values come back."""

    def __init__(self, folder: Path) -> None:
        self.port, self.folder = free_port(), folder
        folder.mkdir()
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        path = shutil.which("redis-server")
        if path is None:
            raise RuntimeError("redis-server is missing: on Debian, apt-get install redis-server")
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [path, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder),
                 "--save", "60 1", "--daemonize", "no"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        until(self.answers, "Redis answers")

    def answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as line:
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def stop(self) -> None:
        if self.process.poll() is None:
            self.thaw()
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                kill(self.process.pid)

    def freeze(self) -> None:
        """Let it hang: its lines stay open and nobody answers."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)
