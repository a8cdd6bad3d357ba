"""Whom to invite, and as what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import MobileField
from sellers.models import Role

MAY_DO = {
    Role.PACKER: _("sees the orders and posts them"),
    Role.MANAGER: _("goods, prices, orders, messages and the shop's page"),
    Role.OWNER: _("everything: licence, bank account and team too"),
}


def role_cards(chosen: str) -> list[dict[str, Any]]:
    """Return the roles as ``parts/radio_cards.html`` draws them, the least first."""
    return [
        {"value": role.value, "label": role.label, "note": note, "checked": role.value == chosen}
        for role, note in MAY_DO.items()
    ]


class RoleForm(forms.Form):
    """One role of the three."""

    role = forms.ChoiceField(
        label=_("What may they do?"),
        choices=Role.choices,
        error_messages={
            "required": _("Choose what they may do."),
            "invalid_choice": _("Choose what they may do."),
        },
    )

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The roles, as cards."""
        return role_cards(str(self["role"].value() or ""))


class InviteForm(RoleForm):
    """Who is invited."""

    mobile = MobileField(
        label=_("Mobile number of who is invited"),
        error_messages={"required": _("Write their mobile number.")},
        help_text=_("We send an invitation there. They sign in with this number."),
    )
    field_order = ["mobile", "role"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave the browser's own number out: it is somebody else's that is asked for."""
        super().__init__(*args, **kwargs)
        self.fields["mobile"].widget.attrs["autocomplete"] = "off"
