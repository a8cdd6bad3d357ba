"""What pages may load: our own files only, and no script or style within a page."""

import re

import pytest
from django.urls import reverse

from tests import factories as make
from tests.shop.pages.tools import home

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/catalogue/",
    "/search/?q=x",
    "/producers/",
    "/basket/",
    "/sign-in/",
    "/sign-in/password/",
    "/sign-in/new/",
    "/no-such-page/",
    "/en/sign-in/",
]
ELSEWHERE = r'(?:src|rel="(?:stylesheet|preload|icon)"[^>]*href)="(?:https?:)?//'
STAFF = ["/dashboard/", "/admin/"]


def policy(answer) -> dict[str, str]:
    parts = answer["Content-Security-Policy"].split("; ")
    return {name: rest for name, _, rest in (part.strip(";").partition(" ") for part in parts)}


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_run_our_files_only(client, path):
    answer = client.get(path)
    rules = policy(answer)

    assert "unsafe" not in answer["Content-Security-Policy"]
    assert rules["default-src"] == rules["script-src"] == rules["style-src"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert rules["form-action"] == "'self'"


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_carry_no_script_or_style_within(client, path):
    page = client.get(path).content.decode()

    assert re.findall(r"<script(?![^>]*(?:\bsrc=|type=\"application/(?:ld\+)?json\"))", page) == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=", page) == []
    assert re.findall(ELSEWHERE, page) == []


@pytest.mark.parametrize("path", STAFF)
def test_staff_pages_are_looser_for_staff_alone(client, path):
    assert "unsafe" not in client.get(path)["Content-Security-Policy"]
    client.force_login(make.user())
    assert "unsafe" not in client.get(path)["Content-Security-Policy"]

    client.force_login(make.user(is_staff=True, is_superuser=True))
    rules = policy(client.get(path))

    assert "'unsafe-inline'" in rules["script-src"]
    assert rules["frame-ancestors"] == "'self'"
    assert rules["default-src"] == "'self'"
    assert "unsafe" not in client.get("/")["Content-Security-Policy"]


@pytest.mark.parametrize("language", ["fa", "en"])
def test_editors_see_previews_in_a_frame_of_ours(client, language):
    client.force_login(make.user(is_staff=True, is_superuser=True))
    page = home(language)
    draft = {"slug": page.slug, "title": "پیش‌نویس", "body-count": 0}
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    assert client.post(preview, draft).json()["is_valid"]
    shown = client.get(preview, {"mode": ""})

    assert shown.status_code == 200
    assert policy(shown)["frame-ancestors"] == "'self'"
    assert shown["X-Frame-Options"] == "SAMEORIGIN"


def test_dashboard_fetches_nothing_from_elsewhere(client):
    client.force_login(make.user(is_staff=True, is_superuser=True))

    page = client.get(reverse("dashboard:index")).content.decode()

    assert re.findall(ELSEWHERE, page) == []


def test_other_headers_stand_on_every_page(client):
    answer = client.get("/sign-in/")

    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_forms_may_lead_to_the_pages_of_our_banks_only(client, settings):
    zibal = {"zibal": "shop.payment.gateways.zibal.Zibal"}
    settings.PAYMENT_GATEWAYS = {**settings.PAYMENT_GATEWAYS, **zibal}

    assert policy(client.get("/sign-in/"))["form-action"] == "'self' https://gateway.zibal.ir"
