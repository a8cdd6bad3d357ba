"""E-mail and password, the second way in; and the second step."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.contrib.auth import get_user

from core.demo import DemoPlan
from core.demo_people import BUYER
from core.models import User
from core.persian import to_persian_digits
from shop.customer.demo import demo_emails
from tests import factories as make

pytestmark = pytest.mark.django_db

PASSWORD = "لاله-و-پونه-۱۴۰۵"
SIGN_IN = "/sign-in/password/"


def person(email="zahra@example.com", *, proven=True, **more) -> User:
    user = make.user(email=email, password=PASSWORD, **more)
    EmailAddress.objects.create(user=user, email=email, verified=proven, primary=True)
    return user


def sign_in(client, email="zahra@example.com", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": email, "password": password, **more})


def who(client):
    user = get_user(client)
    return user if user.is_authenticated else None


def link_in(mail) -> str:
    return re.search(r"http://testserver(/\S+)", mail.body)[1]


def totp_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(counters()))))


def test_email_and_password_open_the_account(client):
    user = person()

    answer = sign_in(client, email="Zahra@Example.com", next="/basket/")

    assert (answer.url, who(client)) == ("/basket/", user)


@pytest.mark.parametrize(
    ("email", "password"), [("zahra@example.com", "wrong"), ("nobody@example.com", PASSWORD)]
)
def test_wrong_pair_is_refused_in_the_same_words(client, email, password):
    person()

    page = client.post("/en/sign-in/password/", {"login": email, "password": password})

    assert page.context["form"].non_field_errors() == [
        "This e-mail and password do not belong together."
    ]
    assert who(client) is None


def test_wrong_passwords_are_limited(client):
    person()
    for _ in range(5):
        sign_in(client, password="wrong")

    sign_in(client)

    assert who(client) is None


def test_next_page_after_a_password_is_ours(client):
    person()

    assert sign_in(client, next="https://evil.example/").url == "/account/"


def test_sign_up_by_email_waits_for_the_link(client, mailoutbox):
    form = {"email": "new@example.com", "password1": PASSWORD}
    answer = client.post("/en/sign-in/new/", form)
    assert answer.url == "/en/sign-in/email/"
    assert who(client) is None

    link = link_in(mailoutbox[0])
    page = client.get(link).content.decode()
    client.post(re.search(r'action="(/[^"]*sign-in/email/[^"]+)"', page)[1])

    user = User.objects.get()
    assert (user.email, user.language) == ("new@example.com", "en")
    assert EmailAddress.objects.get(user=user).verified
    sign_in(client, "new@example.com")
    assert who(client) == user


def test_sign_up_with_a_known_email_looks_the_same_and_tells_its_owner(client, mailoutbox):
    person()

    answer = client.post("/sign-in/new/", {"email": "zahra@example.com", "password1": PASSWORD})

    assert answer.url == "/sign-in/email/"
    assert User.objects.count() == 1
    assert mailoutbox[0].to == ["zahra@example.com"]
    assert "/password/reset/" in mailoutbox[0].body


def test_unproven_email_does_not_open_an_account(client, mailoutbox):
    person(proven=False)

    answer = sign_in(client)

    assert answer.url == "/sign-in/email/"
    assert who(client) is None
    assert len(mailoutbox) == 1


def test_staff_s_email_needs_no_proof(client):
    user = person(proven=False, is_staff=True)

    sign_in(client)

    assert who(client) == user


def test_password_reset_by_mail(client, mailoutbox):
    user = person()
    answer = client.post("/sign-in/password/reset/", {"email": "zahra@example.com"})
    assert answer.url == "/sign-in/password/reset/sent/"

    page = client.get(link_in(mailoutbox[0]), follow=True)
    new = "گل-نیلوفر-و-ورشو"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})

    user.refresh_from_db()
    assert user.check_password(new)
    assert client.get(link_in(mailoutbox[0]), follow=True).context["token_fail"]


def test_password_reset_of_a_stranger_looks_the_same(client, mailoutbox):
    answer = client.post("/sign-in/password/reset/", {"email": "nobody@example.com"})

    assert answer.url == "/sign-in/password/reset/sent/"
    assert mailoutbox[0].to == ["nobody@example.com"]
    assert "/reset/key/" not in mailoutbox[0].body


def test_every_mail_has_both_forms_in_our_frame(client, mailoutbox):
    person()
    client.post("/sign-in/password/reset/", {"email": "zahra@example.com"})

    mail = mailoutbox[0]
    html = mail.alternatives[0].content
    assert 'dir="rtl"' in html
    assert link_in(mail) in html
    assert "\n" not in mail.subject


def test_new_email_is_used_once_it_is_proven(client, mailoutbox):
    user = person("old@example.com")
    client.force_login(user)

    client.post("/account/email/", {"email": "new@example.com", "action_add": ""})
    user.refresh_from_db()
    assert user.email == "old@example.com"
    link = link_in(next(m for m in mailoutbox if m.to == ["new@example.com"]))
    client.post(link)

    user.refresh_from_db()
    assert user.email == "new@example.com"
    assert any(m.to == ["old@example.com"] for m in mailoutbox)


def test_mobile_changes_with_a_code_and_the_old_number_hears_of_it(client, messages):
    user = make.user("+989161111111")
    client.force_login(user)
    client.post("/account/mobile/", {"phone": "0916 222 2222"})
    user.refresh_from_db()
    assert user.mobile == "+989161111111"
    code = messages[0].text[-6:]

    answer = client.post("/account/mobile/code/", {"code": to_persian_digits(code)})

    user.refresh_from_db()
    assert (answer.url, user.mobile) == ("/account/profile/", "+989162222222")
    assert [m.to for m in messages] == ["+989162222222", "+989161111111"]


def test_mobile_of_another_is_refused_only_to_who_holds_it(client, messages):
    make.user("+989162222222")
    user = make.user("+989161111111")
    client.force_login(user)
    answer = client.post("/account/mobile/", {"phone": "09162222222"})
    assert answer.url == "/account/mobile/code/"

    page = client.post("/account/mobile/code/", {"code": messages[0].text[-6:]})

    user.refresh_from_db()
    assert "code" in page.context["form"].errors
    assert user.mobile == "+989161111111"


def test_codes_to_a_new_mobile_are_limited(client, messages):
    client.force_login(make.user())
    for _ in range(7):
        page = client.post("/account/mobile/", {"phone": "09162222222"})

    assert len(messages) == 5
    assert "phone" in page.context["form"].errors


def with_app(user) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


@pytest.mark.parametrize("typed", [str, to_persian_digits])
def test_second_step_is_asked_after_a_password(client, typed):
    user = person(is_staff=True)
    secret = with_app(user)

    answer = sign_in(client, next="/dashboard/")
    assert answer.url.startswith("/sign-in/second-step/")
    assert who(client) is None
    assert client.post("/sign-in/second-step/", {"code": "000000"}).status_code == 200
    answer = client.post("/sign-in/second-step/", {"code": typed(totp_now(secret))})

    assert (answer.url, who(client)) == ("/dashboard/", user)


def test_second_step_is_asked_after_a_code_too(client, messages):
    user = make.user("+989161234567", is_staff=True)
    secret = with_app(user)
    client.post("/sign-in/", {"mobile": "09161234567"})

    answer = client.post("/sign-in/code/", {"code": messages[0].text[-6:]})
    assert answer.url.startswith("/sign-in/second-step/")
    assert who(client) is None
    client.post("/sign-in/second-step/", {"code": totp_now(secret)})

    assert who(client) == user


def test_saved_code_stands_in_for_the_app_once(client):
    user = person(is_staff=True)
    with_app(user)
    saved = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]
    for signed_in in (user, None):
        client.logout()
        sign_in(client)
        client.post("/sign-in/second-step/", {"code": saved})
        assert who(client) == signed_in


def test_staff_turn_the_second_step_on(client):
    user = make.user(is_staff=True)
    User.objects.filter(pk=user.pk).update(password="!")
    user.refresh_from_db()
    client.force_login(user)
    page = client.get("/account/second-step/app/activate/")
    secret = page.context["form"].secret

    answer = client.post(
        "/account/second-step/app/activate/", {"code": to_persian_digits(totp_now(secret))}
    )

    assert answer.status_code == 302
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_staff_without_a_second_step_are_told_and_let_in(client):
    person(is_staff=True)

    answer = sign_in(client)

    page = client.get(answer.url)
    assert page.context["needs_second_step"]
    assert "/account/second-step/app/activate/" in page.content.decode()


def test_buyers_are_not_bothered_with_a_second_step(client):
    client.force_login(make.user())

    assert not client.get("/account/").context["needs_second_step"]


def test_demo_s_people_sign_in_at_once(client):
    make.user(email=BUYER, password=PASSWORD)
    for _ in range(2):
        demo_emails(DemoPlan(products=0, sellers=0, fairs=0, seed=1, write=print))

    sign_in(client, BUYER)

    assert who(client).email == BUYER


def test_too_many_requests_meet_a_page_of_ours(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1/m/ip"}
    person()
    sign_in(client, password="wrong")

    page = client.post("/en/sign-in/password/", {"login": "x@example.com", "password": "x"})

    assert page.status_code == 429
    assert "Try again in a few minutes" in page.content.decode()
