from django.urls import path

from exhibitions.applying.organising import views

urlpatterns = [
    path("", views.applications, name="applications"),
    path("shortlist/", views.shortlist, name="shortlist"),
    path("applications.xlsx", views.export, name="applications_export"),
    path("<int:pk>/", views.application, name="application"),
    path("<int:pk>/ask/", views.ask, name="ask"),
    path("<int:pk>/decline/", views.decline, name="decline"),
    path("<int:pk>/papers/<int:paper>/", views.paper, name="application_paper"),
]
