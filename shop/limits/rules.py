"""How often each address of the site may be asked. Pure: no Django.

Networks of telephones in Iran put thousands of people behind one address, so limits of an address
are generous; what guards a thing is the limit of the thing: a number, an e-mail, an account.
"""

from typing import Final, NamedTuple

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

# Whom a limit counts; any other word is the name of a field, whose value is counted.
PERSON, ADDRESS, STRANGER = "@person", "@address", "@stranger"


class Limit(NamedTuple):
    """So many times in so many seconds, for each of ``of``.

    ``PERSON`` counts people who are signed in, ``STRANGER`` the addresses of all others,
    ``ADDRESS`` everybody's.
    """

    times: int
    seconds: int
    of: str


Limits = tuple[Limit, ...]

# Every form that nothing else is said of: one a second from a person is a machine.
FORM: Final[Limits] = (Limit(600, 10 * MINUTE, PERSON), Limit(1500, 10 * MINUTE, STRANGER))
# Sheets and papers are made when they are asked for.
PAPER: Final[Limits] = (Limit(240, HOUR, PERSON), Limit(240, HOUR, STRANGER))
PAPERS: Final = (".pdf", ".xlsx", r"\.(?P<kind>xlsx|csv)$")

_guess: Final[Limits] = (Limit(60, 10 * MINUTE, ADDRESS),)
_own_secret: Final[Limits] = (Limit(20, HOUR, PERSON), *_guess)
_message_goes_out: Final[Limits] = (Limit(60, DAY, PERSON),)
_file: Final[Limits] = (Limit(300, HOUR, PERSON), Limit(60, HOUR, STRANGER))
_word: Final[Limits] = (Limit(40, HOUR, PERSON), Limit(120, HOUR, STRANGER))

# Forms by the name of their address. Those of codes, orders and help count where they are judged,
# because they know the number: shop.customer.sign_in, shop.order.views.find, sellers.helping.
FORMS: Final[dict[str, Limits]] = {
    "sign_in_by_password": (Limit(10, 15 * MINUTE, "login"), *_guess),
    "account_signup": (Limit(5, HOUR, "email"), Limit(60, HOUR, ADDRESS)),
    "account_reset_password": (Limit(5, HOUR, "email"), Limit(60, HOUR, ADDRESS)),
    "account_reset_password_from_key": _guess,
    "account_confirm_email": _guess,
    "account_confirm_login_code": (Limit(200, HOUR, ADDRESS),),
    "account_verify_phone": (Limit(20, HOUR, PERSON), Limit(200, HOUR, ADDRESS)),
    "account_change_phone": _own_secret,
    "mfa_authenticate": _guess,
    "account_email": _own_secret,
    "account_reauthenticate": _own_secret,
    "account_change_password": _own_secret,
    "account_set_password": _own_secret,
    "mfa_reauthenticate": _own_secret,
    "mfa_activate_totp": _own_secret,
    "mfa_deactivate_totp": _own_secret,
    "mfa_generate_recovery_codes": _own_secret,
    "wagtaildocs_authenticate_with_password": _guess,
    "wagtailcore_authenticate_with_password": _guess,
    "basket:vouchers-add": (Limit(30, HOUR, PERSON), Limit(240, HOUR, STRANGER)),
    "sms:wish": _word,
    "customer:sms": _own_secret,
    "customer:erase": _own_secret,
    "customer:sign-out-elsewhere": _own_secret,
    # What other people read.
    "catalogue:review": _word,
    "catalogue:ask": _word,
    "catalogue:report": _word,
    "talk:report": _word,
    "guest_talk:report": _word,
    "returns:open": _word,
    # What sends a message to somebody.
    "desk:team_invite": _message_goes_out,
    "desk:members_invite": _message_goes_out,
    "desk:helpers_new": _message_goes_out,
    "organiser:people": _message_goes_out,
    "organiser:appoint": _message_goes_out,
    # What takes files.
    "pay:transfer": _file,
    "pay:parts": _file,
    "guest_talk:thread": _file,
    "goods:photo": _file,
    "goods:add-photo": _file,
    "bulk:home": (Limit(60, HOUR, PERSON),),
    "office:register": (Limit(60, HOUR, PERSON),),
    "brand:pictures": _file,
    "brand:voice": _file,
}
# What is read and costs: each worker counts these for itself, so reading never writes.
READS: Final[dict[str, Limits]] = {
    "search:search": (Limit(600, 10 * MINUTE, PERSON), Limit(1500, 10 * MINUTE, STRANGER)),
    "search:suggest": (Limit(1200, 10 * MINUTE, PERSON), Limit(3000, 10 * MINUTE, STRANGER)),
    "share:shop": (Limit(600, 10 * MINUTE, ADDRESS),),
    "share:goods": (Limit(600, 10 * MINUTE, ADDRESS),),
    "fairs:draw_input": (Limit(120, 10 * MINUTE, ADDRESS),),
    "fairs:draw_plan": (Limit(120, 10 * MINUTE, ADDRESS),),
    "customer:data-file": (Limit(20, HOUR, PERSON),),
}
# Machines come often and show a signature, which costs next to nothing to judge.
UNLIMITED: Final = {
    "payments:webhook": "a bank repeats what was refused, and signs or is asked back",
    "sms-in": "the provider signs each message",
}


def of_form(name: str) -> Limits:
    """Return the limits of a form."""
    return () if name in UNLIMITED else FORMS.get(name, FORM)


def of_reading(name: str, route: str) -> Limits:
    """Return the limits of opening an address; most have none."""
    return PAPER if route.endswith(PAPERS) else READS.get(name, ())
