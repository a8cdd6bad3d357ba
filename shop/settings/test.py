"""Tests: fast hashing, files in a temporary folder, nothing leaves the process."""

import tempfile
from pathlib import Path

from shop.settings.base import *  # noqa: F403
from shop.settings.base import STORAGES, VAR_DIR, env

SECRET_KEY = "tests"  # noqa: S105 -- guards nothing but tests
FIELD_KEYS = ["tests-keep-nobody-s-secret"]
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'test.sqlite3'}")}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
else:  # whatever the server's own databases keep, ours keeps letters
    DATABASES["default"]["TEST"] = {"CHARSET": "UTF8", "TEMPLATE": "template0"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SMS_BACKEND = "core.sms.LocmemSms"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
KEEP_PAGES_SECONDS = 0  # tests of kept pages turn it on
MEDIA_ROOT = tempfile.mkdtemp(prefix="bazarche-test-media-")
PRIVATE_ROOT = Path(tempfile.mkdtemp(prefix="bazarche-test-private-"))
STORAGES["private"] = {
    "BACKEND": "core.storage.PrivateFolder",
    "OPTIONS": {"location": str(PRIVATE_ROOT)},
}
WHITENOISE_AUTOREFRESH = True
