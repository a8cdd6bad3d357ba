"""Addresses of the organisers, under ``/organiser/``. A fair's own pages begin with its slug.

Words that stand first in an address here are no fair's slug: ``rules.RESERVED``.
"""

from django.urls import include, path, re_path

from exhibitions.organising import views

app_name = "organiser"

# Pages of one fair: each part adds a line, such as path("jury/", include("exhibitions.jury.urls")).
OF_A_FAIR = [
    path("", views.fair, name="fair"),
]
urlpatterns = [
    path("", views.home, name="home"),
    re_path(r"^(?P<slug>[\w-]+)/", include(OF_A_FAIR)),
]
