"""Every answer agrees with enumeration, every certificate is accepted, and none that is spoilt."""

import ast
import json
import shutil
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.scenarios import scenario
from goodoffices.settlement import attest, check
from goodoffices.settlement.blockers import blocker, blockers
from goodoffices.settlement.certificate import Certifier
from goodoffices.settlement.improve import improve
from goodoffices.settlement.problem import Party, Point, Problem
from goodoffices.settlement.relaxation import fewest_limits, smallest_share, smallest_sum
from goodoffices.settlement.writing import digest, encode
from goodoffices.settlement.zone import zone
from tests.settlement import judge as judging
from tests.settlement.judge import CRITERIA, judge, not_accepted
from tests.settlement.likely import problem_of, problems
from tests.settlement.spoiling import spoil

SPOILT = 1000


def plain(problem: Problem) -> object:
    return json.loads(encode(problem), parse_float=Decimal)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems(), st.integers(0, 10**6))
def test_every_answer_agrees_with_enumeration_and_its_certificate_is_accepted(problem: Problem, seed: int) -> None:
    assert judge(problem, seed) == []


# The last two have packages that all could accept; the solver, with its presolve, called their programmes infeasible.
@pytest.mark.parametrize("seed", [*range(100, 140), 45539, 46481])
def test_answers_of_fixed_problems_agree_with_enumeration(seed: int) -> None:
    assert judge(problem_of(seed), seed) == []


@pytest.mark.parametrize("problem", [problem_of(seed) for seed in range(30)])
def test_the_checker_finds_the_same_digest(problem: Problem) -> None:
    assert check.Case(plain(problem)).digest() == digest(problem)


def test_spoilt_certificates_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand of them, as many of each kind as there are; each was accepted in full before it was spoilt."""
    collected: dict[tuple[str, str], list[tuple[check.Case, dict]]] = {}

    def collect(case: check.Case, certificate: dict) -> list[str]:
        travelled = json.loads(json.dumps(certificate), parse_float=Decimal)
        if all(verdict.status == "checked" for verdict in check.check(case, travelled)):
            for what, made in spoil(case, travelled, Random(1)):
                collected.setdefault((certificate["question"], what), []).append((case, made))
        return []

    monkeypatch.setattr(judging, "not_accepted", collect)
    for seed in range(60):
        judge(problem_of(seed), seed)
    spoilt = []
    for turn in range(max(map(len, collected.values()))):
        spoilt += [(what, *made[turn]) for what, made in collected.items() if turn < len(made)]
    assert len(collected) >= 100
    assert len(spoilt) >= SPOILT
    accepted = Counter(
        what
        for what, case, made in spoilt[:SPOILT]
        if not any(verdict.status == "refused" for verdict in check.check(case, made))
    )
    assert not accepted


@pytest.mark.parametrize("share", [40, 88])
def test_certificates_of_larger_problems_are_checked_without_looking_at_every_package(share: int) -> None:
    problem = scenario(4, 12, 4, 100, linkages=6, red_lines=1, share=share, seed=7)
    by, case = Certifier(problem, few=0), check.Case(plain(problem))
    found = zone(problem)
    text = (0,) * len(problem.points)
    certificates = [by.zone(found.witness), *attest.improvements(by, improve(problem, text, CRITERIA))]
    certificates += [by.solution(solve(problem)) for solve in CRITERIA.values()]
    certificates += [
        attest.blockers(by, blockers(problem, most=30)),
        attest.blockers(by, blocker(problem)),
        attest.fewest(by, fewest_limits(problem)),
        attest.lowered(by, smallest_sum(problem), "sum"),
        attest.lowered(by, smallest_share(problem), "share"),
    ]
    wrong = [mismatch for certificate in certificates for mismatch in not_accepted(case, certificate)]
    assert wrong == []
    assert {"tree"} == {one["argument"]["kind"] for one in certificates if "argument" in one}


def test_what_a_party_to_which_all_is_alike_gives_way_counts_as_written_on_whatever_scale() -> None:
    problem = Problem((Point("border", ("A",)),), (Party("akra", 0, ((-784,),)),), scale=7)
    found = smallest_share(problem)
    assert found.total == 112
    by, case = Certifier(problem), check.Case(plain(problem))
    assert not_accepted(case, attest.lowered(by, found, "share")) == []


def test_a_problem_written_otherwise_has_the_same_digest() -> None:
    party = Party("akra", 5, ((20, 0),))
    problem = Problem((Point("border", ("A", "B")),), (party,), scale=10)
    given = {
        "title": "as the parties like to call it",
        "parties": [{"worth": {"border": {"B": 0, "A": Decimal("2.00")}}, "reservation": "1/2", "id": "akra"}],
        "points": [{"alternatives": ["A", "B"], "id": "border"}],
        "forbidden": [],
    }
    assert check.Case(given).digest() == digest(problem)


def test_the_checker_names_nothing_but_python_and_itself() -> None:
    for file in Path(check.__file__).parent.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        foreign = {one for one in named if not one.startswith("goodoffices.settlement.check.")}
        assert {one.split(".")[0] for one in foreign} <= set(sys.stdlib_module_names), file.name


def test_the_checker_runs_by_itself(tmp_path: Path) -> None:
    problem = problem_of(1)
    found = Certifier(problem).zone(zone(problem).witness)
    (tmp_path / "problem.json").write_bytes(encode(problem))
    for name, certificate in (("good", found), ("bad", {**found, "problem": "0" * 64})):
        (tmp_path / f"{name}.json").write_text(json.dumps(certificate), encoding="utf-8")
    alone = tmp_path / "goodoffices" / "settlement" / "check"
    alone.mkdir(parents=True)
    for file in Path(check.__file__).parent.glob("*.py"):
        shutil.copy(file, alone)
    # Without the folder of installed packages, so that only the copy can be found.
    command = [sys.executable, "-S", "-E", "-m", "goodoffices.settlement.check", "problem.json"]
    good = subprocess.run([*command, "good.json"], cwd=tmp_path, capture_output=True, text=True, check=False)
    bad = subprocess.run([*command, "bad.json"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (good.returncode, bad.returncode) == (0, 1), good.stderr + bad.stderr
    assert good.stdout.startswith("checked: ")
    assert "another problem" in bad.stdout
