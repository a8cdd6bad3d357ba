"""The money pages of operators: for staff with the right, and there for nobody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

View = Callable[..., HttpResponse]
SEE, PAY = "payouts.view_batch", "payouts.change_batch"


def money_staff(right: str = SEE) -> Callable[[View], View]:
    """Let staff who hold ``right`` in; lead strangers to the door; 404 for everybody else."""

    def wrap(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            user: Any = request.user
            if not user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not (user.is_staff and user.is_active and user.has_perm(right)):
                raise Http404
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return wrapped

    return wrap
