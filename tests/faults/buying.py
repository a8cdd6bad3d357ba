"""A guest who buys two producers' goods and pays at Zarinpal, by the pages."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from tests.faults.people import GaveUp, Person

if TYPE_CHECKING:
    from tests.faults.site import Site

THANKS = (
    "سپاسگزاریم. سفارش شما به دست تولیدکنندگان رسید.",
    "Thank you. The producers know of your order.",
)
PRESSES = 8  # of the last button, when the page comes back and asks to press once more
LOOKS = 4  # at the order's page, before somebody goes away


def mobile_of(number: int) -> str:
    return f"0916{1_000_000 + number}"


@dataclass
class Told:
    """What the shop told its buyers: order numbers, and which of them it thanked for."""

    numbers: dict[int, set[str]] = field(default_factory=dict)
    thanked: set[str] = field(default_factory=set)


class Buyer(Person):
    """Fills a basket, checks out, pays; whatever happens, the same form is sent again."""

    def __init__(self, site: "Site", number: int, told: Told) -> None:
        super().__init__(site, number)
        self.told = told
        self.home = "/en" if number % 4 == 3 else ""

    def buy(self, goods: list[tuple[int, str]], gateway: str = "zarinpal") -> None:
        """Buy and pay."""
        answer = self.order(goods, gateway)
        authority = answer.headers["location"].rpartition("/")[2]
        self.site.zarinpal.decide(authority, "PAID")
        self.come_back(authority)

    def order(self, goods: list[tuple[int, str]], gateway: str = "zarinpal"):
        """Do all up to the bank's page; return the answer that leads there."""
        for pk, page in goods:
            self.get(f"{self.home}{page}")
            self.post(f"{self.home}/basket/add/{pk}/", {"quantity": "1"})
        where = {
            "name": "سارا رستمی", "mobile": mobile_of(self.number), "place": "KHR",
            "line": "خرم‌آباد، خیابان انقلاب، کوچهٔ ۳، پلاک ۵", "postcode": "6813833946",
        }  # fmt: skip
        page = self.post(f"{self.home}/checkout/", where)
        for _press in range(PRESSES):
            form = page.form("/checkout/place/") or self._delivery().form("/checkout/place/")
            if not form:
                break
            form["gateway"] = gateway
            answer = self.post(f"{self.home}/checkout/place/", form, follow=False)
            if self._leads_to_a_bank(answer):
                return answer
            page = self._follow(answer)
            if number := self._number_in(page):  # the bank did not answer: pay from the order
                return self._pay_again(number, gateway)
        raise GaveUp(f"the order was not placed: {self._sentence(page)}")

    def _delivery(self):
        return self.get(f"{self.home}/checkout/delivery/")

    def _leads_to_a_bank(self, answer) -> bool:
        return answer.is_redirect and "/pg/StartPay/" in answer.headers["location"]

    def _number_in(self, page) -> str:
        found = re.search(r"/orders/(\w+)/(?:pay|cancel|invoice)", page.body)
        return found.group(1) if found else ""

    def _pay_again(self, number: str, gateway: str):
        for _press in range(PRESSES):
            answer = self.post(
                f"{self.home}/orders/{number}/pay/", {"gateway": gateway}, follow=False
            )
            if self._leads_to_a_bank(answer):
                return answer
            self.site.pause(2)
        raise GaveUp(f"order {number} could not be paid")

    def come_back(self, authority: str, status: str = "OK") -> str:
        """Return from the bank and look until the shop says thanks; return the order's number."""
        page = self.return_once(authority, status)
        number = self.number_of(page)
        for look in range(LOOKS):
            if any(words in page.body for words in THANKS):
                self.told.thanked.add(number)
                return number
            if look < LOOKS - 1:
                self.site.pause(5)
                page = self.get(f"{self.home}/orders/{number}/")
        return number

    def return_once(self, authority: str, status: str = "OK"):
        """Follow the bank's way back once."""
        session = self.site.zarinpal.sessions[authority]
        back = urlsplit(session.callback_url).path
        query = urlencode({"Authority": authority, "Status": status})
        return self.get(f"{back}?{query}")

    def number_of(self, page) -> str:
        """Read the order's number from its page, and note that this buyer was shown it."""
        found = re.search(r'<bdi dir="ltr">([0-9۰-۹]+)</bdi></b>', page.body)
        if not found:
            raise GaveUp(f"no order's page: {self._sentence(page)}")
        number = found.group(1).translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
        self.told.numbers.setdefault(self.number, set()).add(number)
        return number

    @staticmethod
    def _sentence(page) -> str:
        found = re.search(r"<h1>\s*(.*?)\s*</h1>", page.body, re.S)
        said = re.findall(r'class="notice[^"]*"[^>]*>(.*?)</', page.body, re.S)
        text = f"{page.status} {found.group(1) if found else ''} {' '.join(said)}"
        return re.sub(r"<[^>]+>|\s+", " ", text)[:160]
