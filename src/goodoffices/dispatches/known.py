"""Who is who in talks, for reading a dispatch: the parties, people and rounds that a reader's own records name."""

from __future__ import annotations

from goodoffices.dispatches.names import Names, Party, Person, Round
from goodoffices.talks.act import PUBLIC
from goodoffices.talks.calendar import Reschedule, ScheduleRound
from goodoffices.talks.founding import Party as Admitted
from goodoffices.talks.play import RoomState, StateOfPlay

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def names_of(play: StateOfPlay) -> Names:
    """The names that plenary and the public room give, as far as the reader reads them."""
    public = play.rooms.get(PUBLIC)
    states = [state for state in (play.plenary, public) if state is not None]
    parties: dict[str, list[Admitted]] = {}
    people: dict[tuple[str, str], Person] = {}
    for state in states:
        for admitted in state.founding.parties.values():
            parties.setdefault(admitted.id, []).append(admitted)
        for seat in state.founding.seats.values():
            if seat.person and not seat.vacant and seat.party in state.founding.parties:
                people[seat.party, seat.person] = Person(seat.person, seat.title, seat.party)
    return Names(
        tuple(_party(records) for records in parties.values()), tuple(people.values()), tuple(_rounds(states).values())
    )


def _party(records: list[Admitted]) -> Party:
    """A party under all the names of the rooms that admitted it; its role by the last of them."""
    names = dict.fromkeys(name for one in records for name in (*one.name.values(), *one.aliases) if name)
    last = records[-1]
    return Party(last.id, tuple(names), last.roles[0] if last.roles else "")


def _rounds(states: list[RoomState]) -> dict[int, Round]:
    found: dict[int, Round] = {}
    for state in states:
        for number, known in state.calendar.rounds.items():
            said = [e.act for e in known.announcements if isinstance(e.act, ScheduleRound | Reschedule)]
            dates = next((act.dates for act in reversed(said) if act.dates), "")
            place = next((act.place for act in reversed(said) if act.place), "")
            names = (f"{_ORDINALS[number - 1]} round",) if number <= len(_ORDINALS) else (f"round {number}",)
            found[number] = Round(number, names, dates, place)
    return found
