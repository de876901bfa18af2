import django.db.models.deletion
from django.db import migrations, models

from goodoffices.server.store import finding


def belongs(to):
    return models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to=to)


def key(*fields):
    return models.CompositePrimaryKey(*fields, blank=True, editable=False, primary_key=True, serialize=False)


def index(apps, editor):
    for statement in finding.CREATE[editor.connection.vendor]:
        editor.execute(statement)


def drop(apps, editor):
    editor.execute("DROP TABLE store_words")


class Migration(migrations.Migration):
    dependencies = [("store", "0002_erasures")]

    operations = [
        migrations.CreateModel(
            name="Original",
            fields=[
                ("pk", key("room_id", "number")),
                ("room", belongs("store.room")),
                ("number", models.BigIntegerField()),
                ("original", models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("pk", key("room_id", "mark", "number")),
                ("room", belongs("store.room")),
                ("mark", models.BigIntegerField()),
                ("number", models.BigIntegerField()),
            ],
        ),
        migrations.RunPython(index, drop),
    ]
