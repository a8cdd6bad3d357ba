"""A buyer's conversations, under /account/messages/."""

from django.urls import path

from shop.talk import views

app_name = "talk"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<int:pk>/", views.thread, name="thread"),
    path("<int:pk>/fresh/", views.fresh, name="fresh"),
    path("<int:pk>/block/", views.block, name="block"),
    path("<int:pk>/report/", views.report, name="report"),
    path("about/<int:pk>/", views.about, name="about"),
    path("parcel/<slug:number>/", views.parcel, name="parcel"),
    path("photo/<int:pk>/", views.photo, name="photo"),
]
