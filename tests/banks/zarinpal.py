"""Zarinpal as zarinpal.com/docs describes it: request, StartPay, verify, inquiry, refunds."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.banks.server import Asked, Bank, Says, go, page

MERCHANT = "6f9a1d1c-0000-4000-8000-00b0a2a2c4e0"
TOKEN, TERMINAL = "zp-access-token-secret", "240"
LEAST, MOST = 10_000, 2_000_000_000
MESSAGES = {
    -9: "The input params invalid, validation error.",
    -10: "Terminal is not valid, please check merchant_id or ip address.",
    -50: "Session is not valid, amounts values is not the same.",
    -51: "Session is not valid, session is not active paid try.",
    -53: "Session is not this merchant_id session",
    -54: "Invalid authority.",
}


@dataclass
class Session:
    number: int
    amount: int
    callback_url: str
    status: str = "IN_BANK"
    refunds: list[dict[str, Any]] = field(default_factory=list)

    @property
    def authority(self) -> str:
        return f"A{self.number:035d}"

    @property
    def ref_id(self) -> int:
        return 90_000_000_000 + self.number


class ZarinpalBank(Bank):
    def __init__(self) -> None:
        self.sessions: dict[str, Session] = {}
        super().__init__()

    # --- What people do at the bank ------------------------------------------------------------
    def decide(self, authority: str, status: str) -> None:
        self.sessions[authority].status = status

    # --- The interface -------------------------------------------------------------------------
    def answer(self, asked: Asked) -> Says:
        parts = asked.path.strip("/").split("/")
        if asked.path.startswith("/pg/v4/payment/"):
            return self._payment(parts[-1].removesuffix(".json"), asked.json)
        if asked.path.startswith("/pg/StartPay/"):
            return self._page(parts[2], parts[3:])
        if asked.path == "/graphql/":
            return self._graphql(asked)
        return Says(404, {"message": "not found"})

    def _payment(self, what: str, said: dict[str, Any]) -> Says:
        if said.get("merchant_id") != MERCHANT:
            return _error(-10)
        if what == "request":
            return self._request(said)
        session = self.sessions.get(str(said.get("authority")))
        if session is None:
            return _error(-54)
        if what == "verify":
            return self._verify(session, said)
        if what == "inquiry":
            return _data(code=100, message="Success", status=session.status)
        return Says(404, {})

    def _request(self, said: dict[str, Any]) -> Says:
        amount = said.get("amount")
        good = isinstance(amount, int) and LEAST <= amount <= MOST and said.get("currency") == "IRR"
        described = 0 < len(str(said.get("description", ""))) <= 500
        if not good or not described or not str(said.get("callback_url", "")).startswith("http"):
            return _error(-9)
        session = Session(len(self.sessions) + 217_885_159, amount, said["callback_url"])
        self.sessions[session.authority] = session
        made = {"authority": session.authority, "fee_type": "Merchant", "fee": 100}
        return _data(code=100, message="Success", **made)

    def _verify(self, session: Session, said: dict[str, Any]) -> Says:
        if said.get("amount") != session.amount:
            return _error(-50)
        if session.status not in ("PAID", "VERIFIED"):
            return _error(-51)
        first = session.status == "PAID"
        session.status = "VERIFIED"
        return _data(
            code=100 if first else 101,
            message="Paid" if first else "Verified",
            ref_id=session.ref_id,
            card_pan="502229******5995",
            card_hash="1EBE3EBEBE35C7EC0F8D6EE4F2F859107A87822CA179BC9528767EA7B5489B69",
            fee_type="Merchant",
            fee=0,
        )

    def _page(self, authority: str, act: list[str]) -> Says:
        session = self.sessions.get(authority)
        if session is None:
            return Says(404, "no such session")
        if not act:
            here = f"/pg/StartPay/{authority}"
            return page("Zarinpal", ("Pay", f"{here}/pay"), ("Cancel", f"{here}/cancel"),
                        ("Pay later", f"{here}/late"))  # fmt: skip
        if act == ["pay"]:
            session.status = "PAID"
        elif act == ["cancel"]:
            session.status = "FAILED"
        status = {"pay": "OK", "cancel": "NOK", "late": "OK"}[act[0]]
        return go(f"{session.callback_url}?{urlencode({'Authority': authority, 'Status': status})}")

    # --- Refunds -------------------------------------------------------------------------------
    def _graphql(self, asked: Asked) -> Says:
        if asked.headers.get("Authorization") != f"Bearer {TOKEN}":
            return Says(401, {"errors": [{"message": "Unauthenticated."}]})
        said, given = asked.json["query"], asked.json["variables"]
        if "AddRefund" in said:
            return self._add_refund(given)
        if given["terminal_id"] != TERMINAL:
            return Says(200, {"data": {"Session": []}})
        same = [s for s in self.sessions.values() if str(s.ref_id) == given["reference_id"]]
        found = [{"id": str(s.number), "amount": s.amount} for s in same]
        return Says(200, {"data": {"Session": found}})

    def _add_refund(self, given: dict[str, Any]) -> Says:
        session = next(s for s in self.sessions.values() if str(s.number) == given["session_id"])
        back = sum(r["amount"] for r in session.refunds) + given["amount"]
        if session.status != "VERIFIED" or given["amount"] < 20_000 or back > session.amount:
            return Says(200, {"errors": [{"message": "validation"}], "data": {"resource": None}})
        made = {"id": f"{session.number}-{len(session.refunds) + 1}", "amount": given["amount"]}
        session.refunds.append(made)
        return Says(200, {"data": {"resource": made}})


def _data(**fields: Any) -> Says:
    return Says(200, {"data": fields, "errors": []})


def _error(code: int) -> Says:
    errors = {"code": code, "message": MESSAGES[code], "validations": []}
    return Says(422 if code == -9 else 401 if code == -10 else 200, {"data": [], "errors": errors})
