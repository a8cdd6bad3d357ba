"""Oscar's models of this app, unchanged."""

from oscar.apps.shipping.models import *  # noqa: F403 -- registers them under our fork
