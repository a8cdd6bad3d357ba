"""What people say about themselves: name and language, and addresses in their book."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from core.fields import MobileField, PersianCharField, PostcodeField
from core.models import User
from shop.customer.fields import ReceiverField, StreetField
from shop.shipping.fields import PlaceField

UserAddress = get_model("address", "UserAddress")


class ProfileDetailsForm(forms.ModelForm):
    """Name, and the language we write in."""

    first_name = PersianCharField(label=_("First name"), max_length=150, required=False)
    last_name = PersianCharField(label=_("Family name"), max_length=150, required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("fa", "فارسی"), ("en", "English")],
        help_text=_("We also write our messages to you in it."),
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let browsers fill the names in."""
        super().__init__(*args, **kwargs)
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"


class AddressForm(forms.ModelForm):
    """One address of the book; the fields of checkout, kept on Oscar's ``UserAddress``.

    ``state`` holds the code of a place of ``shop.shipping.queries.places``: a county of ours or
    another province. The whole name stands in ``first_name``, the whole street in ``line1``.
    """

    first_name = ReceiverField(label=_("Name of who receives it"))
    phone_number = MobileField(
        label=_("Their mobile number"),
        error_messages={"required": _("Write a mobile number of 11 digits, such as 09161234567.")},
    )
    state = PlaceField(error_messages={"required": _("Choose where the goods shall go.")})
    line1 = StreetField()
    postcode = PostcodeField(
        label=_("Postcode"),
        help_text=_("10 digits"),
        error_messages={"required": _("Write the 10 digits of the postcode, such as 6813833946.")},
    )

    class Meta:
        model = UserAddress
        fields = ["first_name", "phone_number", "state", "line1", "postcode"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show the stored number as text: Oscar's own type has no input of ours."""
        super().__init__(*args, **kwargs)
        self.initial["phone_number"] = str(self.initial.get("phone_number") or "")

    def _post_clean(self) -> None:
        """Fill the model without Oscar's own validation.

        It would refuse Iran's postcodes, which ours has checked already.
        """
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)


class PasswordResetForm(ResetPasswordForm):
    """Oscar's dashboard sends staff's "reset the password" through this: allauth's mail."""

    def save(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        """Send the link to every account of the address."""
        super().save(request)
