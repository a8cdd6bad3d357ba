"""A shop's conversations, under /desk/messages/."""

from django.urls import path

from shop.talk import desk

app_name = "desk_talk"
urlpatterns = [
    path("", desk.inbox, name="inbox"),
    path("replies/", desk.replies, name="replies"),
    path("replies/<int:pk>/drop/", desk.drop_reply, name="drop-reply"),
    path("parcel/<slug:number>/", desk.parcel, name="parcel"),
    path("<int:pk>/", desk.thread, name="thread"),
    path("<int:pk>/fresh/", desk.fresh, name="fresh"),
    path("<int:pk>/block/", desk.block, name="block"),
    path("<int:pk>/report/", desk.report, name="report"),
]
