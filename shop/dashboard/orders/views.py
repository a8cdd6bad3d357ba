"""Orders as staff see them: who, where, which parcels, which payments, and what happened when.

Nothing here moves an order or its lines: payments and ``shop.order.actions`` do.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from oscar.apps.dashboard.orders import views as oscar

from core.models import MoveRecord
from shop.dashboard.orders import forms, rows
from shop.order.models import Order, Parcel
from shop.order.queries import parcels_of, payments_of


class OrderListView(oscar.OrderListView):
    """The list; a number in full opens its order, a mobile lists all of that buyer."""

    form_class = forms.OrderSearchForm
    actions = ("download_selected_orders",)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or the order whose whole number was typed."""
        number = forms.number_of(request.GET.get("order_number", ""))
        if number and not self.is_csv_download() and Order.objects.filter(number=number).exists():
            return HttpResponseRedirect(rows.url_of(number))
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Order]:
        """Look for a mobile where one was typed; otherwise as Oscar does."""
        mobile = forms.mobile_of(self.request.GET.get("order_number", ""))
        if not mobile:
            return super().get_queryset()
        self.form = self.form_class(self.request.GET)
        self.form.is_valid()
        return self.base_queryset.filter(mobile=mobile)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows in words."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "rows": [rows.listed(order) for order in context["orders"]]}


class OrderDetailView(oscar.OrderDetailView):
    """One order; notes are all that is written here."""

    order_actions = ("save_note", "delete_note")
    line_actions = ()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add parcels, payments and history."""
        parcels = parcels_of(self.object)
        return {
            **super().get_context_data(**kwargs),
            "row": rows.listed(self.object),
            "parcels": [rows.parcel(one) for one in parcels],
            "payments": [rows.payment(one) for one in payments_of(self.object)],
            "moves": [rows.move(one, parcels) for one in _moves(self.object, parcels)],
        }


def _moves(order: Order, parcels: list[Parcel]) -> list[MoveRecord]:
    """Return the moves of an order and its parcels, the oldest first. One query."""
    of_order = MoveRecord.objects.filter(model=Order._meta.label_lower, object_id=order.pk)
    of_parcels = MoveRecord.objects.filter(
        model=Parcel._meta.label_lower, object_id__in=[parcel.pk for parcel in parcels]
    )
    return list((of_order | of_parcels).select_related("by").order_by("pk"))
