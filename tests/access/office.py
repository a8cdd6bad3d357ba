"""What the office's addresses, and a producer's pages about licences, speak of."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from sellers.licensing import actions
from sellers.models import Partner, Reason, RegisterImport
from tests import factories as make
from tests.core.test_private import picture

Arguments = dict[str, Any]


def paper_of(seller: Partner) -> Any:
    """A licence the office has seen."""
    return make.licence(seller, make.trade())


def evidence_of(seller: Partner) -> Any:
    """A photo of a licence."""
    photo = SimpleUploadedFile("licence.png", picture("PNG"))
    return actions.add_evidence(paper_of(seller).pk, photo, by=None)


def case_of(seller: Partner) -> Arguments:
    """A case, to be found by the office of its county alone."""
    return {"kind": "licence", "pk": paper_of(seller).pk}


def reason(_seller: Partner) -> Arguments:
    """A prepared reason; it is no shop's and no county's."""
    return {"pk": Reason.objects.create(use="ask", text="عکس روشن بفرستید.").pk}


def file_of_somebody() -> Any:
    """A file of the register that another officer sent: only its sender finds it."""
    return RegisterImport.objects.create(
        name="x.csv", sha256="", rows=[], faults={"headings": [], "rows": [], "numbers": []}
    )


# Files of the register, which nobody but their sender finds.
OF_ITS_SENDER = frozenset(
    {"office:register-preview", "office:register-apply", "office:register-to-correct"}
)
# The whole province shares these.
SHARED: dict[str, Callable[[Partner], Arguments]] = {
    "office:reason": reason,
    "office:forget-reason": reason,
}
OF_A_SHOP: dict[str, Callable[[Partner], Arguments]] = {
    "office:case": case_of,
    "office:proof": case_of,
    "office:decide": lambda seller: {**case_of(seller), "decision": "suspend"},
    "office:file": lambda seller: {"pk": evidence_of(seller).pk},
    "papers:file": lambda seller: {"pk": evidence_of(seller).pk},
    "papers:remove": lambda seller: {"pk": evidence_of(seller).pk},
    "papers:edit": lambda seller: {
        "kind": "licence",
        "pk": make.licence(seller, make.trade(), state="draft").pk,
    },
    "papers:renewal": case_of,
    "papers:renew": case_of,
    **dict.fromkeys(
        ("office:register-preview", "office:register-apply", "office:register-to-correct"),
        lambda _seller: {"pk": file_of_somebody().pk},
    ),
    **SHARED,
}
OF_NOBODY: dict[str, Arguments] = {"papers:new": {"kind": "licence"}}
