from django.urls import path, re_path

from catalog.share import views

app_name = "share"
urlpatterns = [
    re_path(r"^shop/(?P<slug>[-\w]+)\.png$", views.shop, name="shop"),
    path("goods/<int:pk>.png", views.goods, name="goods"),
]
