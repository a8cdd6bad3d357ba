"""Addresses of this app."""

from django.urls import URLPattern

app_name = "customer"
urlpatterns: list[URLPattern] = []
