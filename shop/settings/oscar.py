"""Oscar: which of its apps we run, which we fork, and how they are set.

We fork an app only where we change it; the rest stay Oscar's own and update with it.
"""

from django.utils.translation import gettext_lazy as _
from oscar.defaults import *  # noqa: F403 -- Oscar's documented way to take its defaults
from oscar.defaults import OSCAR_DASHBOARD_NAVIGATION

OSCAR_APPS = [
    "oscar.config.Shop",
    "oscar.apps.analytics.apps.AnalyticsConfig",
    "shop.checkout.apps.CheckoutConfig",
    "oscar.apps.address.apps.AddressConfig",
    "shop.shipping.apps.ShippingConfig",
    "catalog.apps.CatalogueConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "sellers.apps.PartnerConfig",
    "shop.basket.apps.BasketConfig",
    "shop.payment.apps.PaymentConfig",
    "oscar.apps.offer.apps.OfferConfig",
    "shop.order.apps.OrderConfig",
    "shop.customer.apps.CustomerConfig",
    "oscar.apps.search.apps.SearchConfig",
    "oscar.apps.voucher.apps.VoucherConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig",
    "shop.dashboard.apps.DashboardConfig",
    "oscar.apps.dashboard.reports.apps.ReportsDashboardConfig",
    "oscar.apps.dashboard.users.apps.UsersDashboardConfig",
    "oscar.apps.dashboard.orders.apps.OrdersDashboardConfig",
    "oscar.apps.dashboard.catalogue.apps.CatalogueDashboardConfig",
    "oscar.apps.dashboard.offers.apps.OffersDashboardConfig",
    "oscar.apps.dashboard.partners.apps.PartnersDashboardConfig",
    "oscar.apps.dashboard.pages.apps.PagesDashboardConfig",
    "oscar.apps.dashboard.ranges.apps.RangesDashboardConfig",
    "oscar.apps.dashboard.reviews.apps.ReviewsDashboardConfig",
    "oscar.apps.dashboard.vouchers.apps.VouchersDashboardConfig",
    "oscar.apps.dashboard.communications.apps.CommunicationsDashboardConfig",
    "oscar.apps.dashboard.shipping.apps.ShippingDashboardConfig",
    "widget_tweaks",
    "treebeard",
    "django_tables2",
]

# These forks change no model, so Oscar's own migrations serve them.
MIGRATION_MODULES = {
    "basket": "oscar.apps.basket.migrations",
    "customer": "oscar.apps.customer.migrations",
    "shipping": "oscar.apps.shipping.migrations",
}

# Oscar imports haystack at start; we search through modelsearch, so nothing ever uses this.
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}

OSCAR_SHOP_NAME = "Bazarche"
OSCAR_DEFAULT_CURRENCY = "IRR"
OSCAR_CURRENCY_FORMAT = {"IRR": {"currency_digits": False, "format": "#,##0 ¤"}}
OSCAR_HOMEPAGE = "/"
OSCAR_SLUG_ALLOW_UNICODE = True
OSCAR_SLUG_FUNCTION = "core.oscar_hooks.slugify"
OSCAR_MODERATE_REVIEWS = True
OSCAR_ALLOW_ANON_REVIEWS = False
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_BASKET_COOKIE_LIFETIME = 30 * 24 * 60 * 60
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 1000
OSCAR_OFFER_ROUNDING_FUNCTION = "shop.basket.rules.whole_rials"
OSCAR_DELETE_IMAGE_FILES = False  # one photograph may serve several goods
OSCAR_EAGER_ALERTS = False
OSCAR_THUMBNAILER = "core.oscar_hooks.PhotoThumbnailer"
OSCAR_GOOGLE_ANALYTICS_ID = None

OSCAR_INITIAL_ORDER_STATUS = "awaiting_payment"
OSCAR_INITIAL_LINE_STATUS = "new"
# Oscar's dashboard offers these moves; ours are refused or made by shop.order.actions.
OSCAR_ORDER_STATUS_PIPELINE = {
    "awaiting_payment": (),
    "placed": (),
    "completed": (),
    "cancelled": (),
    "expired": (),
}
OSCAR_LINE_STATUS_PIPELINE: dict[str, tuple[str, ...]] = {"new": ()}

# Parts of Oscar that would change nothing here: pages and mails are written elsewhere (Wagtail,
# themes/base/templates/emails), and nobody can ask to hear of stock yet.
_IDLE = {"dashboard:page-list", "dashboard:comms-list", "dashboard:user-alert-list"}
for _menu in OSCAR_DASHBOARD_NAVIGATION:
    if "children" in _menu:
        _menu["children"] = [c for c in _menu["children"] if c["url_name"] not in _IDLE]
# Ours, beside Oscar's goods; the pages themselves say who may open them.
for _menu in OSCAR_DASHBOARD_NAVIGATION:
    if any(c["url_name"] == "dashboard:catalogue-product-list" for c in _menu.get("children", [])):
        _menu["children"].append(
            {
                "label": _("Listings to look at"),
                "url_name": "moderation:queue",
                "access_fn": lambda user, *_args: user.is_staff,
            }
        )
