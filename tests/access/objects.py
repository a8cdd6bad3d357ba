"""What the addresses of the desk and the office speak of: say here what a new page needs.

A page whose address holds a name (``/desk/goods/<pk>/``) needs an entry under its URL name, or the
matrix fails. Nothing else is to be declared: who may see a page stands on the view itself.
"""

from collections.abc import Callable
from typing import Any

from sellers.models import Partner

Arguments = dict[str, Any]

# Things of one shop: made for the given shop, and not to be found by any other.
OF_A_SHOP: dict[str, Callable[[Partner], Arguments]] = {}

# Words that belong to nobody, such as a step's name: the same for everyone.
OF_NOBODY: dict[str, Arguments] = {}
