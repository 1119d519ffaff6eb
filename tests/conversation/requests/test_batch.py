"""What may be asked about: a case is ready exactly when nothing speaks against it."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportbot.domain.records import Decision, RequestItem
from reportbot.domain.words import CaseState, Category
from tests.conversation.requests.bench import CITRA, Bench, bench


def reason(work: Bench, case: int) -> str:
    """What a draft of Citra's says of this case."""
    work.begins(count=len(work._ready("michat")))
    return next((item.reason for item in work.all(RequestItem) if item.case == case), "absent")


@pytest.mark.parametrize(
    ("given_", "changes", "held"),
    [
        ({}, {}, ""),
        ({"kind": "name"}, {}, "name-only"),
        ({}, {"objections": 1}, "objection"),
        ({}, {"preserve": True}, "police"),
        ({}, {"preserve": True, "permitted": True}, ""),
        ({}, {"child": True, "preserve": True}, "child"),
        ({}, {"child": True, "preserve": True, "permitted": True}, ""),
        ({"category": Category.TRAFFICKING}, {"preserve": True}, "permit"),
        ({}, {"danger": True, "preserve": True}, "permit"),
        ({"reporters": (CITRA,)}, {}, "own-report"),
        ({"by": CITRA}, {}, "own-decision"),
        ({}, {"request": 99}, "absent"),
        ({}, {"state": CaseState.REQUESTED}, "absent"),
    ],
)
def test_each_ground_holds_a_case_back(given_: dict[str, Any], changes: dict[str, Any], held: str) -> None:
    work = bench()
    work.ready()
    case = work.ready(**given_)
    work.change(case, **changes)
    assert reason(work, case) == held


def test_a_review_that_a_reporter_asked_for_holds_it_back_until_it_is_decided_anew() -> None:
    work = bench()
    case = work.ready()
    at = work.now + timedelta(minutes=1)
    work.put(Decision(decision=90, case=case, kind="review-asked", by=None, at=at))
    assert reason(work, case) == "review"
    work.change(case, verdict_at=at + timedelta(minutes=1))
    work.writes(CITRA, "/permintaan")
    work.taps(CITRA, "Konsep permintaan 1")
    assert work.only(RequestItem).reason == ""


def test_where_a_second_moderator_agreed_the_first_may_send() -> None:
    work = bench()
    case = work.ready(by=CITRA)
    work.put(Decision(decision=90, case=case, kind="agree", by=2, at=work.at(case).verdict_at or work.now))
    assert reason(work, case) == ""


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["ready", "name", "objection", "child", "own"]), min_size=1, max_size=8))
def test_every_case_is_ready_or_held_with_a_reason_and_none_is_lost(kinds: list[str]) -> None:
    work = bench()
    cases = [work.ready(by=CITRA if kind == "own" else 1, kind="name" if kind == "name" else "id") for kind in kinds]
    flags: dict[str, dict[str, Any]] = {"objection": {"objections": 1}, "child": {"child": True, "preserve": True}}
    for case, kind in zip(cases, kinds, strict=True):
        work.change(case, **flags.get(kind, {}))
    screen = work.begins(count=len(cases))
    items = {item.case: item for item in work.all(RequestItem)}
    assert set(items) == set(cases)
    assert all((item.state == "held") == bool(item.reason) for item in items.values())
    assert f"{kinds.count('ready')} akun siap." in screen


def test_a_child_makes_the_request_urgent_whenever_it_comes_in_until_a_supervisor_chooses() -> None:
    work = bench(speaker="kementerian")
    work.ready()
    assert "Jalur mendesak" not in work.begins()
    child = work.ready(category=Category.CHILD)
    work.change(child, child=True, permitted=True)
    assert "Jalur mendesak: 4 jam sejak diterima platform." in work.writes(CITRA, "/permintaan") + work.taps(
        CITRA, "Konsep permintaan 1"
    )
    work.taps(CITRA, "Ubah data surat")
    assert "Jalur biasa: 24 jam sejak diterima platform." in work.taps(CITRA, "Jalur biasa")
    assert "Jalur mendesak" not in work.taps(CITRA, "Kembali")


def test_the_letter_of_an_organisation_has_no_legal_hours() -> None:
    work = bench()
    work.ready()
    work.begins()
    work.taps(CITRA, "Ubah data surat")
    assert "Jalur mendesak: surat meminta didahulukan." in work.taps(CITRA, "Jalur mendesak")
    assert "jam" not in work.taps(CITRA, "Kembali").replace("jam ini", "")
