"""Certificates spoilt in every way that can be thought of: each changes what is claimed or what shows it."""

from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from random import Random
from typing import Any

from goodoffices.settlement.check import Case, best_of

Spoilt = tuple[str, dict[str, Any]]
"""What was done to a certificate, and what came of it."""

QUESTIONS = (
    "zone",
    "count",
    "frontier",
    "solution",
    "improve",
    "path",
    "blockers",
    "relaxation",
    "sensitivity",
    "division",
)


def spoil(case: Case, certificate: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    """All the ways to spoil one certificate of a case; none of them leaves it true and shown."""
    yield "another problem", {**certificate, "problem": "0" * 64}
    digit = "0" if certificate["problem"][-1] != "0" else "1"
    yield "a digit of the digest", {**certificate, "problem": certificate["problem"][:-1] + digit}
    yield "no digest", {key: one for key, one in certificate.items() if key != "problem"}
    question = source.choice([one for one in QUESTIONS if one != certificate["question"]])
    yield "another question", {**certificate, "question": question}
    yield "an unknown question", {**certificate, "question": "peace"}
    if "argument" in certificate:
        yield "no argument", {key: one for key, one in certificate.items() if key != "argument"}
        yield "an unknown argument", {**certificate, "argument": {"kind": "authority"}}
    if certificate.get("values") and certificate["question"] != "frontier":
        place = source.randrange(len(certificate["values"]))
        worse = list(certificate["values"])
        worse[place] = shifted(worse[place])
        yield "a value", {**certificate, "values": worse}
        yield "a value less", {**certificate, "values": certificate["values"][:-1]}
    if certificate.get("package"):
        yield "a point left open", {**certificate, "package": dict(list(certificate["package"].items())[1:])}
        point = source.choice(case.ids)
        yield "an alternative that is not there", {**certificate, "package": {**certificate["package"], point: "?"}}
    yield from NAMED.get(certificate["question"], lambda *_: iter(()))(case, certificate, source)
    for path, leaf in leaves(certificate.get("argument")):
        if leaf.get("floors") or leaf.get("curve"):
            made = deepcopy(certificate)
            node = at(made["argument"], path)
            field = "floors" if node.get("floors") else "curve"
            node[field] = [-one - 1 for one in node[field]]
            yield "negative multipliers", made
            made = deepcopy(certificate)
            at(made["argument"], path).pop("floors", None)
            at(made["argument"], path).pop("curve", None)
            at(made["argument"], path).pop("parts", None)
            yield "a leaf without an argument", made
            break


def shifted(number: Any) -> Any:
    more = Fraction(number) + 1
    return int(more) if more.denominator == 1 else str(more)


def zone(case: Case, given: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    yield (
        "the contrary",
        {**given, "exists": not given["exists"], "argument": given.get("argument", {"kind": "package"})},
    )


def count(case: Case, given: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    if given["lower"] == given["upper"]:
        yield "one more", {**given, "lower": given["lower"] + 1, "upper": given["upper"] + 1}
        yield "one less", {**given, "lower": given["lower"] - 1, "upper": given["upper"] - 1}
    yield "bounds turned round", {**given, "lower": given["upper"] + 1}


def frontier(case: Case, given: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    if given["values"]:
        place = source.randrange(len(given["values"]))
        drop = {field: [one for k, one in enumerate(given[field]) if k != place] for field in ("values", "packages")}
        yield "a member dropped", {**given, **drop}
        twice = {field: [*given[field], given[field][place]] for field in ("values", "packages")}
        yield "a member twice", {**given, **twice}
        worse = deepcopy(given)
        worse["values"][place][0] = shifted(worse["values"][place][0])
        yield "a value of a member", worse
        yield "a member without its package", {**given, "packages": given["packages"][:-1]}
    found = {tuple(Fraction(one) for one in row) for row in given["values"]}
    for package, values in case.listed("zone" if given["zone_only"] else "possible"):
        vector = tuple(Fraction(one, case.scale) for one in values)
        if vector not in found:
            named = {k: names[a] for k, names, a in zip(case.ids, case.names, package, strict=True)}
            more = [*given["values"], [str(one) for one in vector]]
            yield "a member added", {**given, "values": more, "packages": [*given["packages"], named]}
            break


def solution(case: Case, given: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    ranks = isinstance(given["measure"], list)
    if not ranks or given["measure"]:
        more = [shifted(given["measure"][0]), *given["measure"][1:]] if ranks else shifted(given["measure"])
        yield "the measure", {**given, "measure": more}
        if given["optimal"]:
            yield "the bound", {**given, "bound": more}
            yield "not best", {**given, "optimal": "surely"}
        elif given["bound"] != given["measure"]:
            yield "called best without proof", {**given, "optimal": True}
        yield "measure and bound", {**given, "measure": more, "bound": more}
    yield "a party left out", {**given, "among": given["among"][1:]} if given["among"] else {**given, "among": ["?"]}
    yield "a criterion that is not there", {**given, "criterion": "justice"}
    if given["optimal"] and given["question"] == "solution":
        as_good = [package for package, _ in best_of(case, given["criterion"])]
        for package, values in case.listed("zone"):
            if package not in as_good:
                named = {k: names[a] for k, names, a in zip(case.ids, case.names, package, strict=True)}
                wrong = {**given, "package": named, "values": [str(Fraction(v, case.scale)) for v in values]}
                yield "a worse package", wrong
                break
    if given.get("ties"):
        yield "a tie twice", {**given, "ties": [*given["ties"], given["ties"][0]]}
        if given["all_ties"] and len(given["ties"]) > 1:
            yield "a tie dropped", {**given, "ties": [one for one in given["ties"] if one != given["package"]]}


def improve(case: Case, given: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    if given.get("package"):
        yield "the text itself", {**given, "package": given["from"]}
        yield "nothing instead", {**given, "package": None, "argument": {"kind": "exhaustive"}}
    if "changed" in given:
        yield "points changed", {**given, "changed": given["changed"] + 1}
    if given["criterion"] not in ("nearest",):
        yield from solution(case, given, source)


def path(case: Case, given: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    if given["steps"]:
        yield "the last step dropped", {**given, "steps": given["steps"][:-1]}
        yield "a step twice", {**given, "steps": [*given["steps"], given["steps"][-1]]}
        yield "no step so wide", {**given, "width": 0}


def blockers(case: Case, given: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    if given["complete"] and given["sets"]:
        yield "a set dropped", {**given, "sets": given["sets"][1:]}
        yield "a set twice", {**given, "sets": [*given["sets"], given["sets"][0]]}
        if given["openings"]:
            yield "an opening dropped", {**given, "openings": given["openings"][1:]}
            yield "an opening twice", {**given, "openings": [*given["openings"], given["openings"][0]]}
    for k, one in enumerate(given["sets"]):
        if one["limits"]:
            made = deepcopy(given)
            made["sets"][k]["limits"] = one["limits"][1:]
            made["sets"][k]["without"] = one["without"][1:]
            yield "a limit dropped", made
            named = {party: {"party": party} for party in case.parties}
            more = [limit for limit in named.values() if limit not in one["limits"]]
            if more:
                made = deepcopy(given)
                made["sets"][k]["limits"] = [*one["limits"], more[0]]
                made["sets"][k]["without"] = [*one["without"], one["without"][0]]
                yield "a limit too many", made


def relaxation(case: Case, given: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    if given["measure"] == "fewest":
        yield "a bound too high", {**given, "bound": given["bound"] + 1}
        if given["limits"]:
            yield "a limit dropped", {**given, "limits": given["limits"][1:]}
            yield "no proof", {**given, "blockers": []}
        return
    if given.get("package"):
        yield "the total", {**given, "total": shifted(given["total"]), "bound": shifted(given["total"])}
        yield "the bound", {**given, "bound": shifted(given["bound"])}
        yield "a reduction", {**given, "reductions": [shifted(given["reductions"][0]), *given["reductions"][1:]]}
        yield "a measure that is not there", {**given, "measure": "pain"}
        if given["total"]:
            yield "nothing opens it", {**given, "package": None}


def sensitivity(case: Case, given: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    for end, sign in (("low", -1), ("high", 1)):
        if given[end] is not None:
            one = Fraction(given[end]) + Fraction(sign, case.scale)
            yield f"a {end} end too far", {**given, end: str(one)}
            yield f"no {end} end", {**given, end: None}
    yield "another party", {**given, "party": "?"}


def division(case: Case, given: dict[str, Any], source: Random) -> Iterator[Spoilt]:
    yield "a proportion", {**given, "proportion": shifted(given["proportion"])}
    point = source.choice(case.ids)
    rest = {name: parts for name, parts in given["shares"].items() if name != point}
    yield "a point not shared out", {**given, "shares": rest}
    parts = given["shares"][point]
    turned = {**given["shares"], point: dict(zip(parts, reversed(parts.values()), strict=True))}
    if len({Fraction(one) for one in parts.values()}) > 1 and any(
        m.worth[case.ids.index(point)][0] for m in case.values
    ):
        yield "a point to the other party", {**given, "shares": turned}
    more = {**parts, case.parties[0]: shifted(parts[case.parties[0]])}
    yield "more than the whole", {**given, "shares": {**given["shares"], point: more}}
    debt = {case.parties[0]: -1, case.parties[1]: 2}
    yield "less than nothing", {**given, "shares": {**given["shares"], point: debt}}
    yield "a point more split", {**given, "split": source.choice([one for one in case.ids if one != given["split"]])}
    half = {name: dict.fromkeys(case.parties, "1/2") for name in case.ids}
    values = [str(Fraction(sum(row[0] for row in measure.worth), 2 * case.scale)) for measure in case.values]
    if sum(any(m.worth[k][0] for m in case.values) for k in range(len(case.ids))) > 1:
        yield "half of everything", {**given, "shares": half, "values": values, "proportion": "1/2"}


NAMED = {
    "zone": zone,
    "count": count,
    "frontier": frontier,
    "solution": solution,
    "improve": improve,
    "path": path,
    "blockers": blockers,
    "relaxation": relaxation,
    "sensitivity": sensitivity,
    "division": division,
}


def leaves(argument: Any) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    """The leaves of an argument's trees, each with the way to it."""
    if not argument or argument.get("kind") != "tree":
        return
    pending: list[tuple[list[Any], Any]] = [(["trees", k], one) for k, one in enumerate(argument["trees"])]
    while pending:
        path, node = pending.pop()
        if "branches" in node:
            pending += [([*path, "branches", k, 1], one) for k, (_, one) in enumerate(node["branches"])]
        elif node:
            yield path, node


def at(whole: Any, path: list[Any]) -> Any:
    for step in path:
        whole = whole[step]
    return whole
