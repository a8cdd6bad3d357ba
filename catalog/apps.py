"""What is sold: Oscar's catalogue, forked."""

from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    """Goods, trades' shelves, photographs, cards and search."""

    name = "catalog"

    def ready(self) -> None:
        """Let shelves follow the table of trades; register this floor's part of the demo."""
        super().ready()
        from catalog import (  # noqa: F401, PLC0415 -- apps are ready now
            audits,
            checks,
            deeds,
            jobs,
            personal_data,
            signals,
            stock_sms,
        )
        from catalog.brand import entries as face  # noqa: F401, PLC0415 -- fills the desk's menu
        from catalog.bulk import entries as bulk  # noqa: F401, PLC0415 -- fills the desk's menu
        from catalog.demo import listings, steps  # noqa: F401, PLC0415 -- apps are ready now
        from catalog.desk import entries as goods  # noqa: F401, PLC0415 -- fills the desk's menu
        from catalog.shelves import follow_trades  # noqa: PLC0415 -- apps are ready now
        from catalog.voices import entries  # noqa: F401, PLC0415 -- they register themselves
        from sellers.facts import trades_changed  # noqa: PLC0415 -- apps are ready now

        trades_changed.connect(follow_trades)
        signals.connect()
