"""Small hands for basket tests."""

from django.core.signing import Signer

from sellers.strategy import Selector
from shop.basket.models import Basket


def put(client, product, quantity=1, **more):
    """Put goods into the client's basket through the page's form."""
    return client.post("/en/basket/add/", {"product": product.pk, "quantity": quantity, **more})


def fill(client, *products):
    """Put one piece of each into the client's basket."""
    for product in products:
        assert put(client, product).status_code == 302


def basket_of(client):
    """The basket that the client's cookie names, with a strategy."""
    pk = Signer().unsign(client.cookies["oscar_open_basket"].value)
    basket = Basket.objects.get(pk=pk)
    basket.strategy = Selector().strategy()
    return basket


def quantities(basket):
    """Pieces by product of a basket."""
    return dict(basket.lines.values_list("product", "quantity"))
