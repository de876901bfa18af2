"""Sphinx's configuration."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "Good Offices"
copyright = "the Good Offices engineers"
version = release = installed_version("goodoffices")

extensions = ["myst_parser", "house", "settlement_page", "growth_picture"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = True
exclude_patterns = ["_build", "_ext"]

html_theme = "furo"
html_title = "Good Offices"
