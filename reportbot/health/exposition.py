"""The figures as Prometheus reads them: a registry of our own, bounded labels, nothing about anybody."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from reportbot.health.vitals import Vitals
from reportbot.storage.standing_figures import Standing


def exposition(vitals: Vitals, standing: Standing | None) -> bytes:
    """The text of one scrape; without `standing` the database does not answer, and its figures are left out."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Figures(vitals, standing))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


class _Figures(Collector):
    def __init__(self, vitals: Vitals, standing: Standing | None) -> None:
        self._vitals, self._standing = vitals, standing

    def collect(self) -> Iterator[Metric]:
        yield from self._of_times()
        yield from self._of_counts()
        yield _gauge("database_answers", "1 where the database answered this scrape", float(self._standing is not None))
        if self._standing is not None:
            yield from _of_messages(self._standing, self._vitals.clock.now())
            yield from _of_cases(self._standing, self._vitals.clock.now())
            yield from _of_works(self._standing)

    def _of_times(self) -> Iterator[Metric]:
        vitals = self._vitals
        trouble = vitals.trouble
        yield from self._moment("last_poll", "good answer of getUpdates, or delivery to the webhook", vitals.contact())
        yield from self._moment("last_update", "update that came in", vitals.update_at)
        yield from self._moment("last_commit", "commit", trouble.committed_at if trouble else None)
        now = vitals.clock.monotonic()
        ages = {name: max(0.0, now - at) for name, at in vitals.progress().items()}
        yield _by("task_progress_age_seconds", "seconds since each task last moved", "task", ages)
        yield _gauge("deaf", "1 while updates wait at Telegram and none comes in", float(vitals.deaf))

    def _moment(self, name: str, what: str, at: float | None) -> Iterator[Metric]:
        """When, and how long ago; a monotonic time."""
        if at is not None:
            age = max(0.0, self._vitals.clock.monotonic() - at)
            moment = self._vitals.clock.now().timestamp() - age
            yield _gauge(f"{name}_timestamp_seconds", f"time of the last {what}", moment)
            yield _gauge(f"{name}_age_seconds", f"seconds since the last {what}", age)

    def _of_counts(self) -> Iterator[Metric]:
        vitals = self._vitals
        yield _counts("updates", "updates that came in", "kind", vitals.updates)
        yield _counts("sends", "calls for messages by what came of them; too_many is a 429", "outcome", vitals.sends)
        yield _count("retries", "messages that had to wait and go again", vitals.retries)
        yield _count("works_failed", "works that have failed for good", vitals.worker.failed if vitals.worker else 0)
        refusals = vitals.trouble.refusals if vitals.trouble else 0
        yield _count("database_refusals", "works that the database refused and that were tried again", refusals)


def _of_messages(found: Standing, now: datetime) -> Iterator[Metric]:
    yield _by("unsent_messages", "messages that wait to be sent", "lane", found.unsent)
    yield _gauge("unsent_messages_tried", "those of them that were tried before", found.tried)
    yield _gauge("oldest_unsent_age_seconds", "age of the oldest; 0 where none waits", _age(found.oldest_unsent, now))


def _of_cases(found: Standing, now: datetime) -> Iterator[Metric]:
    yield _gauge("cases_waiting", "cases that nobody has taken", found.waiting)
    yield _gauge("cases_urgent", "those of them that are urgent", found.urgent)
    yield _gauge("cases_overdue", "undecided cases past their time", found.overdue)
    yield _gauge("oldest_case_age_seconds", "how long the oldest case waits", _age(found.oldest_case, now))


def _of_works(found: Standing) -> Iterator[Metric]:
    yield _by("works", "letters, mails, imports and so on that are to be done", "state", found.works)
    yield _gauge("works_faulted", "those of them that failed before and are tried again", found.works_faulted)
    yield _gauge("dead_updates", "updates that were put aside because a mistake of ours stopped them", found.dead)


def _age(moment: datetime | None, now: datetime) -> float:
    return 0.0 if moment is None else max(0.0, (now - moment).total_seconds())


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(f"reportbot_{name}", what, value=value)


def _count(name: str, what: str, value: float) -> Metric:
    return CounterMetricFamily(f"reportbot_{name}", what, value=value)


def _by(name: str, what: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(f"reportbot_{name}", what, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family


def _counts(name: str, what: str, label: str, values: Mapping[str, float]) -> Metric:
    family = CounterMetricFamily(f"reportbot_{name}", what, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
