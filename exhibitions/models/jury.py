"""Who scores the applications of a fair, by which criteria, and what they said."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import User
from exhibitions.models.applications import Application
from exhibitions.models.fair import Fair


class Criterion(models.Model):
    """What reviewers look at: points from 0 to ``most``, that weigh ``weight`` beside others."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="criteria")
    name_fa = models.CharField(_("criterion"), max_length=120)
    name_en = models.CharField(_("criterion in English"), max_length=120, blank=True)
    help_fa = models.CharField(_("what many points mean"), max_length=240, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    most = models.PositiveSmallIntegerField(_("most points"), default=5)

    class Meta:
        verbose_name = _("criterion of a jury")
        verbose_name_plural = _("criteria of juries")
        ordering = ["fair", "id"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "name_fa"], name="one_criterion_per_name"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, most__gte=1), name="criterion_counts_and_has_points"
            ),
        ]

    def __str__(self) -> str:
        return self.name_fa


class Reviewer(models.Model):
    """A person of a fair's jury, known by mobile number until they come (then ``user``)."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="reviewers")
    mobile = models.CharField(_("mobile number"), max_length=16)
    name = models.CharField(_("name"), max_length=80, blank=True)
    user = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="juries"
    )

    class Meta:
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        ordering = ["fair", "id"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "mobile"], name="one_place_per_reviewer")
        ]

    def __str__(self) -> str:
        return self.name or self.mobile


class Review(models.Model):
    """What one reviewer said of one application: scores, or that they must not judge it."""

    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="reviews")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="reviews")
    has_conflict = models.BooleanField(_("conflict of interest"), default=False)
    note = models.CharField(_("note"), max_length=400, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("review of an application")
        verbose_name_plural = _("reviews of applications")
        constraints = [
            models.UniqueConstraint(
                fields=["reviewer", "application"], name="one_review_per_reviewer_and_application"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reviewer_id}: {self.application_id}"


class Score(models.Model):
    """The points of a review for one criterion."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    points = models.PositiveSmallIntegerField(_("points"))

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(
                fields=["review", "criterion"], name="one_score_per_review_and_criterion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.points}"


class Verdict(models.Model):
    """The jury of a fair has closed: nothing is scored any more."""

    fair = models.OneToOneField(Fair, on_delete=models.CASCADE, related_name="verdict")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("end of a jury")
        verbose_name_plural = _("ends of juries")

    def __str__(self) -> str:
        return str(self.fair_id)


class FinalScore(models.Model):
    """What the jury gave an application, 0 to 100, frozen when the jury closed."""

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="scores")
    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="final_score"
    )
    score = models.PositiveSmallIntegerField(_("score, 0 to 100"))

    class Meta:
        verbose_name = _("final score of a jury")
        verbose_name_plural = _("final scores of juries")
        constraints = [
            models.CheckConstraint(condition=Q(score__lte=100), name="score_is_at_most_100")
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.score}"
