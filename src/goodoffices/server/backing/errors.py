"""Why a backup cannot be made, read or restored."""


class BackupError(Exception):
    """In words for the operator, without a full stop at its end."""
