"""The server as an ASGI application: `uvicorn goodoffices.server.asgi:application`."""

import os
from importlib import import_module

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.db import connections

from goodoffices.server.database import pool

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodoffices.server.settings")
application = get_asgi_application()
pool(connections.settings["default"])
# All pages are imported now. It takes more than a second, for which else the first who come would wait: after a server
# was killed in the middle of a class that is everybody at once, and each of them makes it longer for the others.
import_module(settings.ROOT_URLCONF)
