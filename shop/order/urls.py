"""Addresses of orders."""

from django.urls import path

from shop.order.views import detail, find, parcel, pay

app_name = "orders"
urlpatterns = [
    path("find/", find.find, name="find"),
    path("<slug:number>/", detail.detail, name="detail"),
    path("<slug:number>/pay/", pay.pay, name="pay"),
    path("<slug:number>/cancel/", pay.cancel, name="cancel"),
    path("<slug:number>/<slug:parcel>/<slug:what>/", parcel.say, name="parcel"),
    path("<slug:number>/invoice.pdf", detail.invoice, name="invoice"),
]
