"""Addresses of offers, as Oscar's dashboard names them."""

from django.urls import path

from catalog import oscar_links

app_name = "offer"
urlpatterns = [path("<slug:slug>/", oscar_links.goods, name="detail")]
