"""Reading the settings: a wrong one ends the start with its sentence and nothing else."""

import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from shop.errors import tell_sentry

WILL_NOT_BOOT = 3  # gunicorn starts its workers again and again after any other code


def start() -> None:
    """Read the settings that the environment names, or say what is wrong with them and leave.

    From then on errors are told where the settings say.
    """
    try:
        _ = settings.DEBUG  # the first look reads them all
    except ImproperlyConfigured as error:
        sys.stderr.write(f"Bazarche cannot start. {error}\n")
        sys.exit(WILL_NOT_BOOT)
    tell_sentry()
