from django.urls import path

from shop.returns.desk import views

app_name = "desk_returns"
urlpatterns = [
    path("", views.returns, name="list"),
    path("<slug:number>/", views.case, name="case"),
    path("<slug:number>/accept/", views.accept, name="accept"),
    path("<slug:number>/refund/", views.refund, name="refund"),
    path("<slug:number>/offer/", views.offer, name="offer"),
    path("<slug:number>/refuse/", views.refuse, name="refuse"),
    path("<slug:number>/received/", views.receive, name="receive"),
    path("<slug:number>/say/", views.say, name="say"),
    path("<slug:number>/photo/<int:pk>/", views.photo, name="photo"),
]
