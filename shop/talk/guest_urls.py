"""A guest's conversation about a parcel, under /messages/."""

from django.urls import path

from shop.talk import guest

app_name = "guest_talk"
urlpatterns = [
    path("<slug:number>/", guest.thread, name="thread"),
    path("<slug:number>/fresh/", guest.fresh, name="fresh"),
    path("<slug:number>/block/", guest.block, name="block"),
    path("<slug:number>/report/", guest.report, name="report"),
    path("<slug:number>/photo/<int:pk>/", guest.photo, name="photo"),
]
