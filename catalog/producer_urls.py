"""Addresses of producers' pages; they show cards, so they stand above the sellers."""

from django.urls import re_path

from catalog.brand.views import hear
from catalog.producers import views

app_name = "producers"
urlpatterns = [
    re_path(r"^$", views.index, name="index"),
    re_path(r"^(?P<slug>[-\w]+)/$", views.detail, name="detail"),
    re_path(r"^(?P<slug>[-\w]+)/voice/$", hear, name="voice"),
]
