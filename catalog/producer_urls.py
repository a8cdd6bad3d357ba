"""Addresses of producers' pages; they show cards, so they stand above the sellers."""

from django.urls import URLPattern

app_name = "producers"
urlpatterns: list[URLPattern] = []
