"""Addresses of a jury on its fair's pages of the organiser."""

from django.urls import path

from exhibitions.jury import organising

urlpatterns = [
    path("", organising.jury, name="jury"),
    path("appoint/", organising.appoint, name="appoint"),
    path("reviewers/<int:pk>/dismiss/", organising.dismiss, name="dismiss"),
    path("criteria/", organising.add_criterion, name="add_criterion"),
    path("criteria/<int:pk>/drop/", organising.drop_criterion, name="drop_criterion"),
    path("end/", organising.end, name="end_jury"),
]
