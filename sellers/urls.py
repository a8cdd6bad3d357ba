"""Addresses of this app."""

from django.urls import URLPattern

app_name = "producers"
urlpatterns: list[URLPattern] = []
