"""Addresses of orders."""

from django.urls import path

from shop.order.views import detail, find, pay

app_name = "orders"
urlpatterns = [
    path("find/", find.find, name="find"),
    path("<str:number>/", detail.detail, name="detail"),
    path("<str:number>/pay/", pay.pay, name="pay"),
    path("<str:number>/cancel/", pay.cancel, name="cancel"),
    path("<str:number>/invoice.pdf", detail.invoice, name="invoice"),
]
