from django.urls import path

from exhibitions.applying.desk import views

app_name = "desk_fairs"
urlpatterns = [
    path("", views.index, name="index"),
    path("begin/", views.begin, name="begin"),
    path("<int:pk>/", views.application, name="application"),
    path("<int:pk>/send/", views.send, name="send"),
    path("<int:pk>/answer/", views.answer, name="answer"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:pk>/papers/<int:paper>/", views.paper, name="paper"),
    path("<int:pk>/papers/<int:paper>/remove/", views.drop_paper, name="drop_paper"),
    path("<int:pk>/<slug:step>/", views.step, name="step"),
]
