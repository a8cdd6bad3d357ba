"""Addresses for buyers, in their language: include under ``i18n_patterns``."""

from django.urls import path

from shop.payment import pages, part_pages

app_name = "pay"
urlpatterns = [
    path("transfer/<slug:token>/", pages.transfer, name="transfer"),
    path("parts/<slug:token>/", part_pages.parts, name="parts"),
    path("status/<slug:token>/", pages.status, name="status"),
]
