"""Oscar's admin of this app."""

from oscar.apps.address.admin import UserAddressAdmin
from oscar.apps.customer.admin import *  # noqa: F403 -- registers Oscar's own

UserAddressAdmin.list_select_related = ("country",)  # else asked for once for each row
