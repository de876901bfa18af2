"""The press: the agreed rule, postures, lines and statements, what was reported and who is said to have said what."""

from __future__ import annotations

from goodoffices.registry import zone_of
from goodoffices.summary.told import Item, fields, moment, states, told, when
from goodoffices.talks.lines import AgreePressRule, SetPosture, rule_in_force
from goodoffices.talks.play import StateOfPlay
from goodoffices.talks.press import CorrectStatement, FileDispatch, Publish, Published, RecordClaim


def press(play: StateOfPlay) -> Item:
    """Everything about the press that one reads. A claim is what a report says that somebody said, and no more."""
    return {
        "rule": _rule(play),
        "postures": _postures(play),
        "drafts": _drafts(play),
        "statements": _statements(play),
        "claims": _claims(play),
        "dispatches": _dispatches(play),
    }


def _rule(play: StateOfPlay) -> Item | None:
    entry = rule_in_force(play.plenary)
    if entry is None or not isinstance(entry.act, AgreePressRule):
        return None
    until = None if entry.act.until is None else moment(entry.act.until)
    return {**fields(entry.act, "rule", "round", "scope"), "until": until, **told(entry)}


def _postures(play: StateOfPlay) -> list[Item]:
    """Each party's postures in order; the last one of a party stands."""
    found: list[Item] = []
    for state in states(play):
        for party, entries in state.press.postures.items():
            for entry in entries:
                if isinstance(entry.act, SetPosture):
                    until = entry.act.until
                    found.append(
                        {
                            "party": party,
                            **fields(entry.act, "posture", "scope", "words"),
                            "until": moment(until) if until is not None else None,
                            "stands": entry is entries[-1],
                            "when": when(entry, zone_of(play)),
                            **told(entry),
                        }
                    )
    return found


def _drafts(play: StateOfPlay) -> list[Item]:
    return [
        {
            **fields(draft, "line", "topic", "round", "title", "text"),
            "embargo": moment(draft.embargo) if draft.embargo is not None else None,
            "cleared": list(draft.cleared),
            "returned": [{"party": party, "note": note} for party, note in draft.returned],
            **told(state.entries[draft.number - 1]),
        }
        for state in states(play)
        for draft in state.press.drafts.values()
    ]


def _statements(play: StateOfPlay) -> list[Item]:
    return [
        {
            **_words(found),
            "corrections": [_correction(found, i) for i in range(len(found.corrections))],
            **told(found.entry),
        }
        for state in states(play)
        for found in state.press.statements.values()
    ]


def _words(found: Published) -> Item:
    act = found.entry.act
    assert isinstance(act, Publish)
    return {
        **fields(act, "title", "text", "on_behalf_of"),
        "embargo": moment(act.embargo) if act.embargo is not None else None,
    }


def _correction(found: Published, i: int) -> Item:
    entry = found.corrections[i]
    assert isinstance(entry.act, CorrectStatement)
    return {**fields(entry.act, "text", "withdrawn", "note"), **told(entry)}


def _claims(play: StateOfPlay) -> list[Item]:
    """Who said what, according to which report; `verbatim` only for words printed as a quotation."""
    return [
        {
            **fields(
                entry.act, "claim", "words", "verbatim", "polarity", "speaker", "office", "party", "via", "occasion",
                "said_on", "about", "round", "point", "count", "dispatch", "start", "end", "modality", "place", "scope",
                "counted",
            ),
            **told(entry),
        }
        for state in states(play)
        for entry in state.press.claims.values()
        if isinstance(entry.act, RecordClaim)
    ]  # fmt: skip


def _dispatches(play: StateOfPlay) -> list[Item]:
    return [
        {
            **fields(
                entry.act, "publisher", "agency", "title", "published", "sha256", "media_type", "version_of", "text"
            ),
            **told(entry),
        }
        for state in states(play)
        for entry in state.press.dispatches.values()
        if isinstance(entry.act, FileDispatch)
    ]
