"""Addresses for buyers, in their language: include under ``i18n_patterns``."""

from django.urls import path

from shop.payment import pages

app_name = "pay"
urlpatterns = [
    path("transfer/<slug:token>/", pages.transfer, name="transfer"),
    path("status/<slug:token>/", pages.status, name="status"),
]
