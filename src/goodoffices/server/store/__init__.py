"""The records on a database."""
