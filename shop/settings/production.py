"""Production: refuses what is only safe on a laptop, with a sentence that says what to write."""

from django.core.exceptions import ImproperlyConfigured

from core.validators import Invalid, iban
from shop.settings import env
from shop.settings.base import *  # noqa: F403
from shop.settings.base import (
    ALLOWED_HOSTS,
    DATABASES,
    MONITOR_TOKEN,
    SITE_URL,
    SMS_HTTP_URL,
    SMS_INBOUND_SECRET,
    STORAGES,
)
from shop.settings.paying import GATEWAY_NEEDS, KNOWN_GATEWAYS


def _refuse(sentence: str) -> None:
    raise ImproperlyConfigured(sentence)


DEBUG = False
if env.flag("DEBUG", False):
    _refuse("The setting DEBUG is on. Production shows no debug pages: remove it.")

SECRET_KEY = env.text("SECRET_KEY")
if len(SECRET_KEY) < 50 or SECRET_KEY.startswith("development-only"):
    _refuse("The setting SECRET_KEY must be at least 50 random characters in production.")

FIELD_KEYS = env.words("FIELD_KEYS")
if not FIELD_KEYS or any(len(key) < 50 or key.startswith("development") for key in FIELD_KEYS):
    _refuse(
        "The setting FIELD_KEYS must be one or more keys, with commas, each of at least 50 random "
        "letters and digits; the newest first."
    )
if SECRET_KEY in FIELD_KEYS:
    _refuse("The setting FIELD_KEYS holds SECRET_KEY. Draw a key of its own for it.")

if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    _refuse("The setting ALLOWED_HOSTS must name this site's hosts, such as bazarche.example.ir.")

if not SITE_URL.startswith("https://"):
    _refuse("The setting SITE_URL must be the site's public address with https://.")

if "sqlite" in DATABASES["default"]["ENGINE"] and not env.flag("ALLOW_SQLITE", False):
    _refuse(
        "The setting DATABASE_URL is missing or names SQLite. Write a postgres:// URL, "
        "or ALLOW_SQLITE=yes if one machine with few orders is what you want."
    )

# Without these, codes to sign in and links to orders would stand in the log and reach nobody.
if not SMS_HTTP_URL:
    _refuse("The setting SMS_HTTP_URL is missing. Write the address of your SMS provider.")
if 0 < len(MONITOR_TOKEN) < 32:
    _refuse("The setting MONITOR_TOKEN must be at least 32 random characters.")
if 0 < len(SMS_INBOUND_SECRET) < 32:
    _refuse("The setting SMS_INBOUND_SECRET must be at least 32 random characters.")
if env.text("EMAIL_URL", "consolemail://").startswith("consolemail"):
    _refuse("The setting EMAIL_URL is missing. Write smtp+tls://user:password@host:587.")

_WAYS = env.words("GATEWAYS", ["transfer", "cod"])
if "practice" in _WAYS:
    _refuse("The setting GATEWAYS names the practice bank, which takes no real money: remove it.")
if not _WAYS or set(_WAYS) - set(KNOWN_GATEWAYS):
    _refuse(
        f"The setting GATEWAYS is {env.text('GATEWAYS')!r}. Write one or more, with commas, of: "
        f"{', '.join(code for code in KNOWN_GATEWAYS if code != 'practice')}."
    )
for _code in _WAYS:
    if _code in GATEWAY_NEEDS and not env.text(GATEWAY_NEEDS[_code]):
        _refuse(
            f"The setting {GATEWAY_NEEDS[_code]} is missing. Write what {_code} gave you, or "
            f"leave {_code!r} out of GATEWAYS."
        )
for _name in ("ZARINPAL_URL", "ZARINPAL_API_URL", "ZIBAL_URL", "STRIPE_API_URL"):
    if not globals()[_name].startswith("https://"):
        _refuse(f"The setting {_name} must start with https://: money is spoken of there.")
PAYMENT_GATEWAYS = {code: path for code, path in KNOWN_GATEWAYS.items() if code in _WAYS}
if "transfer" in PAYMENT_GATEWAYS:
    try:
        BANK_TRANSFER_IBAN = iban(env.text("BANK_TRANSFER_IBAN"))
    except Invalid:
        _refuse(
            "The setting BANK_TRANSFER_IBAN is missing or holds a slip. Write the IBAN that "
            "buyers pay into, or leave 'transfer' out of GATEWAYS."
        )

# A session kept in a worker's memory, or in a Redis that was away for a while, outlives its
# sign-out: the database alone knows who is signed in.
SESSION_ENGINE = "core.sessions"

CSRF_TRUSTED_ORIGINS = [SITE_URL]
# How many of our own proxies stand before the shop: limits count the visitor's address, which the
# outermost of them wrote into X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 1)
SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", True)
if ALLAUTH_TRUSTED_PROXY_COUNT:  # else anybody could claim to come by TLS
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000, least=1)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
OSCAR_BASKET_COOKIE_SECURE = True
OSCAR_RECENTLY_VIEWED_COOKIE_SECURE = True

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
