import json
import logging
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.core.exceptions import ImproperlyConfigured

from core import sms
from core.sms import Sms, SmsError, mask_mobile, send_sms

NUMBER = "+989161234567"


class Provider(BaseHTTPRequestHandler):
    """A provider that answers ``status`` and remembers what it was sent."""

    status = 200
    seen: list = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.path, self.headers["Authorization"], json.loads(body)))
        self.send_response(self.status)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    do_GET = do_POST  # noqa: N815 -- the handler's own naming

    def log_message(self, *args):
        pass


@pytest.fixture
def provider(settings, monkeypatch):
    monkeypatch.setattr(Provider, "seen", [])
    server = HTTPServer(("127.0.0.1", 0), Provider)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    settings.SMS_BACKEND = "core.sms.HttpSms"
    settings.SMS_HTTP_URL = f"http://127.0.0.1:{server.server_port}/send"
    settings.SMS_HTTP_TOKEN = "s3cret"
    yield Provider
    server.shutdown()
    server.server_close()


def test_locmem_keeps_the_message(settings, monkeypatch):
    settings.SMS_BACKEND = "core.sms.LocmemSms"
    monkeypatch.setattr(sms, "outbox", [])

    send_sms(NUMBER, "کد شما ۱۲۳۴")

    assert sms.outbox == [Sms(NUMBER, "کد شما ۱۲۳۴")]


def test_console_prints_number_and_text(settings, capsys):
    settings.SMS_BACKEND = "core.sms.ConsoleSms"
    send_sms(NUMBER, "کد شما ۱۲۳۴")

    printed = capsys.readouterr().out
    assert NUMBER in printed
    assert "کد شما ۱۲۳۴" in printed


def test_http_posts_json_with_the_token(provider):
    send_sms(NUMBER, "کد شما ۱۲۳۴")

    message = {"to": NUMBER, "text": "کد شما ۱۲۳۴"}
    assert provider.seen == [("/send", "Bearer s3cret", message)]


@pytest.mark.parametrize("status", [301, 302, 307, 401, 500])
def test_http_refusals_are_errors_that_hide_number_and_token(provider, monkeypatch, status):
    monkeypatch.setattr(provider, "status", status)
    with pytest.raises(SmsError, match=str(status)) as error:
        send_sms(NUMBER, "x")

    assert len(provider.seen) == 1
    assert NUMBER not in str(error.value)
    assert "s3cret" not in str(error.value)


def test_a_closed_line_is_an_error(provider, settings):
    settings.SMS_HTTP_URL = "http://127.0.0.1:9/send"
    with pytest.raises(SmsError, match="could not be reached"):
        send_sms(NUMBER, "x")


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "sms.example.ir"])
def test_http_needs_an_address(settings, url):
    settings.SMS_BACKEND = "core.sms.HttpSms"
    settings.SMS_HTTP_URL = url
    with pytest.raises(ImproperlyConfigured, match="SMS_HTTP_URL"):
        send_sms(NUMBER, "x")


def test_logs_hold_neither_number_nor_text(settings, caplog, monkeypatch):
    settings.SMS_BACKEND = "core.sms.LocmemSms"
    monkeypatch.setattr(sms, "outbox", [])
    with caplog.at_level(logging.DEBUG, logger="core.sms"):
        send_sms(NUMBER, "کد ۱۲۳۴")

    assert mask_mobile(NUMBER) in caplog.text
    assert NUMBER not in caplog.text
    assert "۱۲۳۴" not in caplog.text


def test_mask():
    assert mask_mobile(NUMBER) == "+98916***4567"
    assert mask_mobile("0916123") == "***"
