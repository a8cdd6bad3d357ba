"""What the nightly audit would say of money, right now."""

from core import audit
from core.audit import Finding

ABOUT_MONEY = ("ledger:", "payouts:", "payments:", "orders:")
MOST = 50


def alerts() -> list[Finding]:
    """Return what is wrong with the money by now, at most fifty findings."""
    found: list[Finding] = []
    for finding in audit.run(ABOUT_MONEY):
        found.append(finding)
        if len(found) == MOST:
            break
    return found
