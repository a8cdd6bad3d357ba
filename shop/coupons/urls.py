from django.urls import path

from shop.coupons import views

app_name = "desk_coupons"
urlpatterns = [
    path("", views.coupons, name="list"),
    path("new/", views.new, name="new"),
    path("<int:pk>/stop/", views.stop, name="stop"),
]
