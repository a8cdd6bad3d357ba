from django.urls import path

from catalog.moderation import views

app_name = "moderation"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("<int:pk>/", views.look, name="look"),
]
