"""Settings of a server with a fault planted in its store: see `planted`."""

from goodoffices.server.settings import *  # noqa: F403
from goodoffices.server.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.torture.planted.Planted"]
