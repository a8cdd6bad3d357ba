from django.urls import path

from shop.order.figures.views import figures

app_name = "desk_figures"
urlpatterns = [path("", figures, name="figures")]
