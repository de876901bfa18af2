"""The table: acts, rooms, records, and what may be said of them. Pure: no clock, no randomness, no database."""
