"""The short address in text messages that stops what is not necessary."""

from django.urls import path

from shop.customer.sms_views import WishPage

app_name = "sms"
urlpatterns = [path("<str:code>/", WishPage.as_view(), name="wish")]
