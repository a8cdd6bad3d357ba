"""The link in a message, and the same choice in my account."""

import pytest
from django.urls import reverse

from core.models import SmsWish
from core.texting import wishes
from tests import factories as make

pytestmark = pytest.mark.django_db
NUMBER = "+989161234567"


@pytest.fixture
def link():
    return wishes.stop_link(NUMBER).removeprefix("http://127.0.0.1:8000")


def test_looking_changes_nothing_and_one_press_stops(client, link):
    page = client.get(link)
    assert "۴۵۶۷" in page.content.decode()
    assert "9161234567" not in page.content.decode()
    assert not wishes.has_stopped(NUMBER)

    assert client.post(link).status_code == 302
    assert wishes.has_stopped(NUMBER)

    since = SmsWish.objects.get().stopped_at
    client.post(link)
    assert SmsWish.objects.get().stopped_at == since

    client.post(link, {"wish": "all"})
    assert not wishes.has_stopped(NUMBER)


def test_link_is_short_and_names_no_number(link):
    assert len(link) < 30
    assert "916" not in link


@pytest.mark.parametrize("change", [lambda c: c[:-1] + "x!"[c[-1] == "x"], lambda c: "zz" + c])
def test_a_changed_link_is_nothing(client, change):
    code = wishes.code_of(SmsWish.objects.create(mobile=NUMBER))

    assert client.get(reverse("sms:wish", args=[code])).status_code == 200
    assert client.post(reverse("sms:wish", args=[change(code)])).status_code == 404
    assert not wishes.has_stopped(NUMBER)


def test_my_account_chooses_for_my_number_only(client):
    me = make.user(mobile=NUMBER)
    wishes.stop("+989169999999")
    client.force_login(me)
    url = reverse("customer:sms")

    assert client.get(reverse("customer:profile")).content.decode().count(url) == 1
    client.post(url)
    assert wishes.has_stopped(NUMBER)
    client.post(url, {"wish": "all"})
    assert not wishes.has_stopped(NUMBER)
    assert wishes.has_stopped("+989169999999")


def test_without_a_number_there_is_nothing_to_choose(client):
    me = make.user()
    type(me).objects.filter(pk=me.pk).update(mobile=None)
    client.force_login(me)
    assert client.get(reverse("customer:sms")).status_code == 404


def test_strangers_are_asked_to_sign_in(client):
    assert client.get(reverse("customer:sms")).status_code == 302
