from django.apps import AppConfig


class ClassroomConfig(AppConfig):
    name = "goodoffices.server.classroom"
    label = "classroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goodoffices.server.classroom.places import onward
        from goodoffices.server.desks.desk import ONWARD

        if onward not in ONWARD:
            ONWARD.append(onward)
