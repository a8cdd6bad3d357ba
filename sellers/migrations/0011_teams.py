import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def everyone_owns(apps, schema_editor):
    """Whoever was linked to a producer so far is its owner."""
    Partner = apps.get_model("partner", "Partner")
    Membership = apps.get_model("partner", "Membership")
    links = Partner.users.through.objects.order_by("pk")
    Membership.objects.bulk_create(
        (
            Membership(seller_id=link.partner_id, user_id=link.user_id, role="owner")
            for link in links.iterator()
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("partner", "0010_words_of_licences"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("owner", "owner"),
                            ("manager", "manager"),
                            ("packer", "packer"),
                        ],
                        default="owner",
                        max_length=8,
                        verbose_name="role",
                    ),
                ),
                ("since", models.DateTimeField(auto_now_add=True, verbose_name="since")),
                (
                    "seller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="team",
                        to="partner.partner",
                        verbose_name="producer",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shops",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "member of the team",
                "verbose_name_plural": "team",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seller", "user"), name="one_membership_per_person_and_shop"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["owner", "manager", "packer"])),
                        name="role_is_one_of_the_table",
                    ),
                ],
            },
        ),
        migrations.RunPython(everyone_owns, migrations.RunPython.noop),
        migrations.RemoveField(model_name="partner", name="users"),
        migrations.AddField(
            model_name="partner",
            name="users",
            field=models.ManyToManyField(
                blank=True,
                related_name="partners",
                through="partner.Membership",
                to=settings.AUTH_USER_MODEL,
                verbose_name="team",
            ),
        ),
    ]
