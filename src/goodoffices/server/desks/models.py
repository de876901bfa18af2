"""What the desks keep beside the record: up to which entry a seat has looked at each room. For that seat alone."""

from django.db import models


class LastLooked(models.Model):
    """A seat's last look at a room. One look lasts `looked.LOOK`; what came after `before` is new during it."""

    talks = models.CharField(max_length=100)
    seat = models.CharField(max_length=120)
    room = models.CharField(max_length=170)
    before = models.BigIntegerField(default=0)  # the last entry seen when the present look began
    number = models.BigIntegerField(default=0)  # the last entry seen
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talks", "seat", "room"], name="one_last_look")]

    def __str__(self) -> str:
        return f"{self.seat} has seen {self.room} of {self.talks} up to entry {self.number}"
