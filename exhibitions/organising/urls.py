"""Addresses of the organisers, under ``/organiser/``. A fair's own pages begin with its slug.

Words that stand first in an address here are no fair's slug: ``rules.RESERVED``.
"""

from typing import Any

from django.urls import include, path, re_path

from exhibitions.booking.organising import urls as stalls
from exhibitions.drawing import urls as drawing
from exhibitions.organising import editing, people, places, plan_table, planning, terms, views

app_name = "organiser"

# Pages of one fair: each part adds a line, such as path("jury/", include("exhibitions.jury.urls")).
OF_A_FAIR: list[Any] = [
    path("", views.fair, name="fair"),
    path("texts/", editing.texts, name="texts"),
    path("picture/", editing.picture, name="picture"),
    path("when/", editing.when, name="when"),
    path("terms/", terms.terms, name="terms"),
    path("terms/<slug:which>/", terms.rows, name="rows"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/remove/", people.remove, name="remove_helper"),
    path("clone/", editing.clone, name="clone"),
    path("move/<slug:to>/", people.move, name="move"),
    path("applications/", include("exhibitions.applying.organising.urls")),
    path("jury/", include("exhibitions.jury.organising_urls")),
    path("bookings/", include(stalls.BOOKINGS)),
    path("ready/", include(stalls.READY)),
    path("cancel/", include(stalls.CANCEL)),
    *drawing.OF_A_FAIR,
]
urlpatterns = [
    path("", views.home, name="home"),
    path("begin/", editing.begin, name="begin"),
    path("venues/", places.venues, name="venues"),
    path("venues/new/", places.new_venue, name="new_venue"),
    path("venues/<int:pk>/", places.venue, name="venue"),
    path("venues/<int:pk>/halls/new/", places.new_hall, name="new_hall"),
    path("halls/<int:pk>/", places.hall, name="hall"),
    path("halls/<int:pk>/plan/", planning.plan, name="plan"),
    path("halls/<int:pk>/plan/save/", planning.save, name="save_plan"),
    path("halls/<int:pk>/plan/number/", planning.number, name="number_plan"),
    path("halls/<int:pk>/plan/table/", plan_table.table, name="plan_table"),
    path("halls/<int:pk>/plan/table/row/", plan_table.add_row, name="plan_row"),
    path("halls/<int:pk>/plan/table/number/", plan_table.renumber, name="plan_renumber"),
    path("halls/<int:pk>/plan/table/features/", plan_table.features, name="plan_features"),
    path("stall-types/", places.stall_types, name="stall_types"),
    path("stall-types/<int:pk>/", places.stall_type, name="stall_type"),
    re_path(r"^(?P<slug>[\w-]+)/", include(OF_A_FAIR)),
]
