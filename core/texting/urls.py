"""Where the provider of SMS tells us what arrived."""

from django.urls import path

from core.texting.views import arrived

urlpatterns = [path("in/", arrived, name="sms-in")]
