"""The desk's pages for reviews and questions."""

from django.urls import path

from catalog.voices import desk

app_name = "desk-voices"
urlpatterns = [
    path("reviews/", desk.reviews, name="reviews"),
    path("reviews/<int:pk>/", desk.reply, name="reply"),
    path("questions/", desk.questions, name="questions"),
    path("questions/<int:pk>/", desk.answer, name="answer"),
]
