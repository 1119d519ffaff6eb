"""Any press, command or message about rights, from anybody in any state, has one answer and breaks nothing."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportbot.conversation.buttons import encode
from reportbot.conversation.rights.presses import (
    AskReveal,
    ListObjections,
    OnObjection,
    OnReveal,
    Rule,
    Second,
    Step,
)
from reportbot.conversation.wishes import Own, Wish
from reportbot.domain.records import Case, Objection, Report
from reportbot.texts import utf16_length
from tests.conversation.rights.world import ADMIN, Office, office

PEOPLE = st.sampled_from([1, 3, 4, 51, 70, ADMIN])
small = st.integers(0, 3)
reasons = st.sampled_from(["wrong-account", "nothing-new", "no-case", "forged"])
presses = st.one_of(
    st.builds(Own, st.sampled_from(Wish), st.booleans()),
    st.builds(OnObjection, small, small, st.sampled_from(Step)),
    st.builds(Rule, small, small, st.booleans(), reasons),
    st.builds(ListObjections),
    st.builds(AskReveal, small, st.booleans()),
    st.builds(OnReveal, small, st.sampled_from(Second)),
)
words = st.sampled_from(
    ["/sanggah", "/start sanggah", "/data_saya", "/hapus_data", "/sanggahan", "/buka_identitas", "/batal", "/lapor"]
) | st.sampled_from(["MiChat: akun_1", "Surat Polda Jabar B/12/III/2021", "akun_1", "<b>&amp;\u202e", "x" * 4096])


def _acts(world: Office, person: int, act: object) -> None:
    if isinstance(act, str):
        ticket = world.all(Report)[0].ticket if act == "/buka_identitas" else ""
        world.writes(person, f"{act} {ticket}".strip())
    else:
        world.presses(person, encode(act))  # type: ignore[arg-type] # one of the presses


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(PEOPLE, words | presses), max_size=12))
def test_everything_is_answered_and_every_count_stays_right(acts: list[tuple[int, object]]) -> None:
    world = office()
    world.change_member(1, status="member")
    world.case(account="akun_1")
    for person in (51, 70, ADMIN):
        world.join_session(person)
    for person, act in acts:
        if person in {70, 51, ADMIN} and not isinstance(act, str | Own):
            continue  # Telegram is asked about these first
        _acts(world, person, act)
    assert all(utf16_length(toast) <= 200 for toast in world.toasts)
    open_ones = [one for one in world.all(Objection) if one.state == "open"]
    for case in world.all(Case):
        assert case.objections == sum(case.case in one.cases for one in open_ones)
