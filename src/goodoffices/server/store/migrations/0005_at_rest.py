from django.db import migrations, models

from goodoffices.server.store import finding


def rebuild(apps, editor):
    finding.rebuild(editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("store", "0004_log")]

    operations = [
        migrations.AddField("room", "key", models.BinaryField(null=True)),
        migrations.AddIndex(
            "payload", models.Index("room", condition=models.Q(salt__isnull=False), name="payload_in_clear")
        ),
        migrations.RunPython(rebuild, migrations.RunPython.noop),
    ]
