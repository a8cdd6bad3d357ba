"""Addresses of the catalogue."""

from django.urls import re_path

from catalog.detail import views as detail_views

app_name = "catalogue"
urlpatterns = [
    re_path(r"^(?P<product_slug>[\w-]*)_(?P<pk>\d+)/$", detail_views.product, name="detail"),
]
