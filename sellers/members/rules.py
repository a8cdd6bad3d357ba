"""Who may work under whom. Pure; kinds are those of ``sellers.models.SellerKind``."""

from typing import Final

SUPPORTED: Final = "supported_member"
COMPANY: Final = "support_company"
COOPERATIVE: Final = "cooperative"
HAS_MEMBERS: Final = frozenset({COMPANY, COOPERATIVE})


def has_members(kind: str) -> bool:
    """Whether a shop of this kind has members: a support company, a cooperative."""
    return kind in HAS_MEMBERS


def may_belong(member_kind: str, company_kind: str) -> bool:
    """Whether one may work under the other; companies and cooperatives belong to nobody."""
    return has_members(company_kind) and not has_members(member_kind)


def kind_within(member_kind: str, company_kind: str) -> str:
    """Return a member's kind from now on: a support company makes a supported member."""
    return SUPPORTED if company_kind == COMPANY else member_kind
