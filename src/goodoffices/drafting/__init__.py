"""Drafting: what changed between texts, what a merged text keeps of each, and how brackets are written.

Plain functions on plain words, in any language. It knows nothing of rooms, seats or talks.
"""
