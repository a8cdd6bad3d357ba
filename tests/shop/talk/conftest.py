"""A producer with goods, and a buyer who writes to her."""

import pytest

from tests import factories as make


@pytest.fixture
def felt():
    return make.product("دمپایی نمدی", seller=make.seller())


@pytest.fixture
def shop(felt):
    return felt.stockrecords.get().partner


@pytest.fixture
def owner(shop):
    return make.member(shop).user


@pytest.fixture
def buyer():
    return make.user(first_name="زهرا")
