from django.urls import path, re_path

from exhibitions.jury import views

app_name = "jury"
urlpatterns = [
    path("", views.home, name="home"),
    re_path(r"^(?P<slug>[\w-]+)/$", views.fair, name="fair"),
    re_path(r"^(?P<slug>[\w-]+)/(?P<pk>\d+)/$", views.application, name="application"),
    re_path(r"^(?P<slug>[\w-]+)/(?P<pk>\d+)/conflict/$", views.conflict, name="conflict"),
]
