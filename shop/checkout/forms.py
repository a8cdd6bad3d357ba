"""What a buyer types at checkout: five fields here, two choices on the next screen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import MobileField, PostcodeField
from shop.customer.fields import ReceiverField, StreetField
from shop.shipping.fields import PlaceField


class WhereForm(forms.Form):
    """Who receives the goods, and where."""

    name = ReceiverField(label=_("Full name"))
    mobile = MobileField(
        label=_("Mobile number"),
        help_text=_("We send the news of your order to it."),
        error_messages={"required": _("Write a mobile number of 11 digits, such as 09161234567.")},
    )
    place = PlaceField(error_messages={"required": _("Choose where the goods shall go.")})
    line = StreetField()
    postcode = PostcodeField(
        label=_("Postcode"),
        help_text=_("10 digits"),
        error_messages={"required": _("Write the 10 digits of the postcode, such as 6813833946.")},
    )
