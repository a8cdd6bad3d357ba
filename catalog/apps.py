"""What is sold: Oscar's catalogue, forked."""

import oscar.apps.catalogue.apps as apps


class CatalogueConfig(apps.CatalogueConfig):
    """Goods, trades' shelves, photographs, cards and search."""

    name = "catalog"
