"""Benchmarks: production's speed on a laptop's address; mail and SMS go nowhere."""

from shop.settings import env
from shop.settings.base import *  # noqa: F403
from shop.settings.base import CACHES, MIDDLEWARE

SECRET_KEY = "benchmarks-guard-nothing"  # noqa: S105 -- signs the cookies of a benchmark
FIELD_KEYS = ["benchmarks-keep-nobody-s-secret"]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
ROOT_URLCONF = env.text("BENCH_URLCONF", "shop.urls")
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
SMS_BACKEND = "core.sms.LocmemSms"
LOGGING = {"version": 1, "disable_existing_loggers": True}

# For `make bench-peer`: every page as a start's first visitor gets it; queries counted.
if env.flag("BENCH_NO_CACHE", False):
    _NONE: dict[str, object] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    CACHES |= dict.fromkeys(CACHES, _NONE)
if env.flag("BENCH_COUNT", False):  # those that ask for it by a header
    MIDDLEWARE.insert(0, "tests.benchmarks.peer.counting.CountQueries")
