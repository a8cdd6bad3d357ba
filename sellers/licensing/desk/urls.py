from django.urls import path

from sellers.licensing.desk import views

app_name = "papers"
urlpatterns = [
    path("", views.papers, name="list"),
    path("files/<int:pk>/", views.file, name="file"),
    path("files/<int:pk>/remove/", views.remove, name="remove"),
    path("<slug:kind>/new/", views.new, name="new"),
    path("<slug:kind>/<int:pk>/", views.edit, name="edit"),
    path("<slug:kind>/<int:pk>/renewal/", views.renewal, name="renewal"),
    path("<slug:kind>/<int:pk>/renew/", views.renew, name="renew"),
]
