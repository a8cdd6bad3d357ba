from django.urls import path

from shop.payouts.desk import views

app_name = "desk_money"
urlpatterns = [
    path("", views.money, name="money"),
    path("statement.pdf", views.pdf, name="pdf"),
    path("statement.xlsx", views.sheet, name="xlsx"),
]
