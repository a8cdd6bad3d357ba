"""Addresses at the desk."""

from django.urls import path

from shop.payment.connect import views

app_name = "connect"
urlpatterns = [
    path("", views.account, name="account"),
    path("tell/", views.tell, name="tell"),
    path("back/", views.back, name="back"),
]
