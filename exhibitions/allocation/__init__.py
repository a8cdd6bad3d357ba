"""Who stands where: a fair's stalls given to its applicants, provably as well as the rules allow.

Pure: no Django and no database, so that anyone can run a published draw again:

    python -m exhibitions.allocation input.json
"""

from exhibitions.allocation.problem import (
    Applicant,
    Problem,
    ProblemFault,
    Quota,
    Rules,
    Stall,
    Weights,
    Wish,
)
from exhibitions.allocation.solve import Infeasible, Plan, allocate

__all__ = [
    "Applicant",
    "Infeasible",
    "Plan",
    "Problem",
    "ProblemFault",
    "Quota",
    "Rules",
    "Stall",
    "Weights",
    "Wish",
    "allocate",
]
