"""What waited while the bot was away is taken in first, but nobody waits long for it."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from reportbot.clock import Clock
from reportbot.delivery.backlog import LATE_SECONDS, LONGEST_SECONDS, STALE_SECONDS, Backlog


class Steered(Clock):
    """A clock that a test moves."""

    seconds = 1_000.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds, UTC)

    def monotonic(self) -> float:
        return self.seconds


def late(clock: Steered) -> int:
    return int(clock.seconds - LATE_SECONDS) - 1


def takes(backlog: Backlog, *, full: bool, newest: int | None) -> None:
    backlog.takes(full=full, newest=newest)
    backlog.taken()


def test_only_full_batches_of_old_messages_make_people_wait() -> None:
    clock = Steered()
    backlog = Backlog(clock)
    assert not backlog.holds()
    for full, newest in ((False, late(clock)), (True, None), (True, int(clock.seconds))):
        takes(backlog, full=full, newest=newest)
        assert not backlog.holds()
        assert not backlog.draining()
    backlog.takes(full=True, newest=late(clock))
    assert backlog.holds()
    assert backlog.draining()


def test_they_wait_until_the_last_batch_or_until_none_comes_any_more() -> None:
    clock = Steered()
    backlog = Backlog(clock)
    takes(backlog, full=True, newest=late(clock))
    backlog.takes(full=False, newest=late(clock))
    assert backlog.holds(), "the last batch is not taken in yet"
    backlog.taken()
    assert not backlog.holds()
    takes(backlog, full=True, newest=late(clock))
    clock.seconds += STALE_SECONDS
    assert not backlog.holds()


def test_who_wrote_last_comes_first_until_nobody_waits() -> None:
    clock = Steered()
    backlog = Backlog(clock)
    backlog.takes(full=True, newest=late(clock))
    backlog.drained()
    assert backlog.draining(), "nobody waits yet because all are held"
    takes(backlog, full=False, newest=None)
    assert backlog.draining()
    backlog.drained()
    assert not backlog.draining()


@given(st.lists(st.floats(0.1, STALE_SECONDS - 0.1), min_size=40, max_size=200))
def test_nobody_waits_longer_than_two_minutes_however_long_it_takes(pauses: list[float]) -> None:
    clock = Steered()
    backlog, held = Backlog(clock), 0.0
    for pause in pauses:
        backlog.takes(full=True, newest=late(clock))
        held += pause if backlog.holds() else 0.0
        clock.seconds += pause
    assert held <= LONGEST_SECONDS + STALE_SECONDS
