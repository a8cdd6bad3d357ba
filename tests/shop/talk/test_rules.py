import pytest

from shop.talk.rules import MESSAGES_AN_HOUR, Refusal, Side, refusal, shown


@pytest.mark.parametrize(
    ("blocked_by", "side", "lately", "why"),
    [
        (None, Side.BUYER, 0, None),
        (None, Side.BUYER, MESSAGES_AN_HOUR - 1, None),
        (None, Side.BUYER, MESSAGES_AN_HOUR, Refusal.TOO_MANY),
        (Side.BUYER, Side.BUYER, 0, Refusal.BLOCKING),
        (Side.SELLER, Side.BUYER, 99, Refusal.BLOCKED),
    ],
)
def test_who_may_write(blocked_by, side, lately, why):
    assert refusal(blocked_by=blocked_by, side=side, lately=lately) is why


def test_contacts_show_once_there_is_an_order():
    text = "شماره‌ام ۰۹۱۶۱۲۳۴۵۶۷ است"
    assert shown(text, have_order=True) == text
    assert "۰۹۱۶" not in shown(text, have_order=False)


def test_each_side_has_another():
    assert (Side.BUYER.other, Side.SELLER.other) == (Side.SELLER, Side.BUYER)
