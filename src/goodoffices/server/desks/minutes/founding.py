"""Founding, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from goodoffices.server.desks.acts import DO
from goodoffices.server.desks.labels import OFFICES, ROLES, language_for_reader
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.languages import listed, strung
from goodoffices.talks import delegations as d
from goodoffices.talks import founding as f
from goodoffices.talks import seats as t


def _founded(s: Scribe, act: f.FoundTalks) -> Said:
    given = {
        "title": s.text(act.title),
        "languages": listed(language_for_reader(tag) for tag in act.languages),
        "zone": act.zone,
    }
    what = _("founded the talks “%(title)s”; languages: %(languages)s; times in %(zone)s.") % given
    if act.instructor:
        instructor = {"person": s.seat(act.instructor)}
        what += " " + _("%(person)s is the instructor, and sits in every room.") % instructor
    return Said(what)


def _rules(s: Scribe, act: f.AdoptRules) -> Said:
    if act.rules is not None:
        what = _("proposed rules of procedure, and adopts them if it is a party that decides.")
        return Said(what, act.rules.words)
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("adopted the rules of procedure proposed in"), refs=(act.proposal or 0,))


def _admitted(s: Scribe, act: f.AdmitParty) -> Said:
    names = _("also called %(names)s") % {"names": listed(act.aliases)} if act.aliases else ""
    note = _("footnote: %(words)s") % {"words": s.text(act.footnote)} if act.footnote else ""
    given = {"party": s.text(act.name), "roles": listed(ROLES[role] for role in act.roles), "more": rest(note, names)}
    return Said(_("admitted %(party)s as %(roles)s%(more)s.") % given)


def _notified(s: Scribe, act: d.NotifyDelegation) -> Said:
    people = "\n".join(listed_delegate(one) for one in act.delegates)
    earlier = [n for n in (s.state.founding.delegations.get(act.party),) if n is not None and n.number > s.entry.number]
    given = {"party": s.party(act.party)}
    if earlier:
        return Said(_("notified the delegation of %(party)s. A later notification replaces it.") % given, people)
    return Said(_("notified the delegation of %(party)s.") % given, people)


def listed_delegate(delegate: d.Delegate) -> str:
    """A line of a delegation list: “Brena Talvik, Ambassador, head of delegation”."""
    return strung(part for part in (delegate.person, delegate.title, delegate.function) if part)


def _credentials(s: Scribe, act: d.AcceptCredentials) -> Said:
    return Said(_("accepted the credentials of the delegation of %(party)s.") % {"party": s.party(act.party)})


def _objected(s: Scribe, act: d.ObjectToCredentials) -> Said:
    what = _("objected to the credentials, or to a name, of the delegation of %(party)s.")
    return Said(what % {"party": s.party(act.party)}, act.reason)


def _seated(s: Scribe, act: t.SeatPerson) -> Said:
    given = {
        "person": act.person,
        "title": act.title,
        "office": OFFICES[act.office],
        "party": s.party(act.seat.partition(".")[0]),
        "seat": act.seat,
    }
    if act.title:
        return Said(_("seated %(person)s, %(title)s as %(office)s of %(party)s (%(seat)s).") % given)
    return Said(_("seated %(person)s as %(office)s of %(party)s (%(seat)s).") % given)


def _vacated(s: Scribe, act: t.VacateSeat) -> Said:
    given = {"seat": act.seat, "more": rest(act.reason)}
    return Said(_("recorded that the seat %(seat)s is vacant%(more)s.") % given)


def _to_do(kinds: Iterable[str]) -> str:
    """Acts as a sentence lists them after “to”, in the words of their buttons."""
    return listed(_as_verb(str(DO[kind])) if kind in DO else kind for kind in kinds)


def _as_verb(label: str) -> str:
    return label[:1].lower() + label[1:]


def _empowered(s: Scribe, act: t.Empower) -> Said:
    given = {"person": s.seat(act.seat), "acts": _to_do(act.acts)}
    if act.until:
        # Translators: acts is a list of acts as their buttons name them, such as “take a stance and sign”
        return Said(_("empowered %(person)s until %(day)s to %(acts)s.") % {**given, "day": s.day(act.until)})
    return Said(_("empowered %(person)s to %(acts)s.") % given)


def _revoked(s: Scribe, act: t.Revoke) -> Said:
    given = {"person": s.seat(act.seat), "acts": _to_do(act.acts)}
    if act.acts:
        return Said(_("ended the powers of %(person)s to %(acts)s.") % given)
    return Said(_("ended the powers of %(person)s.") % given)


def _full_powers(s: Scribe, act: d.PresentFullPowers) -> Said:
    refs = (act.paper,) if act.paper is not None else ()
    given = {
        "person": s.seat(act.seat),
        "acts": _to_do(act.acts),
        "issuer": act.issued_by,
        "day": s.day(act.issued_on),
    }
    what = _("presented full powers of %(person)s to %(acts)s; issued by %(issuer)s, %(day)s.") % given
    return Said(what, refs=refs)


SAID = {
    f.FoundTalks: _founded,
    f.AdoptRules: _rules,
    f.AdmitParty: _admitted,
    d.NotifyDelegation: _notified,
    d.AcceptCredentials: _credentials,
    d.ObjectToCredentials: _objected,
    t.SeatPerson: _seated,
    t.VacateSeat: _vacated,
    t.Empower: _empowered,
    t.Revoke: _revoked,
    d.PresentFullPowers: _full_powers,
}
