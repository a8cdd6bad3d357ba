"""Benchmarks: production's speed on a laptop's address; mail and SMS go nowhere."""

from shop.settings import env
from shop.settings.base import *  # noqa: F403

SECRET_KEY = "benchmarks-guard-nothing"  # noqa: S105 -- signs the cookies of a benchmark
FIELD_KEYS = ["benchmarks-keep-nobody-s-secret"]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
ROOT_URLCONF = env.text("BENCH_URLCONF", "shop.urls")
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
SMS_BACKEND = "core.sms.LocmemSms"
LOGGING = {"version": 1, "disable_existing_loggers": True}
