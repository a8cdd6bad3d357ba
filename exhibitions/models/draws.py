"""A draw with everything that is published of it, who takes part, and what was changed by hand."""

import json
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import User
from exhibitions.drawing.states import LIVE, DrawState
from exhibitions.models.applications import Application
from exhibitions.models.fair import Fair


class DrawQuerySet(models.QuerySet["Draw"]):
    """Phrases about draws."""

    def live(self) -> Self:
        """Announced or run, and neither accepted nor void."""
        return self.filter(state__in=LIVE)

    def counting(self) -> Self:
        """All that are not void: at most one of each fair."""
        return self.exclude(state=DrawState.VOID)


class Draw(models.Model):
    """One draw of a fair, numbered from 1. What is published of it never changes afterwards.

    ``input`` is the canonical JSON without a seed, ``fingerprint`` its SHA-256. ``figure_name``
    names a public figure of a later time (``figure_at``); the seed is made of it and of the
    fingerprint. ``result`` is the plan as ``allocation`` prints it, ``trouble`` what must give way
    when there is none.
    """

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="draws")
    number = models.PositiveSmallIntegerField(_("number"))
    state = models.CharField(
        _("state"), max_length=12, default=DrawState.PUBLISHED,
        choices=[(s, s) for s in DrawState],
    )  # fmt: skip
    input = models.TextField(_("input of the draw"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    figure_name = models.CharField(_("public figure"), max_length=200)
    figure_at = models.DateTimeField(_("known from"))
    figure = models.CharField(_("the figure"), max_length=24, blank=True)
    seed = models.CharField(_("seed of the draw"), max_length=64, blank=True)
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    ran_at = models.DateTimeField(_("run at"), null=True, blank=True)
    ran_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    touched_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    result = models.JSONField(_("plan"), null=True, blank=True)
    gap = models.PositiveIntegerField(_("points that could be missing"), default=0)
    trouble = models.JSONField(_("rules that cannot be kept"), default=list, blank=True)
    note = models.CharField(_("what happened"), max_length=200, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    void_kind = models.CharField(_("who made it void"), max_length=12, blank=True)
    void_reason = models.CharField(_("why it is void"), max_length=300, blank=True)

    objects = DrawQuerySet.as_manager()

    class Meta:
        verbose_name = _("draw")
        verbose_name_plural = _("draws")
        ordering = ["fair", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "number"], name="one_draw_per_number"),
            models.UniqueConstraint(
                fields=["fair"], condition=~Q(state="void"), name="one_draw_of_a_fair_counts"
            ),
            models.CheckConstraint(
                condition=Q(figure_at__gt=F("published_at")),
                name="figure_is_not_known_when_published",
            ),
            models.CheckConstraint(
                condition=~Q(state="void") | ~Q(void_kind=""), name="void_draw_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("run", "accepted")) | ~Q(seed=""),
                name="draw_is_run_from_a_seed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fair_id} · {self.number}"

    @property
    def seeded(self) -> str:
        """Return the input with its seed, once there is one: what anybody can run."""
        return self.input.replace('"seed": ""', f'"seed": {json.dumps(self.seed)}', 1)


class DrawEntry(models.Model):
    """One applicant in a draw, under a code that names nobody.

    ``parts`` is a list of [name, points], ``points`` their sum. ``drawn`` are the stalls of the
    plan, ``stands`` those after changes by hand. ``place`` counts all by points from 1; ``why`` is
    written once it has been worked out.
    """

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="entries")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="draw_entries"
    )
    code = models.CharField(_("code"), max_length=8)
    parts = models.JSONField(_("points and what for"), default=list)
    points = models.PositiveIntegerField(_("points"))
    drawn = models.JSONField(_("stalls drawn"), default=list)
    stands = models.JSONField(_("stalls"), default=list)
    place = models.PositiveSmallIntegerField(_("place by points"), null=True, blank=True)
    why = models.JSONField(_("reasons of the result"), null=True, blank=True)

    class Meta:
        verbose_name = _("applicant in a draw")
        verbose_name_plural = _("applicants in draws")
        ordering = ["draw", "code"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "application"], name="one_entry_per_applicant"),
            models.UniqueConstraint(fields=["draw", "code"], name="one_entry_per_code"),
            models.UniqueConstraint(fields=["draw", "place"], name="one_entry_per_place"),
        ]

    def __str__(self) -> str:
        return self.code


class DrawChange(models.Model):
    """A place changed by hand after a draw: whose, from where to where, why, what it breaks."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="changes")
    entry = models.ForeignKey(DrawEntry, on_delete=models.CASCADE, related_name="changes")
    other = models.ForeignKey(
        DrawEntry, on_delete=models.CASCADE, null=True, blank=True, related_name="swaps"
    )
    before = models.JSONField(_("stalls before"), default=list)
    after = models.JSONField(_("stalls after"), default=list)
    breaks = models.JSONField(_("rules that it breaks"), default=list)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("change by hand")
        verbose_name_plural = _("changes by hand")
        ordering = ["draw", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="change_by_hand_has_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.before} → {self.after}"
