from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0005_at_rest")]

    operations = [
        migrations.CreateModel(
            name="QuestionKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "talks_id", "public", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("public", models.CharField(max_length=100)),
                ("secret", models.TextField()),
                ("seat", models.CharField(max_length=200)),
                ("request", models.CharField(max_length=200)),
                ("made", models.DateTimeField()),
                ("room", models.CharField(default="", max_length=200)),
                ("number", models.BigIntegerField(default=0)),
                ("talks", models.ForeignKey(db_index=False, on_delete=models.PROTECT, to="store.talks")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["talks", "seat", "request"], name="one_key_of_a_request")
                ],
            },
        ),
    ]
