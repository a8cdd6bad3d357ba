"""Addresses for banks, without a language. Those for buyers are in ``page_urls``."""

from django.conf import settings
from django.urls import path

from shop.payment import views
from shop.payment.practice_bank import views as practice

app_name = "payments"
urlpatterns = [
    path("webhook/<slug:code>/", views.webhook, name="webhook"),
    path("return/<slug:token>/", views.come_back, name="return"),
]
if "practice" in settings.PAYMENT_GATEWAYS:
    urlpatterns += [path("practice/<slug:authority>/", practice.page, name="practice")]
