"""How often somebody may try something. Counts live in the cache and end by themselves."""

from django.core.cache import cache


def allow(what: str, who: str, *, times: int, seconds: int) -> bool:
    """Count one try of ``who`` and return whether it is within ``times`` in ``seconds``."""
    key = f"throttle:{what}:{who}"
    if cache.add(key, 1, seconds):
        return True
    try:
        return int(cache.incr(key)) <= times
    except ValueError:  # it ended between the two calls
        cache.add(key, 1, seconds)
        return True
