"""Zibal as help.zibal.ir describes it: request, start, verify, inquiry."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tests.banks.server import Asked, Bank, Says, go, page

MERCHANT = "bazarche-zibal-merchant"
LEAST, MOST = 1_000, 2_000_000_000
MESSAGES = {100: "success", 102: "merchant not found", 103: "merchant inactive",
            105: "amount too low", 106: "callbackUrl invalid", 113: "amount too high",
            201: "already verified", 202: "not paid", 203: "trackId invalid"}  # fmt: skip
PENDING, CANCELLED, PAID, VERIFIED = -1, 3, 2, 1


@dataclass
class Charge:
    track: int
    amount: int
    callback: str
    order: str
    status: int = PENDING

    @property
    def reference(self) -> int:
        return 80_000_000 + self.track % 1_000_000


class ZibalBank(Bank):
    def __init__(self) -> None:
        self.charges: dict[int, Charge] = {}
        super().__init__()

    def decide(self, track: str, status: int) -> None:
        self.charges[int(track)].status = status

    def answer(self, asked: Asked) -> Says:
        parts = asked.path.strip("/").split("/")
        if parts[0] == "v1":
            return self._v1(parts[1], asked.json)
        if parts[0] == "start":
            return self._page(int(parts[1]), parts[2:])
        return Says(404, {})

    def _v1(self, what: str, said: dict[str, Any]) -> Says:
        if said.get("merchant") != MERCHANT:
            return _result(102)
        if what == "request":
            return self._request(said)
        charge = self.charges.get(said.get("trackId", 0))
        if charge is None:
            return _result(203)
        told = {"amount": charge.amount, "status": charge.status, "orderId": charge.order,
                "refNumber": None, "cardNumber": None, "description": "", "wage": 0}  # fmt: skip
        if charge.status in (PAID, VERIFIED):
            told |= {"refNumber": charge.reference, "cardNumber": "62741****44"}
        if what == "inquiry":
            return _result(100, **told)
        if charge.status != PAID:
            return _result(201 if charge.status == VERIFIED else 202)
        charge.status = VERIFIED
        return _result(100, **{**told, "status": VERIFIED})

    def _request(self, said: dict[str, Any]) -> Says:
        amount = said.get("amount")
        if not isinstance(amount, int) or amount < LEAST:
            return _result(105)
        if amount > MOST:
            return _result(113)
        if not str(said.get("callbackUrl", "")).startswith("http"):
            return _result(106)
        track = 15_966_442_000_000 + len(self.charges)
        self.charges[track] = Charge(track, amount, said["callbackUrl"], said["orderId"])
        return _result(100, trackId=track)

    def _page(self, track: int, act: list[str]) -> Says:
        charge = self.charges.get(track)
        if charge is None:
            return Says(404, "no such charge")
        if not act:
            here = f"/start/{track}"
            return page("Zibal", ("Pay", f"{here}/pay"), ("Cancel", f"{here}/cancel"),
                        ("Pay later", f"{here}/late"))  # fmt: skip
        charge.status = {"pay": PAID, "cancel": CANCELLED, "late": PENDING}[act[0]]
        told = {"success": int(act[0] == "pay"), "trackId": track, "orderId": charge.order,
                "status": charge.status}  # fmt: skip
        return go(f"{charge.callback}?{urlencode(told)}")


def _result(code: int, **fields: Any) -> Says:
    return Says(200, {"result": code, "message": MESSAGES[code], **fields})
