"""A class, its tables, who sits where, and what happened at its doors.

Names and codes are sealed under the master key, as all is that lies beside the records. No record of any talks holds a
student's name: the seats bear the names of the role-play.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goodoffices.server.doors.models import Account


class TeacherLink(models.Model):
    """A link of one use that signs whoever started a class in as its teacher."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)


class Class(models.Model):
    """A class under its name. It keeps its kit as one file, so that it does not matter what becomes of the kit."""

    name = models.CharField(max_length=60, unique=True)
    kit = models.BinaryField()  # sealed: it holds everybody's instructions and worths
    made = models.DateTimeField()
    minutes = models.PositiveIntegerField()  # how long it is to last; the kit's stages are stretched to it
    teacher = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="classes")
    kept = models.TextField(default="")  # sealed: the teacher's name, what reading the roster noted
    form = models.CharField(max_length=43, default="")  # of the page that opened it: sent twice, it opens one class

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form"], condition=~models.Q(form=""), name="one_class_of_a_form")
        ]


class TableOf(models.Model):
    """A table of a class: one copy of the talks. When a table is begun anew, the copy before it is kept, and linked."""

    klass = models.ForeignKey(Class, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveIntegerField()  # from 1
    talks = models.CharField(max_length=200, unique=True)
    made = models.DateTimeField()
    closed = models.DateTimeField(null=True)  # given up: nobody sits at it
    after = models.OneToOneField("self", null=True, on_delete=models.SET_NULL, related_name="next")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["klass", "number"], name="table_of_class")]


class Place(models.Model):
    """A student of a class: the seat, the code that leads to it, and whether anybody came with it."""

    klass = models.ForeignKey(Class, on_delete=models.CASCADE, related_name="places")
    number = models.PositiveIntegerField()  # in the order of the roster; later ones after it
    kept = models.TextField()  # sealed: name, further columns, code
    digest = models.CharField(max_length=64, unique=True)  # of the code
    table = models.ForeignKey(TableOf, null=True, on_delete=models.SET_NULL, related_name="places")
    seat = models.CharField(max_length=120, default="")
    account = models.OneToOneField(Account, null=True, on_delete=models.SET_NULL, related_name="place")
    joined = models.DateTimeField(null=True)  # the code was used, and is void until the student leaves
    absent = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["klass", "number"], name="one_place_of_a_number")]


class ClassEvent(models.Model):
    """What happened to a class at its doors: opened, joined, left, a new code, moved, a table given up."""

    klass = models.ForeignKey(Class, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    kept = models.TextField()  # sealed: in words


class Reckoned(models.Model):
    """What was reckoned of a class for its debrief, until a record grows."""

    klass = models.OneToOneField(Class, on_delete=models.CASCADE, related_name="reckoned")
    digest = models.CharField(max_length=64)  # of how far the records had grown
    kit = models.CharField(max_length=64)  # the same for classes with the same kit
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)  # a silence procedure runs out then, without an entry
    kept = models.TextField()  # sealed: the tables, as JSON
