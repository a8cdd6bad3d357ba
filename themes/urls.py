"""The style guide's address; mounted in development only."""

from django.urls import path

from themes.styleguide import styleguide

app_name = "themes"
urlpatterns = [path("", styleguide, name="styleguide")]
