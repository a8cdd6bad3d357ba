"""Oscar's admin of this app."""

from oscar.apps.order.admin import *  # noqa: F403 -- registers Oscar's own
