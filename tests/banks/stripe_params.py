"""What Stripe knows of a request: the parameters that the SDK's own types name, and their kinds."""

import sys
import types
from collections.abc import Mapping
from typing import Any, ForwardRef, Literal, NotRequired, Required, Union, get_args, get_origin

from stripe._request_options import RequestOptions
from typing_extensions import is_typeddict


class UnknownError(Exception):
    """A parameter that the SDK does not know, or one that is missing; ``args[0]`` names it."""


def nested(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Return a form's ``a[b][0]=c`` as nested dictionaries."""
    tree: dict[str, Any] = {}
    for name, value in pairs:
        first, *rest = name.replace("]", "").split("[")
        here = tree
        for step, following in zip([first, *rest], [*rest, None], strict=False):
            if following is None:
                here[step] = value
            else:
                here = here.setdefault(step, {})
    return tree


def checked(kind: Any, said: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    """Return ``said`` with its values read by the types of the TypedDict ``kind``."""
    space = vars(sys.modules[kind.__module__])
    hints = {
        n: h for n, h in kind.__annotations__.items() if n not in RequestOptions.__annotations__
    }
    for name in said:
        if name not in hints:
            raise UnknownError(f"{path}{name}")
    for name, hint in hints.items():
        if _is_required(hint, space) and name not in said:
            raise UnknownError(f"{path}{name}")
    return {n: _value(_open(hints[n], space), v, space, f"{path}{n}.") for n, v in said.items()}


def _open(hint: Any, space: Mapping[str, Any]) -> Any:
    """Return the type that a name in quotes, or NotRequired, stands for."""
    while True:
        if isinstance(hint, ForwardRef):
            hint = eval(hint.__forward_arg__, dict(space))
        elif isinstance(hint, str):
            hint = eval(hint, dict(space))
        elif get_origin(hint) in (NotRequired, Required):
            hint = get_args(hint)[0]
        else:
            return hint


def _is_required(hint: Any, space: Mapping[str, Any]) -> bool:
    if isinstance(hint, ForwardRef):
        return not hint.__forward_arg__.startswith("NotRequired")
    return get_origin(hint) is not NotRequired


def _kinds(hint: Any, space: Mapping[str, Any]) -> list[Any]:
    hint = _open(hint, space)
    if get_origin(hint) in (Union, types.UnionType):
        return [kind for part in get_args(hint) for kind in _kinds(part, space)]
    return [hint]


def _value(hint: Any, value: Any, space: Mapping[str, Any], path: str) -> Any:
    kinds = _kinds(hint, space)
    if isinstance(value, dict):
        return _tree(kinds, value, space, path)
    literals = [v for kind in kinds if get_origin(kind) is Literal for v in get_args(kind)]
    if literals and value not in literals:
        raise UnknownError(path[:-1])
    if bool in kinds and value in ("true", "false"):
        return value == "true"
    if int in kinds and value.lstrip("-").isdecimal():
        return int(value)
    if str in kinds or literals:
        return value
    raise UnknownError(path[:-1])


def _tree(kinds: list[Any], value: dict[str, Any], space: Mapping[str, Any], path: str) -> Any:
    for kind in kinds:
        if get_origin(kind) is list:
            (item,) = get_args(kind)
            return [_value(item, value[n], space, f"{path}{n}.") for n in sorted(value, key=int)]
        if is_typeddict(kind):
            return checked(kind, value, path)
        if get_origin(kind) is dict:
            return {str(k): str(v) for k, v in value.items()}
    raise UnknownError(path[:-1])
