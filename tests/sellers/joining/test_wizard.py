"""The way to a shop, as a browser walks it: kept at each step, gone on with anywhere."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.models import MoveRecord
from core.texting.models import OutgoingSms
from sellers.joining import actions
from sellers.joining.rules import Step
from sellers.models import BankAccount, Joining, Licence, Partner, Role, Support
from tests import factories as make

pytestmark = pytest.mark.django_db

IBAN = {"iban": "IR350220000000000000123456", "holder": "مریم لک"}
PLAIN = {
    "kind": {"kind": "independent"},
    "county": {"county": "KHR"},
    "name": {"name": "مربای ننه"},
    "trades": {"trades": ["FOD-031"]},
    "licence": {"uid": "۱۴۰۵۱۲۳۴۵۶"},
    "bank": IBAN,
}


@pytest.fixture(autouse=True)
def facts():
    make.county()
    make.trade()


@pytest.fixture
def person(client):
    user = make.user()
    client.force_login(user)
    return user


def photo():
    file = BytesIO()
    Image.new("RGB", (60, 80), "#9b2c23").save(file, "JPEG")
    return SimpleUploadedFile("licence.jpg", file.getvalue(), "image/jpeg")


def url(step):
    return f"/desk/join/{step}/"


def walk(client, *, until="bank", **changed):
    """Answer the questions in order, through ``until``; return the last response."""
    for step, sent in {**PLAIN, **changed}.items():
        answer = client.post(url(step), sent)
        assert answer.status_code == 302, (step, answer.context["form"].errors)
        if step == until:
            break
    return answer


def test_everyone_may_read_what_it_takes(client):
    page = client.get("/desk/join/")

    assert page.status_code == 200
    assert url("kind") in page.content.decode()
    assert client.get(url("kind")).url == "/sign-in/?next=/desk/join/kind/"


def test_six_answers_open_a_shop(client, person):
    assert walk(client).url == "/desk/join/done/"

    shop = Partner.objects.get(team__user=person)
    assert (shop.name, shop.county_id, shop.kind) == ("مربای ننه", "KHR", "independent")
    assert (shop.is_open, shop.joined_on) == (True, make.TODAY)
    assert shop.team.get().role == Role.OWNER
    licence = shop.licences.get()
    assert (licence.uid, licence.state) == ("1405123456", "submitted")
    assert [t.pk for t in licence.trades.all()] == ["FOD-031"]
    assert shop.bank_account.masked == "IR35 •••• 3456"
    done = client.get("/desk/join/done/").content.decode()
    assert "مربای ننه" in done
    assert "خرم‌آباد" in done
    assert client.get("/desk/join/").url == "/desk/"
    assert client.get(url("name")).url == "/desk/"


def test_nothing_of_the_home_is_public(client, person):
    """Home privacy by default: no person, no address, no number on the shop."""
    walk(client)
    shop = Partner.objects.get(team__user=person)

    assert (shop.owner, shop.pickup, shop.offers_pickup) == ("", "", False)


def test_it_goes_on_at_another_phone(client, person, django_user_model):
    walk(client, until="county")
    other = type(client)()
    other.force_login(person)

    assert url("name") in other.get("/desk/join/").content.decode()
    assert other.get(url("bank")).url == url("name")
    assert other.get(url("county")).context["form"]["county"].value() == "KHR"
    walk(other)
    assert Partner.objects.filter(team__user=person).count() == 1


def test_the_shop_is_founded_closed_and_follows_its_answers(client, person):
    walk(client, until="name")
    shop = Partner.objects.get(team__user=person)
    assert (shop.is_open, shop.slug) == (False, "مربای-ننه")

    client.post(url("name"), {"name": "مربای خاله"})
    shop.refresh_from_db()

    assert (shop.name, shop.slug, shop.is_open) == ("مربای خاله", "مربای-خاله", False)
    assert Partner.objects.filter(team__user=person).count() == 1
    assert client.get(shop.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("step", "before", "sent", "field"),
    [
        ("kind", None, {}, "kind"),
        ("kind", None, {"kind": "pirate"}, "kind"),
        ("county", "kind", {"county": "XXX"}, "county"),
        ("name", "county", {"name": "ما"}, "name"),
        ("name", "county", {"name": "زنگ بزنید ۰۹۱۶ ۱۱۱ ۲۲۳۳"}, "name"),
        ("trades", "name", {}, "trades"),
        ("trades", "name", {"trades": ["FOD-999"]}, "trades"),
        ("licence", "trades", {}, "__all__"),
        ("licence", "trades", {"uid": "?"}, "uid"),
        ("licence", "trades", {"uid": "123"}, "uid"),
        ("bank", "licence", {**IBAN, "iban": "IR1"}, "iban"),
        ("bank", "licence", {**IBAN, "holder": ""}, "holder"),
    ],
)
def test_a_slip_is_named_and_what_was_typed_stays(client, person, step, before, sent, field):
    if before:
        walk(client, until=before)
    kept = actions.joining_of(person).answers

    page = client.post(url(step), sent)

    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    for typed in sent.values():
        if isinstance(typed, str) and typed not in ("pirate", "XXX", ""):
            assert typed in page.content.decode()
    assert actions.joining_of(person).answers == kept


def test_the_name_of_another_shop_is_refused_however_it_is_written(client, person):
    make.seller("گلیم‌بافی ننه")
    walk(client, until="county")

    page = client.post(url("name"), {"name": "گليم بافي ننه"})

    assert page.context["form"].errors.keys() == {"name"}
    assert client.post(url("name"), {"name": "گلیم‌بافی ننه مریم"}).status_code == 302


def test_trades_are_found_without_script(client, person):
    walk(client, until="name")

    page = client.post(url("trades"), {"q": "مربا", "find": "1", "trades": []})

    assert page.status_code == 200
    assert 'value="FOD-031"' in page.content.decode()
    assert page.context["form"].errors == {}
    part = client.get(url("trades"), {"part": "found", "q": "مربا"}).content.decode()
    assert 'value="FOD-031"' in part
    assert "<html" not in part
    chosen = {"part": "found", "q": "مربا", "trades": "FOD-031"}
    assert 'value="FOD-031"' not in client.get(url("trades"), chosen).content.decode()


def test_at_most_six_trades(client, person):
    walk(client, until="name")
    codes = [make.trade(f"FOD-10{n}", f"رستهٔ {n}").pk for n in range(7)]

    assert client.post(url("trades"), {"trades": codes}).context["form"].errors
    assert client.post(url("trades"), {"trades": codes[:6]}).status_code == 302


def test_licence_and_bank_may_wait(client, person):
    walk(client, until="trades")
    assert client.post(url("licence"), {"later": "1"}).url == url("bank")
    assert client.post(url("bank"), {"later": "1"}).url == "/desk/join/done/"

    shop = Partner.objects.get(team__user=person)
    assert shop.is_open
    assert shop.licences.get().state == "draft"
    assert not BankAccount.objects.exists()
    for step in ("kind", "county", "name", "trades"):
        with pytest.raises(actions.NotYet):
            actions.put_off(person, Step(step))


def test_a_photo_is_enough_and_goes_to_the_office(client, person):
    walk(client, until="trades")

    answer = client.post(url("licence"), {"photo": photo()})

    assert answer.url == url("bank")
    licence = Licence.objects.get()
    assert (licence.state, licence.evidence.count()) == ("submitted", 1)


def test_a_refused_photo_is_said_and_the_number_is_kept(client, person):
    walk(client, until="trades")
    poem = SimpleUploadedFile("licence.jpg", b"no picture", "image/jpeg")

    page = client.post(url("licence"), {"uid": "1405123456", "photo": poem})

    assert page.context["form"].errors.keys() == {"photo"}
    assert "1405123456" in page.content.decode()
    licence = Licence.objects.get()
    assert (licence.state, licence.uid, licence.evidence.count()) == ("draft", "1405123456", 0)
    assert client.get(url("licence")).context["form"]["uid"].value() == "1405123456"


def test_pressing_twice_sends_one_licence_and_going_back_none(client, person):
    walk(client, until="licence")
    assert client.post(url("licence"), PLAIN["licence"]).url == url("bank")
    make.trade("FOD-032", "ترشی‌سازی")
    assert client.post(url("trades"), {"trades": ["FOD-032"]}).url == url("licence")

    licence = Licence.objects.get()
    assert licence.state == "submitted"
    assert [t.pk for t in licence.trades.all()] == ["FOD-031"]
    assert "FOD-031" in client.get(url("trades")).content.decode()


def test_another_kind_asks_other_questions_and_forgets_none_of_the_rest(client, person):
    walk(client, until="name")

    client.post(url("kind"), {"kind": "cooperative"})

    assert client.get(url("trades")).url == url("company-id")
    page = client.post(url("company-id"), {"legal_id": "10860123457"})
    assert page.context["form"].errors.keys() == {"legal_id"}
    client.post(url("company-id"), {"legal_id": "۱۰۸۶۰۱۲۳۴۵۶"})
    shop = Partner.objects.get(team__user=person)
    assert (shop.kind, shop.legal_id, shop.name) == ("cooperative", "10860123456", "مربای ننه")
    assert client.get(url("trades")).status_code == 200


def test_a_company_has_one_shop(client, person):
    make.seller("تعاونی یک", legal_id="10860123456", kind="cooperative")
    client.post(url("kind"), {"kind": "cooperative"})

    page = client.post(url("company-id"), {"legal_id": "10860123456"})

    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    assert "company-id" not in actions.joining_of(person).answers


def test_a_supported_member_asks_the_company_and_may_ask_another(client, person):
    first = make.seller("شرکت زاگرس", kind="support_company")
    second = make.seller("شرکت الوند", kind="support_company")
    walk(client, until="name", kind={"kind": "supported_member"})
    found = client.post(url("company"), {"q": "زاگرس", "find": "1"})
    assert f'value="{first.pk}"' in found.content.decode()

    for company in (first, second):
        assert client.post(url("company"), {"company": company.pk}).url == url("trades")

    states = list(Support.objects.order_by("pk").values_list("company", "state"))
    assert states == [(first.pk, "ended"), (second.pk, "asked")]
    client.post(url("kind"), {"kind": "independent"})
    assert not Support.objects.filter(state="asked").exists()


def test_the_shop_opens_once(client, person):
    walk(client)
    opened = Joining.objects.get().opened_at

    actions.open_shop(person)

    assert Joining.objects.get().opened_at == opened
    assert MoveRecord.objects.filter(model="partner.partner", to_state="open").count() == 1


def test_no_step_is_skipped_by_its_address(client, person):
    for step in ("county", "bank", "licence", "company", "company-id"):
        assert client.get(url(step)).url == url("kind")
        assert client.post(url(step), PLAIN.get(step, {})).url == url("kind")
    assert client.get(url("nothing")).status_code == 404
    with pytest.raises(actions.NotYet):
        actions.answer(person, Step.BANK, "given")
    with pytest.raises(actions.NotYet):
        actions.open_shop(person)


def test_two_people_open_shops_of_their_own(client, person):
    walk(client)
    other = make.user()
    client.force_login(other)
    walk(client, name={"name": "نمد خاله"}, licence={"uid": "1405999999"})

    names = Partner.objects.filter(team__user__in=[person, other]).values_list("name", flat=True)
    assert sorted(names) == ["مربای ننه", "نمد خاله"]


def test_the_desk_asks_to_finish(client, person):
    walk(client, until="trades")

    assert "/desk/join/" in client.get("/desk/").content.decode()
    walk(client)
    assert "/desk/join/" not in client.get("/desk/").content.decode()


def test_no_account_stands_in_the_answers_or_in_messages(client, person):
    walk(client)

    assert "123456" not in str(Joining.objects.get().answers)
    assert not OutgoingSms.objects.filter(text__contains="0000").exists()


def test_who_works_in_a_shop_is_led_to_it(client):
    client.force_login(make.member(make.seller(), Role.PACKER).user)

    assert client.get("/desk/join/").url == "/desk/"
