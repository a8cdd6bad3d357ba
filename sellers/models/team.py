"""The people of a shop: who owns it, who manages it, who packs."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import User
from sellers.team.rules import Role as Known


class Role(models.TextChoices):
    """What somebody is in a shop's team; ``sellers.team.rules`` says what each may do."""

    OWNER = Known.OWNER, _("owner")
    MANAGER = Known.MANAGER, _("manager")
    PACKER = Known.PACKER, _("packer")


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Phrases about people in shops."""

    def of(self, user: User) -> Self:
        """What one person belongs to, shops with their counties; the first joined comes first."""
        mine = self.filter(user=user).order_by("pk")
        return mine.select_related("seller__county")

    def owners(self) -> Self:
        """Those who own a shop."""
        return self.filter(role=Role.OWNER)


class Membership(models.Model):
    """One person's place in one shop. Behind Oscar's ``Partner.users``: there is no second list.

    Whom Oscar's dashboard links to a producer owns the shop. That an owner always remains is
    kept by ``sellers.team.actions``, which lock the shop.
    """

    seller = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, related_name="team", verbose_name=_("producer")
    )
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="shops", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=8, choices=Role.choices, default=Role.OWNER)
    since = models.DateTimeField(_("since"), auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        app_label = "partner"
        verbose_name = _("member of the team")
        verbose_name_plural = _("team")
        constraints = [
            models.UniqueConstraint(
                fields=["seller", "user"], name="one_membership_per_person_and_shop"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[str(role) for role in Known]),
                name="role_is_one_of_the_table",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.seller_id}: {self.role}"
