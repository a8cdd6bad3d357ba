"""Addresses of this app."""

from django.urls import path

from shop.basket import views, voucher_views

app_name = "basket"
urlpatterns = [
    path("", views.summary, name="summary"),
    path("add/", views.add, name="add"),
    path("add/<int:pk>/", views.add, name="add"),
    path("lines/<int:pk>/", views.change, name="change"),
    path("lines/<int:pk>/remove/", views.remove, name="remove"),
    path("send-to/", views.send_to, name="send-to"),
    path("vouchers/", voucher_views.VoucherAddView.as_view(), name="vouchers-add"),
    path(
        "vouchers/<int:pk>/remove/",
        voucher_views.VoucherRemoveView.as_view(),
        name="vouchers-remove",
    ),
]
