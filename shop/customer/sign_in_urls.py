"""Sign-in, by allauth: mobile and code first, e-mail and password as the second way."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
