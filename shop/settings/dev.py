"""A laptop: debug pages, mail and codes on the console, the practice bank, the style guide."""

from shop.settings import env
from shop.settings.base import *  # noqa: F403

DEBUG = env.flag("DEBUG", True)
# Public by nature: it guards nothing but a laptop. Production refuses it.
SECRET_KEY = env.text("SECRET_KEY", "development-only-and-known-to-everyone")
# Public, too: what lies encrypted on a laptop is nobody's secret.
FIELD_KEYS = env.words("FIELD_KEYS", ["development-only-and-known-to-everyone"])
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
KEEP_PAGES_SECONDS = env.number("KEEP_PAGES_SECONDS", 0)  # whoever edits templates sees them
INTERNAL_IPS = ["127.0.0.1"]
