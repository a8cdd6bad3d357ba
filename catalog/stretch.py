"""When a piece is ready that stands behind others in a maker's week. Pure."""

# Fridays are not counted: ``core.workdays``.
WORKDAYS_A_WEEK = 6


def promised_lead(lead_days: int, weekly: int | None, waiting: int, pieces: int = 1) -> int:
    """Return the working days until ``pieces`` more are ready, behind ``waiting`` ones.

    ``weekly`` pieces are made in a week; ``None`` means that nothing ever has to wait. The first
    week's work is ready after ``lead_days``, each further week's a week later.
    """
    if weekly is None:
        return lead_days
    weeks = -(-(waiting + max(pieces, 1)) // weekly)
    return lead_days + (weeks - 1) * WORKDAYS_A_WEEK
