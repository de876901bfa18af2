"""What the server logs: that something happened, never what was said at the table."""

import logging
import traceback
from typing import Any


class Discreet(logging.Formatter):
    """Time, level, logger and message; of an error its kind and where it arose, not its words, which can quote acts."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei: Any) -> str:  # the name is logging's
        error: BaseException | None = ei[1]
        chain: list[str] = []
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__))
            chain.append(f"{frames}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nthen:\n".join(reversed(chain))


def without_address(record: logging.LogRecord) -> bool:
    """Put the pattern of a request's address in the place of the address, which can hold a link's token.

    Of a request for another host one line is enough: anyone can send as many as they like.
    """
    if record.name == "django.security.DisallowedHost":
        record.exc_info = None
    request = getattr(record, "request", None)
    if request is not None and record.args:
        match = getattr(request, "resolver_match", None)
        pattern = match.route if match is not None else "(no page)"
        path = getattr(request, "path", None)
        record.args = tuple(f"/{pattern}" if path and arg == path else arg for arg in record.args)
    return True


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": Discreet}},
    "filters": {"without_address": {"()": "django.utils.log.CallbackFilter", "callback": without_address}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "discreet", "filters": ["without_address"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Statements to the database carry the acts themselves: they are not logged at any level.
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.db.backends": {"handlers": [], "level": "WARNING", "propagate": False},
    },
}
