"""A staff person at Oscar's forms."""

from typing import Any

from django.test import Client
from django.urls import reverse


def product_form(client: Client, url: str, **typed: Any) -> Any:
    """Open the product form at ``url``, change what is ``typed``, and send it."""
    page = client.get(url)
    data: dict[str, Any] = {"action": "continue"}
    names = ("category_formset", "image_formset", "recommended_formset", "stockrecord_formset")
    forms = [page.context["form"]]
    for formset in (page.context[name] for name in names):
        forms += [formset.management_form, *formset.forms]
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False and value != "":
                data[field.html_name] = value
    return client.post(url, {key: v for key, v in {**data, **typed}.items() if v is not None})


def edit_url(product: Any) -> str:
    """Return the address of a product's form."""
    return reverse("dashboard:catalogue-product", args=[product.pk])


def faults(page: Any) -> list[str]:
    """Return what the forms of a page complain about."""
    said = [text for texts in page.context["form"].errors.values() for text in texts]
    for name in ("category_formset", "image_formset", "stockrecord_formset"):
        formset = page.context[name]
        said += formset.non_form_errors()
        said += [text for form in formset for texts in form.errors.values() for text in texts]
    return said
