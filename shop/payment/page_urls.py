"""Addresses for buyers, in their language: include under ``i18n_patterns``."""

from django.urls import path

from shop.payment import pages

app_name = "pay"
urlpatterns = [
    path("transfer/<str:token>/", pages.transfer, name="transfer"),
    path("status/<str:token>/", pages.status, name="status"),
]
