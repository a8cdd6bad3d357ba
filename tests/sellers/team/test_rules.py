"""The table of rights, and who may go."""

import pytest

from sellers.models import Role as Choices
from sellers.team.rules import RIGHTS, Right, Role, may_leave, rights_of


def test_models_and_table_speak_of_the_same_roles():
    assert {str(role) for role in Role} == set(Choices.values) == {str(r) for r in RIGHTS}


def test_owners_may_do_everything_and_nobody_else_the_last_three():
    assert rights_of("owner") == set(Right)
    for role in set(Role) - {Role.OWNER}:
        assert not rights_of(role) & {Right.BANK, Right.LICENCE, Right.TEAM}


def test_packers_see_orders_and_send_them_and_no_more():
    assert rights_of("packer") == {Right.SEE_ORDERS, Right.SHIP}


def test_an_unknown_role_may_do_nothing():
    assert rights_of("boss") == frozenset()


@pytest.mark.parametrize(
    ("role", "owners", "may"),
    [("owner", 1, False), ("owner", 2, True), ("manager", 1, True), ("packer", 1, True)],
)
def test_the_last_owner_stays(role, owners, may):
    assert may_leave(role, owners) is may
