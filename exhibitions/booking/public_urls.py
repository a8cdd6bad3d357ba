"""Signed links of bookings, under ``/stalls/``: offers, and whether a pass is valid."""

from django.urls import path

from exhibitions.booking import public

app_name = "stalls"
urlpatterns = [
    path("offer/<slug:number>/<str:key>/", public.offer, name="offer"),
    path("pass/<slug:number>/<str:key>/", public.stall_pass, name="pass"),
]
