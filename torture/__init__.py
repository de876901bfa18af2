"""Harnesses that hurt the record: loss of power, kill -9, a full disk, and changes to what was carried home.

`python -m torture` runs them in full and prints the figures that the documentation quotes; the tests run each of them
shortly. A harness must be able to see: each has a run that loses acts on purpose.
"""
