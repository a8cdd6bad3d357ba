"""Where it is shown: fairs and bazaars."""

from django.apps import AppConfig


class ExhibitionsConfig(AppConfig):
    """The top floor of the house; nothing imports it."""

    name = "exhibitions"
