"""What a stolen copy of the database must not tell: encrypted text, hashes to find it by, masks.

    iban = SecretText(_("IBAN"), hashed_in="iban_key", purpose="iban")   # a ``Secret``
    iban_key = models.CharField(max_length=64)    # ``keyed_hash(iban, "iban")``: to find it by

A ``Secret`` shows itself as dots in pages, logs, errors, tracebacks; ``reveal()`` alone tells it.
Keys come from the setting ``FIELD_KEYS``: the first one encrypts and hashes, all of them open. To
change keys, put a new one in front and run ``manage.py renew_secrets``; then the old one may go.
"""

import hmac
from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute

DOTS: Final = "•••"
STORED: Final = "v1:"  # before every encrypted value, so that another way may follow some day


class SecretLostError(Exception):
    """No key of ``FIELD_KEYS`` opens a stored secret: a key was taken away too early."""


class Secret:
    """A text that shows itself as dots; ``reveal()`` tells it. Empty ones are false."""

    __hash__ = None  # type: ignore[assignment]  # two with one text may be locked differently

    def __init__(self, text: str) -> None:
        """Keep a text in the clear, for as long as this object lives."""
        self._text: str | None = text
        self._token = ""

    @classmethod
    def stored(cls, column: str) -> "Secret":
        """Return the secret of a column's text; it is opened when it is told, not before."""
        secret = cls("")
        if column:
            secret._text, secret._token = None, column
        return secret

    def reveal(self) -> str:
        """Return the text; raise ``SecretLostError`` when no key opens it."""
        if self._text is None:
            self._text = _open(self._token)
        return self._text

    def column(self) -> str:
        """Return what is stored: encrypted by the first key, the same text never twice the same."""
        if self._text is None:
            return self._token
        return _lock(self._text) if self._text else ""

    def renewed(self) -> "Secret":
        """Return the same secret, to be locked by the first key."""
        return Secret(self.reveal())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(
            self.reveal().encode(), other.reveal().encode()
        )

    def __bool__(self) -> bool:
        return bool(self._text or self._token)

    def __str__(self) -> str:
        return DOTS if self else ""

    __repr__ = __str__

    def __getstate__(self) -> dict[str, Any]:
        """Leave the clear text out of pickles, copies and caches."""
        return {"_text": None if self else "", "_token": self.column()}


class _Wrapping(DeferredAttribute):
    """The attribute of a ``SecretText``: whatever is assigned becomes a ``Secret``."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        known = value is None or isinstance(value, Secret)
        instance.__dict__[self.field.attname] = value if known else Secret(str(value))


class SecretText(models.TextField[Any, Secret]):
    """Text that lies encrypted. It cannot be searched or sorted.

    Where it must be found, ``hashed_in`` names the column that holds its ``keyed_hash`` for the
    ``purpose``, so that ``renew_secrets`` can make both anew.
    """

    descriptor_class = _Wrapping

    def __init__(self, *args: Any, hashed_in: str = "", purpose: str = "", **kwargs: Any) -> None:
        """Stay out of forms and admin pages unless asked in."""
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)
        self.hashed_in, self.purpose = hashed_in, purpose

    def renew(self, row: models.Model) -> list[str]:
        """Lock a row's secret with the first key; return the columns to save."""
        secret = getattr(row, self.attname)
        if not secret:
            return []
        setattr(row, self.attname, secret.renewed())
        if not self.hashed_in:
            return [self.attname]
        setattr(row, self.hashed_in, keyed_hash(secret.reveal(), self.purpose))
        return [self.attname, self.hashed_in]

    def from_db_value(self, value: str | None, *_args: Any) -> Secret | None:
        """Return the stored secret, still locked."""
        return None if value is None else Secret.stored(value)

    def to_python(self, value: Any) -> Any:
        """Return a secret of a text; of a locked one where a dump is read back."""
        if value is None or isinstance(value, Secret):
            return value
        text = str(value)
        return Secret.stored(text) if text.startswith(STORED) else Secret(text)

    def get_prep_value(self, value: Any) -> Any:
        """Return the column's text."""
        secret = self.to_python(value)
        return None if secret is None else secret.column()

    def value_to_string(self, obj: models.Model) -> str:
        """Return the locked text: dumps tell nothing either."""
        return str(self.get_prep_value(self.value_from_object(obj)) or "")

    def get_lookup(self, lookup_name: str) -> Any:
        """Know no lookup but ``isnull``: comparing locked texts would never find anything."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


def keyed_hash(text: str, purpose: str) -> str:
    """Return the hash to store beside a secret, 64 letters; ``purpose`` keeps columns apart."""
    return _hash(settings.FIELD_KEYS[0], text, purpose)


def keyed_hashes(text: str, purpose: str) -> list[str]:
    """Return the hashes to look up, one for each key: ``filter(key__in=keyed_hashes(…))``."""
    return [_hash(key, text, purpose) for key in settings.FIELD_KEYS]


def mask_tail(text: str, keep: int = 4) -> str:
    """Return a code of which the last ``keep`` letters can be compared: ``•••4567``."""
    return f"{DOTS}{text[-keep:]}" if len(text) > 2 * keep else DOTS


def _lock(text: str) -> str:
    return STORED + _ring(tuple(settings.FIELD_KEYS)).encrypt(text.encode()).decode()


def _open(column: str) -> str:
    try:
        ring = _ring(tuple(settings.FIELD_KEYS))
        return ring.decrypt(column.removeprefix(STORED)).decode()
    except InvalidToken as error:
        raise SecretLostError("no key of FIELD_KEYS opens this secret") from error


@lru_cache(maxsize=4)
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(urlsafe_b64encode(_derived(key, "fields"))) for key in keys])


def _hash(key: str, text: str, purpose: str) -> str:
    return hmac.new(_derived(key, f"hash:{purpose}"), text.encode(), sha256).hexdigest()


@lru_cache(maxsize=64)
def _derived(key: str, purpose: str) -> bytes:
    """Return 32 bytes for one purpose, so that no two uses share a key (RFC 5869)."""
    return HKDF(SHA256(), 32, None, f"bazarche {purpose}".encode()).derive(key.encode())
