"""Producers' codes, to look at."""

from django.contrib import admin

from core.admin_tools import ReadOnly
from shop.coupons.models import Coupon


@admin.register(Coupon)
class CouponAdmin(ReadOnly, admin.ModelAdmin):
    """Who gives what; the code itself and its uses stand with Oscar's vouchers."""

    list_display = ("voucher", "seller", "percent", "amount", "minimum", "last_day", "stopped_at")
    list_select_related = ("voucher", "seller")
    search_fields = ("voucher__code", "seller__name")
    fields = (*list_display, "first_day", "limit", "once", "by", "made_at")
    ordering = ("-pk",)
