"""Codes in the basket: Oscar's vouchers, and those of producers for their own goods."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from oscar.apps.basket import views as oscar
from oscar.core.loading import get_class

from core.language import language
from core.money import from_decimal, toman_text
from shop.coupons import words
from shop.coupons.forms import code_of
from shop.coupons.models import Coupon
from shop.coupons.queries import coupon_with, obstacle

Applicator = get_class("offer.applicator", "Applicator")


class VoucherAddView(oscar.VoucherAddView):
    """Take a code in any digits and letters' case; say on the basket page what came of it."""

    http_method_names = ["post"]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Clean the code: Persian digits, spaces, small letters."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        data = kwargs["data"].copy()
        data["code"] = code_of(data.get("code", ""))
        return kwargs | {"data": data}

    def form_valid(self, form: Any) -> HttpResponse:
        """Go back to the basket, wherever the form came from; a code that did nothing stays."""
        code, basket = form.cleaned_data["code"], self.request.basket
        coupon = coupon_with(code)
        if coupon is None or not basket.pk or basket.contains_voucher(code):
            super().form_valid(form)
        else:
            self._use(coupon, basket)
        page = reverse("basket:summary")
        taken = basket.pk and basket.contains_voucher(code)
        return redirect(page if taken else f"{page}?{urlencode({'code': code})}#code")

    def _use(self, coupon: Coupon, basket: Any) -> None:
        """Put a producer's code into the basket, or say why it takes nothing off."""
        if met := obstacle(coupon, basket, self.request.user):
            messages.error(self.request, words.why(coupon, met))
            return
        others = basket.vouchers.filter(coupon__seller=coupon.seller_id)
        basket.vouchers.remove(*others)  # one code for each producer: the last one typed
        basket.vouchers.add(coupon.voucher)
        self.add_signal.send(sender=self, basket=basket, voucher=coupon.voucher)
        basket.reset_offer_applications()
        Applicator().apply(basket, self.request.user, self.request)
        off = [a["discount"] for a in basket.offer_applications if a["voucher"] == coupon.voucher]
        if not off:
            basket.vouchers.remove(coupon.voucher)
            messages.warning(self.request, _("Another discount is used instead."))
            return
        facts = {
            "code": coupon.voucher.code,
            "shop": words.giver(coupon),
            "off": toman_text(from_decimal(off[0]), language()),
        }
        text = _("The code %(code)s of %(shop)s takes %(off)s off.")
        messages.success(self.request, text % facts)


class VoucherRemoveView(oscar.VoucherRemoveView):
    """Take a voucher out of the visitor's own basket."""
