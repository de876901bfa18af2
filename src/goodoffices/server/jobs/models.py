"""The one table of jobs."""

from django.db import models


class Job(models.Model):
    """Work for one seat. `seating` is the entry by which its person sat there: a successor sees nothing of it."""

    token = models.CharField(max_length=32, unique=True)
    talks = models.CharField(max_length=100)
    seat = models.CharField(max_length=120)
    seating = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    given = models.TextField()  # sealed (`store.beside`); empty once the job has ended
    found = models.TextField(default="")  # sealed; words for its reader where it failed
    state = models.CharField(max_length=10, default="waiting")  # running, done, stopped, failed
    done = models.BigIntegerField(default=0)
    of = models.BigIntegerField(default=0)
    stop = models.BooleanField(default=False)
    tries = models.SmallIntegerField(default=0)  # how often it was begun: who began it last may write
    made = models.DateTimeField()
    beat = models.DateTimeField(null=True)  # the last sign of life of who works on it
    ended = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "made"], name="job_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.seat} of {self.talks}, {self.state}"
