"""Who sells: Oscar's partner, forked."""

import oscar.apps.partner.apps as apps


class PartnerConfig(apps.PartnerConfig):
    """Producers, licences, places and trades."""

    name = "sellers"
