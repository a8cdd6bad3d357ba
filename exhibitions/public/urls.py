"""Addresses of fairs, under ``/fairs/``."""

from django.urls import path, re_path

from exhibitions.drawing import urls as drawing
from exhibitions.public import views

app_name = "fairs"
urlpatterns = [
    path("", views.index, name="index"),
    path("month/", views.month, name="month"),
    path("month/<int:year>/<int:number>/", views.month, name="month_of"),
    path("calendar.ics", views.calendar, name="calendar"),
    re_path(r"^(?P<slug>[\w-]+)/$", views.detail, name="detail"),
    re_path(r"^(?P<slug>[\w-]+)/calendar\.ics$", views.calendar_of, name="calendar_of"),
    *drawing.PUBLIC,
]
