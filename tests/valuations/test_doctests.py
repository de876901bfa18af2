"""The examples in the docstrings hold."""

import doctest
import importlib
import pkgutil

import pytest

import goodoffices.valuations

MODULES = [found.name for found in pkgutil.walk_packages(goodoffices.valuations.__path__, "goodoffices.valuations.")]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
