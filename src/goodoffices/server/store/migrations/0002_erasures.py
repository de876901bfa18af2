from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0001_records")]

    operations = [
        migrations.AddField("room", "erasures", models.BigIntegerField(db_default=0)),
        migrations.RemoveField("answer", "digest"),
    ]
