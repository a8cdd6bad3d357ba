"""Addresses for load balancers and monitors."""

from django.urls import path

from shop.monitoring.views import deep, live, metrics

urlpatterns = [
    path("health/", live, name="health"),
    path("health/deep/", deep, name="health-deep"),
    path("metrics/", metrics, name="metrics"),
]
