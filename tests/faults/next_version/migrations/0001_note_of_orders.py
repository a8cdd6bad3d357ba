from django.db import migrations


class Migration(migrations.Migration):
    """A column that the version before does not know: added without a default, as ours are."""

    dependencies = []
    operations = [
        migrations.RunSQL(
            "ALTER TABLE order_order ADD COLUMN note_of_next_version text",
            "ALTER TABLE order_order DROP COLUMN note_of_next_version",
        )
    ]
