"""What I received and what I wrote about it."""

from django.urls import path

from shop.talk.views import my_reviews

urlpatterns = [path("", my_reviews, name="my-reviews")]
