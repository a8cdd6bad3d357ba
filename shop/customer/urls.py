"""Addresses of this app."""

from django.urls import path

from shop.customer import sms_views, views
from shop.customer.privacy import views as privacy

app_name = "customer"
urlpatterns = [
    path("", views.SummaryPage.as_view(), name="summary"),
    path("orders/", views.OrdersPage.as_view(), name="order-list"),
    path("profile/", views.ProfilePage.as_view(), name="profile"),
    path("sign-out-everywhere/", views.sign_out_elsewhere, name="sign-out-elsewhere"),
    path("sms/", sms_views.MyWishPage.as_view(), name="sms"),
    path("data/", privacy.DataPage.as_view(), name="data"),
    path("data/file/", privacy.TakeAlong.as_view(), name="data-file"),
    path("data/erase/", privacy.ErasePage.as_view(), name="erase"),
    path("addresses/", views.AddressesPage.as_view(), name="addresses"),
    path("addresses/new/", views.AddAddressPage.as_view(), name="address-add"),
    path("addresses/<int:pk>/", views.EditAddressPage.as_view(), name="address-edit"),
    path("addresses/<int:pk>/delete/", views.DeleteAddressPage.as_view(), name="address-delete"),
]
