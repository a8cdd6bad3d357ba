from django.urls import path, re_path

from catalog.brand import views
from catalog.prints import views as prints

app_name = "brand"
urlpatterns = [
    path("", views.home, name="home"),
    path("colours/", views.colours, name="colours"),
    path("pictures/", views.pictures, name="pictures"),
    re_path(r"^pictures/(?P<which>portrait|cover)/remove/$", views.take_down, name="take_down"),
    path("words/", views.words, name="words"),
    path("voice/", views.voice, name="voice"),
    path("voice/remove/", views.silence, name="silence"),
    path("shelves/", views.racks, name="racks"),
    path("shelves/new/", views.rack, name="rack_new"),
    path("shelves/<int:pk>/", views.rack, name="rack"),
    path("shelves/<int:pk>/move/", views.rack_move, name="rack_move"),
    path("shelves/<int:pk>/remove/", views.rack_remove, name="rack_remove"),
    path("prints/", prints.home, name="prints"),
    path("prints/poster.pdf", prints.poster, name="poster"),
    path("prints/tags.pdf", prints.tags, name="tags"),
]
