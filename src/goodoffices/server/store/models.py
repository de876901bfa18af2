"""The tables of the records. No page reads them: everything goes through `records.DjangoRecords`.

Rows are numbered by room alone, so that no stored number tells of an act in another room. What leaf and payload hold
is kept as exact bytes, never as JSON that a database would write anew.
"""

from django.db import models

ID_LENGTH = 200  # as `proof.leaf.MAX_ID`


class Talks(models.Model):
    """Talks, by the name in their address."""

    name = models.CharField(max_length=ID_LENGTH, unique=True)


class Room(models.Model):
    """A room, the number of its last entry, its log's full subtrees, and how often payloads of it were erased.

    Writers lock this row; one without entries is as if it were not.
    """

    talks = models.ForeignKey(Talks, models.PROTECT, db_index=False)
    name = models.CharField(max_length=ID_LENGTH)
    number = models.BigIntegerField(default=0)
    erasures = models.BigIntegerField(db_default=0)
    peaks = models.BinaryField(db_default=b"")  # 32 bytes for each bit of `number`, the largest subtree first
    key = models.BinaryField(null=True)  # the room's key, sealed with the master key; none if nothing is sealed

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talks", "name"], name="one_room_of_a_name")]


class Leaf(models.Model):
    """An entry's leaf, as the room's log holds it. Triggers refuse every change."""

    pk = models.CompositePrimaryKey("room_id", "number")
    room = models.ForeignKey(Room, models.PROTECT, db_index=False)
    number = models.BigIntegerField()
    leaf = models.BinaryField()  # canonical bytes (RFC 8785)
    leaf_hash = models.BinaryField()  # SHA-256 (RFC 6962)


class Subtree(models.Model):
    """The hash of a full subtree of a room's log, above its leaves. Triggers refuse every change."""

    pk = models.CompositePrimaryKey("room_id", "level", "place")
    room = models.ForeignKey(Room, models.PROTECT, db_index=False)
    level = models.SmallIntegerField()
    place = models.BigIntegerField()
    hash = models.BinaryField()


class Cosignature(models.Model):
    """That a seat saw a room's log at some size, by its signature. Triggers refuse every change."""

    pk = models.CompositePrimaryKey("room_id", "size", "seat")
    room = models.ForeignKey(Room, models.PROTECT, db_index=False)
    size = models.BigIntegerField()
    seat = models.CharField(max_length=ID_LENGTH)
    key = models.TextField()  # public
    line = models.TextField()  # as a signed note carries it


class Payload(models.Model):
    """What the leaf's commitment is made of. Triggers refuse every change but erasure, which empties both.

    Sealed, both are in `payload`, and `salt` is empty: see `resting`.
    """

    pk = models.CompositePrimaryKey("room_id", "number")
    room = models.ForeignKey(Room, models.PROTECT, db_index=False)
    number = models.BigIntegerField()
    salt = models.BinaryField(null=True)  # 32 bytes
    payload = models.BinaryField(null=True)  # the act's canonical bytes (RFC 8785), or both as they are sealed

    class Meta:
        indexes = [models.Index("room", condition=models.Q(salt__isnull=False), name="payload_in_clear")]


class Original(models.Model):
    """The file that a dispatch was opened from. Triggers refuse every change but erasure, which empties it.

    Its hash stands in the act alone: here it would test a guess when the file is gone.
    """

    pk = models.CompositePrimaryKey("room_id", "number")
    room = models.ForeignKey(Room, models.PROTECT, db_index=False)
    number = models.BigIntegerField()
    original = models.BinaryField(null=True)


class Mark(models.Model):
    """What an entry of the public room may share with another of the same report. A projection of the records.

    The words by which such entries are found have no model: see `finding`.
    """

    pk = models.CompositePrimaryKey("room_id", "mark", "number")
    room = models.ForeignKey(Room, models.PROTECT, db_index=False)
    mark = models.BigIntegerField()
    number = models.BigIntegerField()


class Membership(models.Model):
    """Which room a seat reads, up to which entry (null: as it grows). A projection of the records."""

    pk = models.CompositePrimaryKey("talks_id", "seat", "room_id")
    talks = models.ForeignKey(Talks, models.PROTECT, db_index=False)
    seat = models.CharField(max_length=ID_LENGTH)
    room = models.ForeignKey(Room, models.PROTECT, db_index=False)
    upto = models.BigIntegerField(null=True)


class QuestionKey(models.Model):
    """A key that was made for a sealed question. Its row is deleted when the question can run no more.

    The secret is sealed under the master key, as everything beside the record is: see `beside`.
    """

    pk = models.CompositePrimaryKey("talks_id", "public")
    talks = models.ForeignKey(Talks, models.PROTECT, db_index=False)
    public = models.CharField(max_length=100)
    secret = models.TextField()
    seat = models.CharField(max_length=ID_LENGTH)
    request = models.CharField(max_length=ID_LENGTH)
    made = models.DateTimeField()
    room = models.CharField(max_length=ID_LENGTH, default="")
    number = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talks", "seat", "request"], name="one_key_of_a_request")]


class Answer(models.Model):
    """A request that was carried out, by the key that its sender gave it, and the entry that it made.

    Nothing here is made from what was asked: it would still test a guess when the payload and its salt are erased.
    """

    pk = models.CompositePrimaryKey("talks_id", "seat", "key")
    talks = models.ForeignKey(Talks, models.PROTECT, db_index=False)
    seat = models.CharField(max_length=ID_LENGTH)
    key = models.CharField(max_length=ID_LENGTH)
    room = models.ForeignKey(Room, models.PROTECT, db_index=False)
    number = models.BigIntegerField()
