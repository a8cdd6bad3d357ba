"""What people read while the shop itself is in trouble."""

import errno
import logging
import sys

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import path

from core.uploads import DocumentRefused
from shop.logs import Brief
from shop.urls import handler500  # noqa: F401 -- Django looks for it here

FAULT: list[Exception] = []
FULL = OSError(errno.ENOSPC, "No space left on device")


def broken(request):
    raise FAULT[0]


urlpatterns = [path("broken/", broken)]


@pytest.fixture
def page(settings):
    settings.ROOT_URLCONF, settings.MIDDLEWARE = __name__, []

    def ask(fault: Exception):
        FAULT[:] = [fault]
        return Client(raise_request_exception=False).get("/broken/")

    return ask


@pytest.mark.parametrize("fault", [OperationalError("gone"), InterfaceError("closed")])
def test_a_database_that_is_away_is_a_moments_patience(page, fault):
    answer = page(fault)

    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "چند لحظه صبر کنید" in answer.content.decode()
    assert "One moment, please" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_a_full_disk_is_said_wherever_it_shows(page):
    refused = DocumentRefused("full")
    refused.__cause__ = FULL

    for fault in (FULL, refused):
        answer = page(fault)
        assert (answer.status_code, "فایل شما ذخیره نشد" in answer.content.decode()) == (507, True)


def test_any_other_fault_is_ours(page):
    answer = page(ValueError("oops"))

    assert answer.status_code == 500
    assert "خطا از ماست" in answer.content.decode()


@pytest.mark.parametrize(
    ("fault", "lines"), [(OperationalError("refused\nis it running?"), 1), (ValueError("x"), 4)]
)
def test_the_log_names_what_passes_in_one_line(fault, lines):
    try:
        raise fault
    except Exception:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "%s: %s", ("Oh", "/"), sys.exc_info())

    assert Brief().filter(record)

    said = logging.Formatter().format(record).splitlines()
    assert len(said) >= lines
    assert (len(said) == 1) is (lines == 1)
    assert said[0].startswith("Oh: /")
    assert ("(OperationalError: refused)" in said[0]) is (lines == 1)
