"""What views of all sides share: doing an action, and saying in a sentence why it was not done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.models import User
from core.moves import MoveRefused
from shop.returns import actions
from shop.returns.actions.writing import Said
from shop.returns.states import Side


def said(request: HttpRequest, side: Side, data: dict[str, Any] | None = None) -> Said:
    """Return who speaks, with the words and photos of a clean form."""
    by = request.user if isinstance(request.user, User) else None
    given = data or {}
    return Said(side, by, text=given.get("text", ""), photos=given.get("photos", ()))


def do(request: HttpRequest, act: Callable[[], Any], done: str) -> bool:
    """Do it and say so; say what stood against it when it was not done."""
    try:
        act()
    except MoveRefused:
        late = _("That is not possible any more: the request has changed. Here is how it stands.")
        messages.warning(request, late)
    except actions.TooMuch:
        messages.error(request, _("So much cannot go back any more. Look at the sums once more."))
    except actions.NoMoney:
        messages.error(
            request,
            _("The money of this order is not there to send back. Bazarche has to look at it."),
        )
    else:
        messages.success(request, done)
        return True
    return False
