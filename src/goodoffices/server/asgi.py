"""The server as an ASGI application: `uvicorn goodoffices.server.asgi:application`."""

import os

from django.core.asgi import get_asgi_application
from django.db import connections

from goodoffices.server.database import pool

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodoffices.server.settings")
application = get_asgi_application()
pool(connections.settings["default"])
