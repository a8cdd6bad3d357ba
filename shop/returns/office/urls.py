from django.urls import path

from shop.returns.office import views

app_name = "office_returns"
urlpatterns = [
    path("", views.returns, name="list"),
    path("<slug:number>/", views.case, name="case"),
    path("<slug:number>/decide/", views.decide, name="decide"),
    path("<slug:number>/photo/<int:pk>/", views.photo, name="photo"),
]
