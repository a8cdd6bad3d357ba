"""Production's settings as they are, but for the addresses of what we play ourselves.

Everything production refuses is refused here, too; ``tests.faults.site`` gives the environment.
``FAULTS_FILLING`` lets the practice bank in, which the demo pays at.
"""

import os
import resource

from shop.settings.production import *  # noqa: F403
from shop.settings.production import INSTALLED_APPS, KNOWN_GATEWAYS, PAYMENT_GATEWAYS

# Real banks speak TLS, and production insists on it; ours stand on this machine.
ZARINPAL_URL = os.environ.get("FAULTS_ZARINPAL_URL", "https://zarinpal.invalid")
STRIPE_API_URL = STRIPE_CHECKOUT_URL = os.environ.get("FAULTS_STRIPE_URL", "https://stripe.invalid")

if os.environ.get("FAULTS_FILLING"):
    PAYMENT_GATEWAYS = {**PAYMENT_GATEWAYS, "practice": KNOWN_GATEWAYS["practice"]}
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    SMS_BACKEND = "core.sms.SilentSms"
if os.environ.get("FAULTS_NEXT_VERSION"):  # what a deploy brings: an app with a migration
    INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.next_version"]
if most := os.environ.get("FAULTS_MOST_FILE_BYTES"):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
