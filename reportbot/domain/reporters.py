"""Reporters of a case by their place: who reported first is Pelapor 1, on cards, in packets and in commands."""

from collections.abc import Iterable

from reportbot.domain.records import Report


def in_order(reports: Iterable[Report]) -> list[Report]:
    """The first report of each of a case's reporters, who came first at first."""
    first: dict[int, Report] = {}
    for report in sorted(reports, key=lambda one: one.report):
        first.setdefault(report.person, report)
    return list(first.values())


def places(reports: Iterable[Report]) -> dict[int, int]:
    """By reporter (the person) the place among a case's reporters, from 1."""
    return {report.person: place for place, report in enumerate(in_order(reports), 1)}
