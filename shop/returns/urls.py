"""Addresses of a buyer's requests."""

from django.urls import path

from shop.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<slug:number>/case/<slug:case>/", views.case, name="case"),
    path("<slug:number>/case/<slug:case>/photo/<int:pk>/", views.photo, name="photo"),
    path("<slug:number>/case/<slug:case>/<slug:what>/", views.say, name="say"),
    path("<slug:number>/<slug:parcel>/", views.choose, name="choose"),
    path("<slug:number>/<slug:parcel>/<slug:what>/", views.open_case, name="open"),
]
