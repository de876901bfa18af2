"""Backups: a copy of the database as it stood at one moment, with the signed head of every room, encrypted with age."""
