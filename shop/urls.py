"""All addresses. Persian pages have no prefix, English ones stand under /en/."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from shop import media
from shop.pages.views import home

handler500 = "shop.trouble.server_error"
dashboard: Any = apps.get_app_config("dashboard")

urlpatterns = [
    path("", include("shop.monitoring.urls")),
    path("payments/", include("shop.payment.urls")),
    path("sms/", include("core.texting.urls")),
    path("dashboard/", dashboard.urls),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("admin/", admin.site.urls),
    path("", include("shop.seo_urls")),
    *media.urls(),
]

# A producer's workspace: the frame, then what each floor hangs into it.
DESK: list[Any] = [
    path("", include("sellers.desk.urls")),
    path("licences/", include("sellers.licensing.desk.urls")),
    path("fairs/", include("exhibitions.booking.desk.urls")),
    path("", include("catalog.voices.desk_urls")),
    path("messages/", include("shop.talk.desk_urls")),
    path("orders/", include("shop.order.desk.urls")),
    path("returns/", include("shop.returns.desk.urls")),
    path("money/", include("shop.payouts.desk.urls")),
    path("figures/", include("shop.order.figures.urls")),
    path("shipping/", include("shop.shipping.desk.urls")),
    path("codes/", include("shop.coupons.urls")),
    path("goods/", include("catalog.desk.urls")),
    path("many/", include("catalog.bulk.urls")),
    path("brand/", include("catalog.brand.urls")),
    path("draws/", include("exhibitions.drawing.urls")),
    path("payouts-abroad/", include("shop.payment.connect.urls")),
    path("fairs/", include("exhibitions.applying.desk.urls")),
]

urlpatterns += i18n_patterns(
    path("", home, name="home"),
    path("catalogue/", include("catalog.urls")),
    path("offers/", include("catalog.offer_urls")),
    path("search/", include("catalog.search_urls")),
    path("producers/", include("catalog.producer_urls")),
    path("share/", include("catalog.share.urls")),
    path("fairs/", include("exhibitions.public.urls")),
    path("stalls/", include("exhibitions.booking.public_urls")),
    path("basket/", include("shop.basket.urls")),
    path("checkout/", include("shop.checkout.urls")),
    path("payments/", include("shop.payment.page_urls")),
    path("orders/", include("shop.order.urls")),
    path("returns/", include("shop.returns.urls")),
    path("account/messages/", include("shop.talk.urls")),
    path("messages/", include("shop.talk.guest_urls")),
    path("account/reviews/", include("shop.talk.review_urls")),
    path("account/", include("shop.customer.urls")),
    path("account/", include("shop.customer.security_urls")),
    path("sign-in/", include("shop.customer.sign_in_urls")),
    path("sms/", include("shop.customer.sms_urls")),
    path("desk/", include(DESK)),
    path("money/returns/", include("shop.returns.office.urls")),
    path("money/", include("shop.payouts.office.urls")),
    path("moderation/", include("catalog.moderation.urls")),
    path("office/", include("sellers.office.urls")),
    path("jury/", include("exhibitions.jury.urls")),
    path("organiser/", include("exhibitions.organising.urls")),
    prefix_default_language=False,
)

if settings.DEBUG:
    urlpatterns += i18n_patterns(
        path("styleguide/", include("themes.urls")), prefix_default_language=False
    )

# Wagtail answers last: whatever no one else claimed may be a page.
urlpatterns += i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False)
