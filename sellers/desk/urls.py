from django.urls import path

from sellers.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("menu/", views.menu, name="menu"),
    path("switch/", views.switch, name="switch"),
]
