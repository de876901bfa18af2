"""What the desks keep beside the record: for one seat alone, or, of who asks for the floor, for one room alone."""

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


class Prepared(models.Model):
    """A form that a colleague filled in for this seat to send. It is deleted when it was sent or is not wanted."""

    talks = models.CharField(max_length=100)
    seat = models.CharField(max_length=120)
    number = models.BigIntegerField()  # counted for this seat alone
    room = models.CharField(max_length=170)
    kind = models.CharField(max_length=60)
    by = models.CharField(max_length=120)
    data = models.TextField()  # the fields as a browser sends them, sealed (`store.beside`)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talks", "seat", "number"], name="one_prepared")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.room} of {self.talks}, prepared for {self.seat}"


class Dropped(models.Model):
    """A suggested claim that a seat does not want: it is not suggested to that seat again. No record holds it."""

    talks = models.CharField(max_length=100)
    seat = models.CharField(max_length=120)
    dispatch = models.BigIntegerField()  # the entry of the report in the public room
    suggestion = models.CharField(max_length=32)  # what it was, as `reviewing.mark_of` has it
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talks", "seat", "dispatch", "suggestion"], name="one_dropped")]

    def __str__(self) -> str:
        return f"{self.seat} dropped a suggestion from entry {self.dispatch} of {self.talks}"


class OnTheFloor(models.Model):
    """A seat on a room's speakers' list. The line is deleted when the seat is done (`floor`)."""

    talks = models.CharField(max_length=100)
    room = models.CharField(max_length=170)
    seat = models.CharField(max_length=120)
    asked = models.DateTimeField()
    since = models.DateTimeField(null=True)  # from when on it has the floor

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talks", "room", "seat"], name="one_on_the_floor")]

    def __str__(self) -> str:
        return f"{self.seat} in {self.room} of {self.talks}"
