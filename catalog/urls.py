"""Addresses of the catalogue."""

from django.urls import path, re_path

from catalog import oscar_links
from catalog.detail import views as detail_views
from catalog.listing import views as listing_views
from catalog.voices import views as voices

app_name = "catalogue"
urlpatterns = [
    path("", listing_views.browse, name="index"),
    re_path(
        r"^category/(?P<category_slug>[\w-]+(?:/[\w-]+)*)_(?P<pk>\d+)/$",
        listing_views.category,
        name="category",
    ),
    re_path(r"^(?P<product_slug>[\w-]*)_(?P<pk>\d+)/$", detail_views.product, name="detail"),
    re_path(
        r"^(?P<product_slug>[\w-]*)_(?P<product_pk>\d+)/reviews/(?P<pk>\d+)/$",
        oscar_links.review,
        name="reviews-detail",
    ),
    re_path(r"^(?P<product_slug>[\w-]*)_(?P<pk>\d+)/reviews/$", voices.reviews, name="reviews"),
    re_path(
        r"^(?P<product_slug>[\w-]*)_(?P<pk>\d+)/questions/$", voices.questions, name="questions"
    ),
    path("<int:pk>/review/", voices.review, name="review"),
    path("<int:pk>/ask/", voices.ask, name="ask"),
    path("report/<str:kind>/<int:pk>/", voices.report, name="report"),
    path("ranges/<slug:slug>/", oscar_links.goods, name="range"),
]
