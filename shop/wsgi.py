"""The door for WSGI servers (gunicorn); production settings unless the environment names others."""

import os

from django.core.wsgi import get_wsgi_application

from shop.start import start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.production")
start()

application = get_wsgi_application()
