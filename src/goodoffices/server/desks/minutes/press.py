"""The press and the closing of the text, in words."""

from __future__ import annotations

import msgspec

from goodoffices.proof.people import PersonError, verify_person
from goodoffices.server.desks.labels import language_in_english, listed
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.desks.sources import claim_word
from goodoffices.talks import closing as c
from goodoffices.talks import filing as f
from goodoffices.talks import lines as n
from goodoffices.talks import press as p
from goodoffices.talks import signing as i

_LINES = {
    "line to take": "a line to take",
    "if asked": "what to say if asked",
    "holding line": "a holding line",
}


def _rule(s: Scribe, act: n.AgreePressRule) -> Said:
    if act.proposal is not None:
        return Said("agreed to the press rule proposed in", refs=(act.proposal,))
    scope = f" on {act.scope}" if act.scope else ""
    of = f" for round {act.round}" if act.round is not None else ""
    return Said(f"proposed a press rule{of}{scope}{s.until(act.until)}:", act.rule)


def _posture(s: Scribe, act: n.SetPosture) -> Said:
    whose = f" of {s.party(act.party)}" if act.party is not None else ""
    scope = f" on {act.scope}" if act.scope else ""
    return Said(f"set the press posture{whose}: {act.posture}{scope}{s.until(act.until)}.", act.words)


def _line(s: Scribe, act: n.DraftLine) -> Said:
    about = f" on {act.topic}" if act.topic else ""
    of = f" for round {act.round}" if act.round is not None else ""
    return Said(f"drafted {_LINES[act.line]}{about}{of}:", act.text)


def _drafted(s: Scribe, act: n.DraftStatement) -> Said:
    embargo = f", embargoed{s.until(act.embargo)}" if act.embargo is not None else ""
    return Said(f"drafted a statement, “{s.text(act.title)}”{embargo}:", act.text)


def _cleared(s: Scribe, act: n.ClearStatement) -> Said:
    verb = "cleared, as it stands, the draft of" if act.cleared else f"sent back{rest(act.note)}: the draft of"
    return Said(verb, refs=(act.draft,))


def _published(s: Scribe, act: p.Publish) -> Said:
    embargo = f", embargoed{s.until(act.embargo)}" if act.embargo is not None else ""
    return Said(f"published on behalf of {s.parties(act.on_behalf_of)}, “{s.text(act.title)}”{embargo}:", act.text)


def _corrected(s: Scribe, act: p.CorrectStatement) -> Said:
    verb = (
        "withdrew what was published in" if act.withdrawn else "corrected what was published; the earlier words stay:"
    )
    return Said(f"{verb}{rest(act.note) if not act.withdrawn else ''}", act.text, (act.statement,))


def _filed(s: Scribe, act: f.FileDispatch) -> Said:
    agency = f"from {act.agency}" if act.agency else ""
    version = f"a version of entry {act.version_of}" if act.version_of is not None else ""
    more = rest(agency, version, *act.notes)
    return Said(f"filed a report of {act.publisher}, {s.day(act.published)}, “{act.title}”{more}.", act.text)


def _what(s: Scribe, act: f.RecordClaim) -> str:
    who = ", ".join(part for part in (act.speaker, act.office) if part)
    when = f", {s.day(act.said_on)}" if act.said_on else ""
    via = f", as quoted by {listed(act.via)}" if act.via else ""
    kind = "in these words" if act.verbatim else "in the filer’s words"
    about = f"about {s.day(act.about)}" if act.about else ""
    polarity = f"sense: {act.polarity}" if act.polarity != "as stated" else ""
    more = rest(act.occasion, about, act.modality, act.place, act.scope, polarity, s.on(act.point).strip())
    said = f"what a report says that {who} said" if who else "what a report itself says"
    return f"{said}{when}{via} ({claim_word(act)}, {kind}){more}"


def _claimed(s: Scribe, act: f.RecordClaim) -> Said:
    return Said(f"recorded {_what(s, act)}:", act.words, (act.dispatch,))


def _reclaimed(s: Scribe, act: f.CorrectClaim) -> Said:
    if act.withdrawn:
        return Said(f"withdrew a claim{rest(act.note)}: what was recorded in", refs=(act.recorded,))
    return Said(f"corrected a claim{rest(act.note)}, to {_what(s, act)}:", act.words, (act.recorded, act.dispatch))


def _frozen(s: Scribe, act: c.FreezeText) -> Said:
    points = listed(f"point {f.point} ({s.alternative(f.point, f.wording)})" for f in act.points)
    return Said(f"froze the text “{s.text(act.title)}”: {points}; digest {act.digest[:16]}….")


def _concordance(s: Scribe, act: c.CheckConcordance) -> Said:
    languages = listed(language_in_english(tag) for tag in act.languages)
    found = "say the same" if act.concordant else "do not say the same"
    return Said(f"compared {languages} of the text: they {found}.", act.note, (act.text,))


def _initialled(s: Scribe, act: i.Initial) -> Said:
    said = f"initialled, digest {act.digest[:16]}…, the text of"
    return Said(said, refs=(act.text,), conditions=_by_person(s, act))


def _by_person(s: Scribe, act: i.Initial | i.Sign) -> tuple[str, ...]:
    """Whether a person signed beside the act, and with which key."""
    try:
        held = verify_person(s.desk.talks, s.state.room, s.entry.seat, msgspec.to_builtins(act))
    except PersonError as error:
        return (f"The person’s signature beside it does not hold: {error}.",)
    return (f"A person signed it too, with {held.made}; key {held.fingerprint}.",) if held is not None else ()


def _confirmed(s: Scribe, act: i.ConfirmAdReferendum) -> Said:
    if act.text is not None:
        return Said("declared the concurrence of its capital in the text of", refs=(act.text,))
    name = s.alternative(act.point, act.wording)
    refs = (act.wording,) if act.wording is not None else ()
    return Said(f"declared the concurrence of its capital in {name} of {s.point(act.point)}.", refs=refs)


def _signed(s: Scribe, act: i.Sign) -> Said:
    depositary = f"depositary: {act.depositary}" if act.depositary else ""
    return Said(
        f"signed at {act.place}, {s.day(act.on)}{rest(depositary)}: the text of",
        refs=(act.text,),
        conditions=_by_person(s, act),
    )


def _ratified(s: Scribe, act: i.Ratify) -> Said:
    done = f"declared that what its own law requires was done on {s.day(act.on)}{rest(act.instrument)}, for the text of"
    return Said(done, refs=(act.text,))


SAID = {
    n.AgreePressRule: _rule,
    n.SetPosture: _posture,
    n.DraftLine: _line,
    n.DraftStatement: _drafted,
    n.ClearStatement: _cleared,
    p.Publish: _published,
    p.CorrectStatement: _corrected,
    f.FileDispatch: _filed,
    f.RecordClaim: _claimed,
    f.CorrectClaim: _reclaimed,
    c.FreezeText: _frozen,
    c.CheckConcordance: _concordance,
    i.Initial: _initialled,
    i.ConfirmAdReferendum: _confirmed,
    i.Sign: _signed,
    i.Ratify: _ratified,
}
