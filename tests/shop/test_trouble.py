"""What people read while the shop itself is in trouble."""

import errno

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import path

from core.uploads import DocumentRefused
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
