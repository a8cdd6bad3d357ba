"""Jalali months as people ask for them. Pure: no Django."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.jalali import from_jalali, month_name, to_jalali
from core.persian import to_persian_digits

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Month:
    """A month of the Jalali calendar, "1405-09"."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month of a day."""
        jalali = to_jalali(day)
        return cls(jalali.year, jalali.month)

    @classmethod
    def read(cls, text: str, today: date) -> "Month":
        """Return the month of "1405-09"; this month for anything else, and for months to come."""
        year, _, month = text.partition("-")
        now = cls.of(today)
        if not (year.isascii() and month.isascii() and year.isdigit() and month.isdigit()):
            return now
        made = cls(int(year), int(month))
        is_sound = 1390 <= made.year <= now.year and 1 <= made.month <= 12
        return min(made, now, key=lambda m: (m.year, m.month)) if is_sound else now

    @property
    def first(self) -> date:
        """Its first day."""
        return from_jalali(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.following.first - DAY

    @property
    def following(self) -> "Month":
        """The month after it."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def before(self) -> "Month":
        """The month before it."""
        return Month.of(self.first - DAY)

    @property
    def code(self) -> str:
        """How addresses name it."""
        return f"{self.year}-{self.month:02}"

    def name(self, language: str) -> str:
        """Return «آذر ۱۴۰۵» or "Azar 1405"."""
        text = f"{month_name(self.month, language)} {self.year}"
        return to_persian_digits(text) if language.startswith("fa") else text
