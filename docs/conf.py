"""Sphinx's configuration."""

from importlib.metadata import version as installed_version

project = "Good Offices"
copyright = "the Good Offices engineers"
version = release = installed_version("goodoffices")

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = True
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "Good Offices"
