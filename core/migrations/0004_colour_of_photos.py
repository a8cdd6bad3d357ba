from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0003_language_of_people")]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="colour",
            field=models.CharField(blank=True, default="", editable=False, max_length=7),
            preserve_default=False,
        ),
    ]
