#!/usr/bin/env python
"""Run one management command; development settings unless the environment names others."""

import os
import sys

from shop.start import start

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")
    start()

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
