"""How long the shop waits for its database."""

from typing import Any

CONNECT_S = 5
# A line that went dead without a word (a cable, a firewall) is given up after so long.
DEAD_S = 30


def patience(seconds: int) -> dict[str, Any]:
    """Return PostgreSQL's options: nothing of ours waits for ever.

    With ``seconds`` (gunicorn sets 20) a statement is ended after so long and a lock is waited for
    half of that: the visitor reads a sentence, and the worker serves the next one. Commands such
    as ``migrate`` may take their time (0).
    """
    options: dict[str, Any] = {
        "connect_timeout": CONNECT_S,
        "keepalives_idle": DEAD_S,
        "tcp_user_timeout": DEAD_S * 1000,
    }
    if seconds:
        each = {
            "statement_timeout": seconds,
            "lock_timeout": max(1, seconds // 2),
            "idle_in_transaction_session_timeout": seconds * 3,
        }
        options["options"] = " ".join(f"-c {name}={value}s" for name, value in each.items())
    return options
