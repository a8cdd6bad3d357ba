from django.urls import path

from catalog.desk.views import coach, first, mine, more

app_name = "goods"
urlpatterns = [
    path("", mine.mine, name="list"),
    path("new/", first.new, name="new"),
    path("new/keep/", first.keep, name="keep"),
    path("new/photo/", first.photo, name="photo"),
    path("coach/", coach.coach, name="coach"),
    path("<int:pk>/", more.more, name="more"),
    path("<int:pk>/photo/", more.add_photo, name="add-photo"),
    path("<int:pk>/kinds/", more.kinds, name="kinds"),
    path("<int:pk>/lots/", more.lots, name="lots"),
    path("<int:pk>/lots/<int:lot>/drop/", more.drop_lot, name="drop-lot"),
    path("<int:pk>/done/", first.done, name="done"),
    path("<int:pk>/quick/", mine.quick, name="quick"),
    path("<int:pk>/hide/", mine.hide, name="hide"),
    path("<int:pk>/show/", mine.show, name="show"),
    path("<int:pk>/take-back/", mine.take_back, name="take-back"),
    path("<int:pk>/remove/", mine.remove, name="remove"),
    path("<int:pk>/copy/", mine.copy, name="copy"),
]
