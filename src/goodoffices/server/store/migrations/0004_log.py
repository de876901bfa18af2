import django.db.models.deletion
from django.db import migrations, models

from goodoffices.server.store import log


def belongs(to):
    return models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to=to)


def key(*fields):
    return models.CompositePrimaryKey(*fields, blank=True, editable=False, primary_key=True, serialize=False)


def rebuild(apps, editor):
    log.rebuild(editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("store", "0003_originals")]

    operations = [
        migrations.AddField("room", "peaks", models.BinaryField(db_default=b"")),
        migrations.CreateModel(
            name="Subtree",
            fields=[
                ("pk", key("room_id", "level", "place")),
                ("room", belongs("store.room")),
                ("level", models.SmallIntegerField()),
                ("place", models.BigIntegerField()),
                ("hash", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Cosignature",
            fields=[
                ("pk", key("room_id", "size", "seat")),
                ("room", belongs("store.room")),
                ("size", models.BigIntegerField()),
                ("seat", models.CharField(max_length=200)),
                ("key", models.TextField()),
                ("line", models.TextField()),
            ],
        ),
        migrations.RunPython(rebuild, migrations.RunPython.noop),
    ]
