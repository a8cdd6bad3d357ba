"""What is written down while the site runs, who may ask how it is, and where errors are told."""

from pythonjsonlogger.core import RESERVED_ATTRS

from shop.settings import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request": {"()": "django_guid.log_filters.CorrelationId"},
        "brief": {"()": "shop.logs.Brief"},
    },
    "formatters": {
        "plain": {
            "()": "shop.monitoring.lines.PlainLines",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
        "json": {
            "()": "shop.monitoring.lines.JsonLines",
            "format": "{asctime}{levelname}{name}{message}{correlation_id}",
            "style": "{",
            "rename_fields": {
                "asctime": "at",
                "levelname": "level",
                "correlation_id": "request_id",
            },
            "json_ensure_ascii": False,
            # Django hangs the whole request on a record: its address may carry a key.
            "reserved_attrs": [*RESERVED_ATTRS, "request", "server_time"],
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.choice("LOG_FORMAT", "plain", ["plain", "json"]),
            "filters": ["request", "brief"],
        }
    },
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    # It says of each request whether it came with an id.
    "loggers": {"django_guid": {"level": "ERROR"}},
}
# Each request has an id: one that the proxy gave, or a new one; it is in the answer and the log.
DJANGO_GUID = {"GUID_HEADER_NAME": "X-Request-ID", "EXPOSE_HEADER": False, "UUID_FORMAT": "hex"}

# --- Watching: who may ask, what is counted, and where errors are told ------------------------
MONITOR_TOKEN = env.text("MONITOR_TOKEN")
METRICS = env.flag("METRICS", False)
SENTRY_DSN = env.url("SENTRY_DSN", "", ["http", "https"])
