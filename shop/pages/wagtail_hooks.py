"""What we add to the editors' desk."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from shop.pages.choosers import seller_chooser


@hooks.register("register_admin_viewset")
def register_seller_chooser() -> ViewSet:
    """Let blocks choose a producer."""
    return seller_chooser
