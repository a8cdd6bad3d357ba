"""Stripe as docs.stripe.com describes it, over HTTP: what our shop uses of it, with its memory.

Knows no parameter that the SDK's own types do not name; keeps idempotency keys; refuses in Stripe's
error bodies; signs its events and delivers them.
"""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable
from itertools import count
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

from stripe.params._account_create_params import AccountCreateParams
from stripe.params._account_link_create_params import AccountLinkCreateParams
from stripe.params._refund_create_params import RefundCreateParams
from stripe.params._refund_list_params import RefundListParams
from stripe.params._transfer_create_params import TransferCreateParams
from stripe.params._transfer_reversal_create_params import TransferReversalCreateParams
from stripe.params.checkout._session_create_params import SessionCreateParams
from stripe.params.checkout._session_expire_params import SessionExpireParams
from stripe.params.checkout._session_retrieve_params import SessionRetrieveParams

from tests.banks.server import Asked, Bank, Says, go, page
from tests.banks.stripe_params import UnknownError, checked, nested

KEY = "sk_test_bazarche_secret_0123456789"
SIGNING = "whsec_bazarche_signing_0123456789"
CURRENCIES = {"eur", "usd", "gbp", "jpy", "aed", "try"}
COUNTRIES = {"DE", "FR", "AE", "US", "GB"}
LEAST, MOST = 50, 99_999_999


class RefusedError(Exception):
    def __init__(self, status: int, kind: str, code: str, message: str, param: str = "") -> None:
        super().__init__(message)
        error = {"type": kind, "code": code, "message": message}
        if param:
            error["param"] = param
        self.says = Says(status, {"error": error})


def invalid(code: str, message: str, param: str = "", status: int = 400) -> RefusedError:
    return RefusedError(status, "invalid_request_error", code, message, param)


class StripeBank(Bank):
    def __init__(self) -> None:
        self.sessions: dict[str, dict[str, Any]] = {}
        self.intents: dict[str, dict[str, Any]] = {}
        self.refunds: dict[str, dict[str, Any]] = {}
        self.accounts: dict[str, dict[str, Any]] = {}
        self.transfers: dict[str, dict[str, Any]] = {}
        self.keys: dict[str, tuple[str, bytes, Says]] = {}
        self.webhook_url = ""
        self._n = count(1)
        super().__init__()

    def name(self, prefix: str) -> str:
        return f"{prefix}_test_{next(self._n):020d}"

    # --- Requests --------------------------------------------------------------------------------
    def answer(self, asked: Asked) -> Says:
        if asked.path.startswith(("/c/pay/", "/connect/")):
            return self._page(asked)
        try:
            self._let_in(asked)
            return self._once(asked)
        except RefusedError as refusal:
            return refusal.says

    def _let_in(self, asked: Asked) -> None:
        given = asked.headers.get("Authorization", "")
        basic = base64.b64encode(f"{KEY}:".encode()).decode()
        if given not in (f"Bearer {KEY}", f"Basic {basic}"):
            raise RefusedError(401, "invalid_request_error", "", "Invalid API Key provided")

    def _once(self, asked: Asked) -> Says:
        """Answer a repeated key as the first time, and refuse it for another request."""
        key = asked.headers.get("Idempotency-Key")
        if asked.method != "POST" or key is None:
            return self._route(asked)
        if key in self.keys:
            path, raw, says = self.keys[key]
            if (path, raw) != (asked.path, asked.raw):
                text = "Keys for idempotent requests can only be used with the same parameters"
                raise RefusedError(400, "idempotency_error", "", text)
            return Says(says.status, says.body, {"Idempotent-Replayed": "true"})
        says = self._route(asked)
        self.keys[key] = (asked.path, asked.raw, says)
        return says

    def _route(self, asked: Asked) -> Says:  # noqa: C901, PLR0911 -- a table of addresses
        parts = asked.path.strip("/").split("/")[1:]
        match asked.method, *parts:
            case "POST", "checkout", "sessions":
                return self._said(asked, SessionCreateParams, self._session)
            case "GET", "checkout", "sessions", name:
                self._params(asked, SessionRetrieveParams)
                return Says(200, self._found(self.sessions, name))
            case "POST", "checkout", "sessions", name, "expire":
                self._params(asked, SessionExpireParams)
                return Says(200, self._expire(self._found(self.sessions, name)))
            case "POST", "refunds":
                return self._said(asked, RefundCreateParams, self._refund)
            case "GET", "refunds":
                said = self._params(asked, RefundListParams)
                rows = [r for r in self.refunds.values()
                        if r["payment_intent"] == said["payment_intent"]]  # fmt: skip
                return Says(200, {"object": "list", "data": rows, "has_more": False})
            case "POST", "accounts":
                return self._said(asked, AccountCreateParams, self._account)
            case "GET", "accounts", name:
                return Says(200, self._found(self.accounts, name))
            case "POST", "account_links":
                return self._said(asked, AccountLinkCreateParams, self._link)
            case "POST", "transfers":
                return self._said(asked, TransferCreateParams, self._transfer)
            case "POST", "transfers", name, "reversals":
                transfer = self._found(self.transfers, name)
                said = self._params(asked, TransferReversalCreateParams)
                return Says(200, self._reverse(transfer, said))
        raise invalid("", f"Unrecognized request URL ({asked.method}: {asked.path}).", status=404)

    def _params(self, asked: Asked, kind: Any) -> dict[str, Any]:
        pairs = asked.form if asked.method == "POST" else list(asked.query.items())
        try:
            return checked(kind, nested(pairs))
        except UnknownError as unknown:
            name = str(unknown)
            raise invalid(
                "parameter_unknown", f"Received unknown parameter: {name}", name
            ) from None

    def _said(self, asked: Asked, kind: Any, make: Callable[[dict[str, Any]], Any]) -> Says:
        return Says(200, make(self._params(asked, kind)))

    def _found(self, rows: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
        if name not in rows:
            raise invalid("resource_missing", f"No such object: '{name}'", "id", 404)
        return rows[name]

    # --- Checkout --------------------------------------------------------------------------------
    def _session(self, said: dict[str, Any]) -> dict[str, Any]:
        item = said["line_items"][0]
        price = item["price_data"]
        _money(price["unit_amount"], price["currency"], "line_items[0][price_data][currency]")
        name = self.name("cs")
        session = {
            "id": name, "object": "checkout.session", "mode": said["mode"], "status": "open",
            "payment_status": "unpaid", "currency": price["currency"],
            "amount_total": price["unit_amount"] * item["quantity"], "payment_intent": None,
            "url": f"{self.url}/c/pay/{name}", "metadata": said.get("metadata", {}),
            "client_reference_id": said.get("client_reference_id"),
            "success_url": said["success_url"], "cancel_url": said.get("cancel_url"),
            "customer_details": None, "livemode": False,
        }  # fmt: skip
        self.sessions[name] = session
        return session

    def _expire(self, session: dict[str, Any]) -> dict[str, Any]:
        if session["status"] != "open":
            raise invalid("", 'Only Checkout Sessions with a status in ["open"] can be expired.')
        session["status"], session["url"] = "expired", None
        return session

    def pay(self, name: str) -> dict[str, Any]:
        """What the buyer does on Stripe's page."""
        session = self.sessions[name]
        intent = self.name("pi")
        self.intents[intent] = {"id": intent, "amount": session["amount_total"],
                                "currency": session["currency"], "refunded": 0}  # fmt: skip
        session |= {
            "status": "complete",
            "payment_status": "paid",
            "payment_intent": intent,
            "customer_details": {"email": "buyer@example.com", "phone": "+491701234567"},
        }
        return session

    def _page(self, asked: Asked) -> Says:
        place, name, act = (*asked.path.strip("/").split("/")[1:], "", "")[:3]
        if place != "pay":
            return self._onboard(name if place == "onboard" else place, act)
        session = self.sessions.get(name)
        if session is None or session["status"] != "open":
            return page("This page has expired")
        if act == "pay":
            self.pay(name)
            self._deliver_soon("checkout.session.completed", session)
            return go(session["success_url"])
        if act == "leave":
            return go(session["cancel_url"])
        here = f"/c/pay/{name}"
        return page("Stripe Checkout", ("Pay", f"{here}/pay"), ("Back", f"{here}/leave"))

    # --- Refunds ---------------------------------------------------------------------------------
    def _refund(self, said: dict[str, Any]) -> dict[str, Any]:
        intent = self.intents.get(said["payment_intent"])
        if intent is None:
            raise invalid("resource_missing", "No such payment_intent", "payment_intent", 404)
        left = intent["amount"] - intent["refunded"]
        amount = said.get("amount", left)
        if not left:
            raise invalid("charge_already_refunded", "Charge has already been refunded.")
        if not 0 < amount <= left:
            raise invalid("amount_too_large", "Refund amount is greater than unrefunded amount")
        intent["refunded"] += amount
        name = self.name("re")
        self.refunds[name] = {
            "id": name, "object": "refund", "amount": amount, "currency": intent["currency"],
            "payment_intent": intent["id"], "status": "succeeded",
            "metadata": said.get("metadata", {}), "created": int(time.time()),
        }  # fmt: skip
        return self.refunds[name]

    # --- Connect ---------------------------------------------------------------------------------
    def _account(self, said: dict[str, Any]) -> dict[str, Any]:
        if said.get("country") not in COUNTRIES:
            raise invalid(
                "country_unsupported", f"{said.get('country')} is not supported", "country"
            )
        name = self.name("acct")
        self.accounts[name] = {
            "id": name, "object": "account", "country": said["country"],
            "details_submitted": False, "charges_enabled": False, "payouts_enabled": False,
            "capabilities": {"transfers": "inactive"}, "metadata": said.get("metadata", {}),
            "requirements": {"currently_due": ["external_account"], "disabled_reason": None},
        }  # fmt: skip
        return self.accounts[name]

    def _link(self, said: dict[str, Any]) -> dict[str, Any]:
        account = self._found(self.accounts, said["account"])
        account["links"] = (said["return_url"], said["refresh_url"])
        return {"object": "account_link", "created": int(time.time()),
                "expires_at": int(time.time()) + 300,
                "url": f"{self.url}/connect/onboard/{account['id']}"}  # fmt: skip

    def finish(self, name: str) -> dict[str, Any]:
        """What the seller does on Stripe's page: everything that it asks for."""
        account = self.accounts[name]
        account |= {"details_submitted": True, "payouts_enabled": True,
                    "capabilities": {"transfers": "active"},
                    "requirements": {"currently_due": [], "disabled_reason": None}}  # fmt: skip
        return account

    def _onboard(self, name: str, act: str) -> Says:
        account = self.accounts[name]
        back, refresh = account["links"]
        if act == "finish":
            self._deliver_soon("account.updated", self.finish(name))
            return go(back)
        if act == "later":
            return go(back)
        if act == "expired":
            return go(refresh)
        here = f"/connect/onboard/{name}"
        return page("Stripe Connect", ("Finish", f"{here}/finish"), ("Later", f"{here}/later"))

    def _transfer(self, said: dict[str, Any]) -> dict[str, Any]:
        account = self._found(self.accounts, said["destination"])
        if account["capabilities"]["transfers"] != "active":
            text = "Your destination account needs to have the transfers capability enabled."
            raise invalid("insufficient_capabilities_for_transfer", text)
        _money(said["amount"], said["currency"], "currency", least=1)
        name = self.name("tr")
        self.transfers[name] = {
            "id": name, "object": "transfer", "amount": said["amount"], "amount_reversed": 0,
            "currency": said["currency"], "destination": account["id"], "reversed": False,
            "transfer_group": said.get("transfer_group"), "metadata": said.get("metadata", {}),
        }  # fmt: skip
        return self.transfers[name]

    def _reverse(self, transfer: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
        left = transfer["amount"] - transfer["amount_reversed"]
        amount = said.get("amount", left)
        if not 0 < amount <= left:
            raise invalid("amount_too_large", "greater than the unreversed amount", "amount")
        transfer["amount_reversed"] += amount
        transfer["reversed"] = transfer["amount_reversed"] == transfer["amount"]
        return {"id": self.name("trr"), "object": "transfer_reversal", "amount": amount,
                "currency": transfer["currency"], "transfer": transfer["id"]}  # fmt: skip

    # --- Events ----------------------------------------------------------------------------------
    def event(self, kind: str, thing: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
        """Return a signed event: body and headers."""
        said = {"id": self.name("evt"), "object": "event", "type": kind, "api_version": "2025",
                "created": int(time.time()), "data": {"object": thing}}  # fmt: skip
        body = json.dumps(said).encode()
        return body, {"Stripe-Signature": sign(body)}

    def _deliver_soon(self, kind: str, thing: dict[str, Any]) -> None:
        """Deliver from a thread of its own: the shop asks us back while it hears."""
        threading.Thread(target=self.deliver, args=(kind, dict(thing)), daemon=True).start()

    def deliver(self, kind: str, thing: dict[str, Any]) -> None:
        """Send an event to the shop, if it told where; a failure would be sent again later."""
        if not self.webhook_url:
            return
        body, headers = self.event(kind, thing)
        request = Request(self.webhook_url, body, {"Content-Type": "application/json", **headers})
        with build_opener(ProxyHandler({})).open(request, timeout=10):
            pass


def sign(body: bytes, *, at: int | None = None, secret: str = SIGNING) -> str:
    """Return Stripe's header for a body: the time, and HMAC-SHA256 over time and body."""
    now = int(time.time()) if at is None else at
    mac = hmac.new(secret.encode(), f"{now}.".encode() + body, hashlib.sha256)
    return f"t={now},v1={mac.hexdigest()}"


def _money(amount: int, currency: str, param: str, least: int = LEAST) -> None:
    if currency not in CURRENCIES:
        raise invalid("", f"Invalid currency: {currency}", param)
    if amount < least:
        raise invalid("amount_too_small", "Amount must be at least 50 cents")
    if amount > MOST:
        raise invalid("amount_too_large", "Amount must be no more than 999,999.99")
