from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="LastLooked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("talks", models.CharField(max_length=100)),
                ("seat", models.CharField(max_length=120)),
                ("room", models.CharField(max_length=170)),
                ("before", models.BigIntegerField(default=0)),
                ("number", models.BigIntegerField(default=0)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("talks", "seat", "room"), name="one_last_look")],
            },
        ),
    ]
