"""A producer at her desk, with a place for photos."""

from typing import Any
from uuid import uuid4

import pytest
from wagtail.models import Collection

from core.models import User
from tests import factories as make

JAM, RUGS = "FOD-031", "WVN-003"


@pytest.fixture
def media(db, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    return tmp_path


@pytest.fixture
def jam(db):
    return make.trade(JAM, "مرباسازی", "Jam making")


@pytest.fixture
def rugs(db):
    return make.trade(RUGS, "گلیم‌بافی", "Gelim weaving")


def at_desk(client: Any, seller: Any, role: str = "owner") -> User:
    """Sign a member of the seller's team in."""
    user: User = make.member(seller, role).user
    client.force_login(user)
    return user


@pytest.fixture
def seller(client, jam, rugs, media):
    made = make.seller("مطبخ مادر", jam, rugs)
    at_desk(client, made)
    return made


def typed(**changed: Any) -> dict[str, Any]:
    """What a producer types into the first form."""
    said = {
        "key": str(uuid4()),
        "title": "مربای به خانگی",
        "price": "۴۸۰٬۰۰۰",
        "quantity": "۵",
        "trade": JAM,
        "do": "list",
    }
    return {**said, **changed}
