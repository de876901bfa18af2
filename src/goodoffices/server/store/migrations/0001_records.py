import django.db.models.deletion
from django.db import migrations, models


def belongs(to):
    return models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to=to)


def key(*fields):
    return models.CompositePrimaryKey(*fields, blank=True, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Talks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("talks", belongs("store.talks")),
                ("name", models.CharField(max_length=200)),
                ("number", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["talks", "name"], name="one_room_of_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("pk", key("room_id", "number")),
                ("room", belongs("store.room")),
                ("number", models.BigIntegerField()),
                ("leaf", models.BinaryField()),
                ("leaf_hash", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Payload",
            fields=[
                ("pk", key("room_id", "number")),
                ("room", belongs("store.room")),
                ("number", models.BigIntegerField()),
                ("salt", models.BinaryField(null=True)),
                ("payload", models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("pk", key("talks_id", "seat", "room_id")),
                ("talks", belongs("store.talks")),
                ("seat", models.CharField(max_length=200)),
                ("room", belongs("store.room")),
                ("upto", models.BigIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("pk", key("talks_id", "seat", "key")),
                ("talks", belongs("store.talks")),
                ("seat", models.CharField(max_length=200)),
                ("key", models.CharField(max_length=200)),
                ("digest", models.BinaryField()),
                ("room", belongs("store.room")),
                ("number", models.BigIntegerField()),
            ],
        ),
    ]
