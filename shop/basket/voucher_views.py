"""Vouchers in the basket: Oscar's rules, our page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from oscar.apps.basket import views as oscar

from core.persian import to_latin_digits


class VoucherAddView(oscar.VoucherAddView):
    """Take a code in any digits and letters' case; say on the basket page what came of it."""

    http_method_names = ["post"]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Clean the code: Persian digits, spaces, small letters."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        data = kwargs["data"].copy()
        data["code"] = to_latin_digits(data.get("code", "")).strip().upper()
        return kwargs | {"data": data}

    def form_valid(self, form: Any) -> HttpResponse:
        """Go back to the basket, wherever the form came from."""
        super().form_valid(form)
        return redirect("basket:summary")


class VoucherRemoveView(oscar.VoucherRemoveView):
    """Take a voucher out of the visitor's own basket."""
