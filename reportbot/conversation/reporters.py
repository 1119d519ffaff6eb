"""A reporter whom nobody sees, as the team names him: by a report's number, or by a case and his place on it."""

import re
from typing import Final

from reportbot.conversation.admin.overview import LONGEST_NUMBER, is_ticket
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import CaseFile, Need, Ticket
from reportbot.domain.records import Report
from reportbot.domain.reporters import in_order
from reportbot.domain.tickets import read_ticket

_NTH: Final = re.compile(
    rf"(?:kasus\s*)?#?([0-9]{{1,{LONGEST_NUMBER}}})\s+(?:pelapor\s*)?([0-9]{{1,3}})", re.IGNORECASE
)


def needs(words: str) -> set[Need]:
    """The case of the reporter who is named."""
    ticket, nth = read_ticket(words), _NTH.fullmatch(words)
    if ticket is not None:
        return {Ticket(ticket)}
    return {CaseFile(int(nth[1]))} if nth is not None else set()


def is_meant(words: str) -> bool:
    """Whether somebody named a reporter, one who is not there or a mistyped number too."""
    return is_ticket(words) or _NTH.fullmatch(words) is not None


def named(facts: Facts, words: str) -> Report | None:
    """The report that a ticket names, or a reporter's first on a case (as *kasus 12 pelapor 2*)."""
    ticket, nth = read_ticket(words), _NTH.fullmatch(words)
    if ticket is not None:
        return next(iter(_reports(facts, "ticket", ticket)), None)
    if nth is None:
        return None
    order = in_order(_reports(facts, "case", int(nth[1])))
    return order[int(nth[2]) - 1] if 0 < int(nth[2]) <= len(order) else None


def _reports(facts: Facts, name: str, value: object) -> list[Report]:
    keys = facts.index.get((Report, name, value), [])
    return [report for key in keys if (report := facts.get(Report, key)) is not None]
