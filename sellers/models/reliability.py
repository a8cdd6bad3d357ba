"""What a producer did in the last year, counted: the ground of her reliability."""

from django.db import models

from sellers.reliability.rules import Counted, Part, score


class Reliability(models.Model):
    """Counts of one year, written by whoever knows parcels; the score follows from them.

    ``posted`` parcels were handed over, ``on_time`` of them by the promised day. ``asked`` are
    orders and questions that waited for an answer, ``answered`` of them got one. ``decided`` are
    orders that were not called off by a change of mind, ``kept`` of them were not let down.
    ``faulty`` of the others came, and money went back for a fault of hers.
    """

    seller = models.OneToOneField(
        "partner.Partner", primary_key=True, on_delete=models.CASCADE, related_name="reliability"
    )
    posted = models.PositiveIntegerField(default=0)
    on_time = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    decided = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "partner"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    on_time__lte=models.F("posted"),
                    answered__lte=models.F("asked"),
                    kept__lte=models.F("decided") - models.F("faulty"),
                ),
                name="no_more_went_well_than_happened",
            )
        ]

    def __str__(self) -> str:
        return f"reliability of {self.seller_id}"

    def parts(self) -> list[Counted]:
        """Return the parts of the score, the stars from the seller's own columns."""
        stars = float(self.seller.rating or 0) * self.seller.reviews / 5
        return [
            Counted(Part.STARS, stars, self.seller.reviews),
            Counted(Part.ON_TIME, self.on_time, self.posted),
            Counted(Part.ANSWERS, self.answered, self.asked),
            Counted(Part.KEPT, self.kept, self.decided),
        ]

    @property
    def score(self) -> float | None:
        """The score out of five, ``None`` while there is too little to say."""
        return score(self.parts(), self.posted)
