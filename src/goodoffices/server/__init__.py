"""The server: Django, its store, its doors and its desks. Pages and API reach the records through the registry only."""
