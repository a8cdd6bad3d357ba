from django.urls import path

from shop.shipping.desk import views

app_name = "desk_shipping"
urlpatterns = [path("", views.shipping, name="terms")]
