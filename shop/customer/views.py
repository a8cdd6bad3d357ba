"""A person's own pages. Whatever belongs to someone else is not found."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, override
from django.views.decorators.cache import never_cache
from django.views.generic import (
    CreateView,
    DeleteView,
    ListView,
    TemplateView,
    UpdateView,
)

from core.form_only import form_only
from core.models import User
from shop.customer import actions, queries
from shop.customer.forms import AddressForm, ProfileDetailsForm
from shop.order.words import state_of
from shop.shipping.queries import place_name

RECENT_ORDERS = 3
ORDERS_A_PAGE = 10


@method_decorator(never_cache, name="dispatch")
class OwnPage(LoginRequiredMixin):
    """A page of the signed-in person."""

    request: Any


def card_of(order: Any) -> dict[str, Any]:
    """Return what an order's card shows; reads only what ``orders_of`` has fetched."""
    pieces = list(order.lines.all())
    cards = [card for line in pieces if (card := photo_card(line.product))]
    return {
        "order": order,
        "state": state_of(order),
        "url": order.get_absolute_url(),
        "photos": [card.photo for card in cards[:4]],
        "sellers": list(order.parcels.all()),
        "pieces": sum(line.quantity for line in pieces),
    }


def photo_card(product: Any) -> Any:
    """Return the card that pictures a product, a variant by its parent; ``None`` once gone."""
    return getattr(product, "card", None) or getattr(product and product.parent, "card", None)


def with_place(address: Any) -> Any:
    """Return an address that knows the name of its county or province."""
    address.place = place_name(address.state)
    return address


class SummaryPage(OwnPage, TemplateView):
    """My account: the last orders, the profile, the address book."""

    template_name = "customer/summary.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather a little of everything."""
        user = self.request.user
        return super().get_context_data(
            cards=[card_of(order) for order in queries.orders_of(user)[:RECENT_ORDERS]],
            addresses=[with_place(a) for a in queries.addresses_of(user)[:RECENT_ORDERS]],
            needs_second_step=user.is_staff and not is_mfa_enabled(user),
            **kwargs,
        )


class OrdersPage(OwnPage, ListView):
    """All my orders."""

    template_name = "customer/orders.html"
    paginate_by = ORDERS_A_PAGE

    def get_queryset(self) -> QuerySet[Any]:
        """Mine only."""
        return queries.orders_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Turn the page's orders into cards."""
        context = super().get_context_data(**kwargs)
        return {**context, "cards": [card_of(order) for order in context["object_list"]]}


class ProfilePage(OwnPage, UpdateView):
    """My name and language; the ways to change number, e-mail and password."""

    template_name = "customer/profile.html"
    form_class = ProfileDetailsForm

    def get_object(self, queryset: Any = None) -> User:
        """The person themselves, read anew: an unsaved name must not show in the head."""
        return User.objects.get(pk=self.request.user.pk)

    def get_success_url(self) -> str:
        """The profile in the language chosen."""
        with override(self.object.language):
            messages.success(self.request, gettext("Saved."))
            return reverse("customer:profile")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the ways to sign in."""
        user = self.request.user
        email, verified = queries.email_of(user)
        return super().get_context_data(
            person=user,
            email=email,
            email_verified=verified,
            has_password=user.has_usable_password(),
            has_second_step=is_mfa_enabled(user),
            **kwargs,
        )


@form_only("customer:profile")
@login_required
@never_cache
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """Sign this person out on every device but this one: a telephone is lost, a word got out."""
    user: Any = request.user
    actions.end_sessions(user)
    update_session_auth_hash(request, user)
    messages.success(request, gettext("You are signed out on all other devices."))
    return HttpResponseRedirect(reverse("customer:profile"))


class AddressesPage(OwnPage, TemplateView):
    """My address book."""

    template_name = "customer/addresses.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Mine only."""
        book = queries.addresses_of(self.request.user)
        return super().get_context_data(addresses=[with_place(a) for a in book], **kwargs)


class _AddressForm(OwnPage):
    template_name: Any = "customer/address_form.html"
    form_class: Any = AddressForm
    success_url: Any = reverse_lazy("customer:addresses")

    def get_queryset(self) -> QuerySet[Any]:
        """Mine only; another's is not found."""
        return queries.addresses_of(self.request.user)

    def form_valid(self, form: AddressForm) -> HttpResponse:
        """Store it."""
        actions.save_address(self.request.user, form.instance)
        messages.success(self.request, gettext("The address is saved."))
        return HttpResponseRedirect(str(self.success_url))


class AddAddressPage(_AddressForm, CreateView):
    """A new address, with the person's own name and number to begin with."""

    def get_initial(self) -> dict[str, Any]:
        """Most people receive their own parcels."""
        user = self.request.user
        return {"first_name": user.get_full_name(), "phone_number": user.mobile or ""}


class EditAddressPage(_AddressForm, UpdateView):
    """Change an address; orders that went there keep their own copy."""


class DeleteAddressPage(OwnPage, DeleteView):
    """Ask once, then take it out of the book."""

    template_name = "customer/address_delete.html"
    context_object_name = "address"
    success_url = reverse_lazy("customer:addresses")

    def get_queryset(self) -> QuerySet[Any]:
        """Mine only; another's is not found."""
        return queries.addresses_of(self.request.user)

    def get_object(self, queryset: Any = None) -> Any:
        """The address, ready to be shown."""
        return with_place(super().get_object(queryset))
