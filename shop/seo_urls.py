"""Addresses for machines: sitemap and robots."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
