"""Addresses of checkout."""

from django.urls import path

from shop.checkout import views

app_name = "checkout"
urlpatterns = [
    path("", views.where, name="index"),
    path("delivery/", views.delivery, name="delivery"),
    path("place/", views.place, name="place"),
]
