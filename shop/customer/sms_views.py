"""Which text messages a number wants: by the link in a message, or signed in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.generic import View

from core.sms import mask_mobile
from core.texting import wishes
from shop.customer.views import OwnPage


class _Page(View):
    """Says what comes now; one button changes it. Opening the page changes nothing."""

    template_name = "customer/sms_wish.html"

    def number(self, request: HttpRequest, **kwargs: Any) -> str:
        """Return the number the page is about."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the wish."""
        mobile = self.number(request, **kwargs)
        context = {"number": mask_mobile(mobile), "stopped": wishes.has_stopped(mobile)}
        return render(request, self.template_name, context)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Store the wish; twice is as good as once."""
        mobile = self.number(request, **kwargs)
        if request.POST.get("wish") == "all":
            wishes.resume(mobile)
            messages.success(request, gettext("You hear everything again."))
        else:
            wishes.stop(mobile)
            messages.success(request, gettext("Done. From now on only what is necessary comes."))
        return HttpResponseRedirect(request.path)


@method_decorator(never_cache, name="dispatch")
class WishPage(_Page):
    """The page behind the link in a message; whoever holds the link may choose."""

    def number(self, request: HttpRequest, **kwargs: Any) -> str:
        """Return the number the link was made for; 404 for any other text."""
        wish = wishes.wish_of(kwargs["code"])
        if wish is None:
            raise Http404(gettext("This link is not complete. Copy it whole from the message."))
        return str(wish.mobile)


class MyWishPage(OwnPage, _Page):
    """The same in my account."""

    def number(self, request: HttpRequest, **kwargs: Any) -> str:
        """Return my own number; there is nothing to choose without one."""
        user: Any = request.user
        if not user.mobile:
            raise Http404(gettext("Your account has no mobile number."))
        return str(user.mobile)
