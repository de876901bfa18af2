"""Settings, all of them from the environment; see the reference of settings."""

import os
from pathlib import Path

DATA = Path(os.environ.get("GOODOFFICES_DATA", "data")).absolute()
DEBUG = False
DEMO = os.environ.get("GOODOFFICES_DEMO") == "1"
SECRET_KEY = os.environ.get("GOODOFFICES_SECRET_KEY", "")
ALLOWED_HOSTS = os.environ.get("GOODOFFICES_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "ninja",
    "goodoffices.server.store",
    "goodoffices.server.doors",
    "goodoffices.server.desks",
]
ROOT_URLCONF = "goodoffices.server.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
