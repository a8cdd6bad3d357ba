"""What the settings refuse, in one sentence each; and a production that passes Django's own eye."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
SOUND = {
    "DJANGO_SETTINGS_MODULE": "shop.settings.production",
    "SECRET_KEY": "k9-Zq4x" * 10,
    "FIELD_KEYS": "w3Ty8uP" * 10,
    "ALLOWED_HOSTS": "bazarche.example",
    "SITE_URL": "https://bazarche.example",
    "DATABASE_URL": "postgres://shop:secret@127.0.0.1:5432/shop",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_URL": "smtp+tls://shop:secret@mail.example:587",
    "EMAIL_FROM": "Bazarche <shop@bazarche.example>",
    "SMS_HTTP_URL": "https://sms.example/send",
    "BANK_TRANSFER_IBAN": "IR350220000000000000123456",
}
READ = ["-c", "from shop.start import start; start()"]


def run(*command: str, **changed: str | None) -> subprocess.CompletedProcess:
    """Run Python in the house with ``SOUND`` and what differs from it; ``None`` leaves one out."""
    own = {name: value for name, value in {**SOUND, **changed}.items() if value is not None}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VAR_DIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=HOUSE,
        env={**kept, **own},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_the_deployment_check():
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_sound_settings_start():
    assert run(*READ).returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "yes"),
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "development-only-and-known-to-everyone" * 2),
        ("FIELD_KEYS", None),
        ("FIELD_KEYS", "w3Ty8uP" * 10 + ",short"),
        ("FIELD_KEYS", "development-only-and-known-to-everyone" * 2),
        ("FIELD_KEYS", SOUND["SECRET_KEY"]),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", "*"),
        ("SITE_URL", None),
        ("SITE_URL", "http://bazarche.example"),
        ("DATABASE_URL", None),
        ("DATABASE_URL", "sqlite:////tmp/shop.sqlite3"),
        ("GATEWAYS", "practice,cod"),
        ("GATEWAYS", "card"),
        ("GATEWAYS", ""),
        ("ZIBAL_URL", "http://gateway.zibal.example"),
        ("BANK_TRANSFER_IBAN", None),
        ("BANK_TRANSFER_IBAN", "IR350220000000000000123465"),
        ("SMS_HTTP_URL", None),
        ("SMS_INBOUND_SECRET", "too-short"),
        ("EMAIL_URL", None),
        ("EMAIL_URL", "consolemail://"),
    ],
)
def test_production_refuses_what_is_safe_on_a_laptop_only(name, value):
    done = run(*READ, **{name: value})

    assert done.returncode == 3
    assert done.stderr.startswith("Bazarche cannot start. The setting ")
    assert name in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("gateway", "name"), [
    ("zarinpal", "ZARINPAL_MERCHANT_ID"), ("zibal", "ZIBAL_MERCHANT"),
    ("stripe", "STRIPE_SECRET_KEY"),
])  # fmt: skip
def test_production_names_what_a_gateway_needs(gateway, name):
    assert run(*READ, GATEWAYS=gateway, **{name: "from-the-bank"}).returncode == 0
    done = run(*READ, GATEWAYS=gateway, **{name: None})

    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert name in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("THEME", "no-such-theme"),
        ("TASKS", "celery"),
        ("PAYMENT_HOLD_MINUTES", "half an hour"),
        ("PAYMENT_HOLD_MINUTES", "0"),
        ("DATABASE_URL", "mysql://localhost/shop"),
        ("REDIS_URL", "localhost:6379"),
        ("EMAIL_URL", "pigeon://coop"),
        ("SMS_HTTP_URL", "sms.example"),
        ("SITE_URL", "bazarche.example"),
        ("DEBUG", "perhaps"),
        ("TRUSTED_PROXIES", "many"),
        ("ZARINPAL_URL", "payment.zarinpal.com"),
        ("BANK_TIMEOUT_SECONDS", "0"),
    ],
)
def test_wrong_value_is_named_with_what_to_write(name, value):
    done = run(*READ, **{name: value})

    assert done.returncode == 3
    assert f"The setting {name} is {value!r}. Write " in done.stderr
    assert done.stderr.count("\n") == 1


def test_sqlite_in_production_needs_a_word():
    assert (
        run(*READ, DATABASE_URL="sqlite:////tmp/shop.sqlite3", ALLOW_SQLITE="yes").returncode == 0
    )


@pytest.mark.parametrize("redis", [SOUND["REDIS_URL"], None])
def test_who_is_signed_in_only_the_database_knows(redis):
    say = ["-c", "from django.conf import settings; print(settings.SESSION_ENGINE)"]

    assert run(*say, REDIS_URL=redis).stdout == "core.sessions\n"


def test_only_a_proxy_of_ours_tells_how_a_visitor_came():
    say = ["-c", "from django.conf import settings; print(settings.SECURE_PROXY_SSL_HEADER)"]

    assert "HTTP_X_FORWARDED_PROTO" in run(*say).stdout
    assert run(*say, TRUSTED_PROXIES="0").stdout == "None\n"


def test_command_line_and_server_say_the_sentence_only():
    for command in (["manage.py", "check"], ["-c", "import shop.wsgi"]):
        done = run(*command, SECRET_KEY="short")

        assert done.returncode == 3
        assert "Traceback" not in done.stderr
        assert "SECRET_KEY" in done.stderr
