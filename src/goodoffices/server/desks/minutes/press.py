"""The press and the closing of the text, in words."""

from __future__ import annotations

import msgspec
from django.utils.translation import gettext as _

from goodoffices.proof.people import PersonError, verify_person
from goodoffices.server.desks.labels import language_for_reader
from goodoffices.server.desks.minutes.press_sentences import (
    LINES,
    POSTURES,
    POSTURES_OF_A_PARTY,
    RULES,
    RULES_OF_A_ROUND,
    which,
)
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.desks.sources import claim_word
from goodoffices.server.languages import listed, strung, told
from goodoffices.server.languages.terms import term
from goodoffices.talks import closing as c
from goodoffices.talks import filing as f
from goodoffices.talks import lines as n
from goodoffices.talks import press as p
from goodoffices.talks import signing as i


def _rule(s: Scribe, act: n.AgreePressRule) -> Said:
    if act.proposal is not None:
        # Translators: a link such as “entry 7” continues the sentence
        return Said(_("agreed to the press rule proposed in"), refs=(act.proposal,))
    given = {"round": act.round, "scope": act.scope, "when": s.at(act.until) if act.until is not None else ""}
    sentences = RULES if act.round is None else RULES_OF_A_ROUND
    return Said(sentences[which(act.scope, act.until)] % given, act.rule)


def _posture(s: Scribe, act: n.SetPosture) -> Said:
    given = {
        "party": s.party(act.party) if act.party is not None else "",
        "posture": term(act.posture),
        "scope": act.scope,
        "when": s.at(act.until) if act.until is not None else "",
    }
    sentences = POSTURES if act.party is None else POSTURES_OF_A_PARTY
    return Said(sentences[which(act.scope, act.until)] % given, act.words)


def _line(s: Scribe, act: n.DraftLine) -> Said:
    what = LINES[act.line][which(act.topic, act.round)] % {"topic": act.topic, "round": act.round}
    return Said(what, act.text)


def _drafted(s: Scribe, act: n.DraftStatement) -> Said:
    given = {"title": s.text(act.title)}
    if act.embargo is not None:
        given["when"] = s.at(act.embargo)
        return Said(_("drafted a statement, “%(title)s”, embargoed until %(when)s:") % given, act.text)
    return Said(_("drafted a statement, “%(title)s”:") % given, act.text)


def _cleared(s: Scribe, act: n.ClearStatement) -> Said:
    if act.cleared:
        # Translators: a link such as “entry 7” continues the sentence
        return Said(_("cleared, as it stands, the draft of"), refs=(act.draft,))
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("sent back%(more)s: the draft of") % {"more": rest(act.note)}, refs=(act.draft,))


def _published(s: Scribe, act: p.Publish) -> Said:
    given = {"parties": s.parties(act.on_behalf_of), "title": s.text(act.title)}
    if act.embargo is not None:
        given["when"] = s.at(act.embargo)
        what = _("published on behalf of %(parties)s, “%(title)s”, embargoed until %(when)s:") % given
    else:
        what = _("published on behalf of %(parties)s, “%(title)s”:") % given
    return Said(what, act.text)


def _corrected(s: Scribe, act: p.CorrectStatement) -> Said:
    if act.withdrawn:
        # Translators: a link such as “entry 7” continues the sentence
        what = _("withdrew what was published in")
    else:
        what = _("corrected what was published; the earlier words stay:%(more)s") % {"more": rest(act.note)}
    return Said(what, act.text, (act.statement,))


def _filed(s: Scribe, act: f.FileDispatch) -> Said:
    agency = _("from %(agency)s") % {"agency": act.agency} if act.agency else ""
    version = _("a version of entry %(number)s") % {"number": act.version_of} if act.version_of is not None else ""
    given = {
        "publisher": act.publisher,
        "day": s.day(act.published),
        "title": act.title,
        "more": rest(agency, version, *act.notes),
    }
    return Said(_("filed a report of %(publisher)s, %(day)s, “%(title)s”%(more)s.") % given, act.text)


def _what(s: Scribe, act: f.RecordClaim) -> str:
    who = strung(part for part in (act.speaker, act.office) if part)
    said = _("what a report says that %(who)s said") % {"who": who} if who else _("what a report itself says")
    behind = [s.day(act.said_on)] if act.said_on else []
    behind += [_("as quoted by %(via)s") % {"via": listed(act.via)}] if act.via else []
    for one in behind:
        # Translators: what is recorded, and when or through whom it was said
        said = _("%(said)s, %(more)s") % {"said": said, "more": one}
    about = _("about %(day)s") % {"day": s.day(act.about)} if act.about else ""
    sense = _("sense: %(sense)s") % {"sense": term(act.polarity)} if act.polarity != "as stated" else ""
    point = _("on %(point)s") % {"point": s.point(act.point)} if act.point is not None else ""
    more = rest(act.occasion, about, term(act.modality), act.place, act.scope, sense, point)
    given = {"said": said, "claim": term(claim_word(act)), "more": more}
    if act.verbatim:
        # Translators: claim is what it is about, such as “date” or “denial”
        return _("%(said)s (%(claim)s, in these words)%(more)s") % given
    return _("%(said)s (%(claim)s, in the filer’s words)%(more)s") % given


def _claimed(s: Scribe, act: f.RecordClaim) -> Said:
    return Said(_("recorded %(what)s:") % {"what": _what(s, act)}, act.words, (act.dispatch,))


def _reclaimed(s: Scribe, act: f.CorrectClaim) -> Said:
    given = {"more": rest(act.note)}
    if act.withdrawn:
        # Translators: a link such as “entry 7” continues the sentence
        return Said(_("withdrew a claim%(more)s: what was recorded in") % given, refs=(act.recorded,))
    what = _("corrected a claim%(more)s, to %(what)s:") % {**given, "what": _what(s, act)}
    return Said(what, act.words, (act.recorded, act.dispatch))


def _frozen(s: Scribe, act: c.FreezeText) -> Said:
    points = listed(
        # Translators: such as “point 7 (alternative B)”
        _("point %(point)s (%(words)s)") % {"point": one.point, "words": s.alternative(one.point, one.wording)}
        for one in act.points
    )
    given = {"title": s.text(act.title), "points": points, "digest": act.digest[:16]}
    return Said(_("froze the text “%(title)s”: %(points)s; digest %(digest)s….") % given)


def _concordance(s: Scribe, act: c.CheckConcordance) -> Said:
    given = {"languages": listed(language_for_reader(tag) for tag in act.languages)}
    if act.concordant:
        what = _("compared %(languages)s of the text: they say the same.") % given
    else:
        what = _("compared %(languages)s of the text: they do not say the same.") % given
    return Said(what, act.note, (act.text,))


def _initialled(s: Scribe, act: i.Initial) -> Said:
    # Translators: a link such as “entry 7” continues the sentence
    what = _("initialled, digest %(digest)s…, the text of") % {"digest": act.digest[:16]}
    return Said(what, refs=(act.text,), conditions=_by_person(s, act))


def _by_person(s: Scribe, act: i.Initial | i.Sign) -> tuple[str, ...]:
    """Whether a person signed beside the act, and with which key."""
    try:
        held = verify_person(s.desk.talks, s.state.room, s.entry.seat, msgspec.to_builtins(act))
    except PersonError as error:
        why = told(error.args[0]) if error.args else str(error)
        return (_("The person’s signature beside it does not hold: %(why)s.") % {"why": why},)
    if held is None:
        return ()
    given = {"means": told(held.made), "key": held.fingerprint}
    return (_("A person signed it too, with %(means)s; key %(key)s.") % given,)


def _confirmed(s: Scribe, act: i.ConfirmAdReferendum) -> Said:
    if act.text is not None:
        # Translators: a link such as “entry 7” continues the sentence
        return Said(_("declared the concurrence of its capital in the text of"), refs=(act.text,))
    given = {"words": s.alternative(act.point, act.wording), "point": s.point(act.point)}
    refs = (act.wording,) if act.wording is not None else ()
    return Said(_("declared the concurrence of its capital in %(words)s of %(point)s.") % given, refs=refs)


def _signed(s: Scribe, act: i.Sign) -> Said:
    depositary = _("depositary: %(who)s") % {"who": act.depositary} if act.depositary else ""
    given = {"place": act.place, "day": s.day(act.on), "more": rest(depositary)}
    # Translators: a link such as “entry 7” continues the sentence
    what = _("signed at %(place)s, %(day)s%(more)s: the text of") % given
    return Said(what, refs=(act.text,), conditions=_by_person(s, act))


def _ratified(s: Scribe, act: i.Ratify) -> Said:
    given = {"day": s.day(act.on), "more": rest(act.instrument)}
    # Translators: a link such as “entry 7” continues the sentence
    what = _("declared that what its own law requires was done on %(day)s%(more)s, for the text of") % given
    return Said(what, refs=(act.text,))


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
