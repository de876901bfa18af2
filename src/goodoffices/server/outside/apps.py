from django.apps import AppConfig


class OutsideConfig(AppConfig):
    name = "goodoffices.server.outside"
    label = "outside"
