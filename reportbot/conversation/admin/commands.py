"""The admins' tables: commands, buttons, typed lines, due times and answers of works, each with its needs."""

from collections.abc import Mapping

from reportbot.conversation.admin import (
    alarms,
    anchor,
    audit_log,
    backlog,
    backup_pages,
    contacts,
    exporting,
    nightly_backup,
    overview,
    setup,
    statistics,
)
from reportbot.conversation.admin import presses as p
from reportbot.conversation.admin.entries import Command, Later, Pressed, Typed, nothing
from reportbot.conversation.buttons import Payload

TABLE: Mapping[str, Command] = {
    "status": Command(overview.status_needs, overview.status),
    "antrean": Command(overview.queue_needs, overview.queue),
    "cari": Command(overview.search_needs, overview.search),
    "hubungkan": Command(nothing, overview.usage),
    "audit": Command(audit_log.needs, audit_log.command),
    "cadangan": Command(nothing, backup_pages.command),
    "statistik": Command(nothing, statistics.command),
    "ekspor": Command(nothing, exporting.command),
    "platform": Command(contacts.needs, contacts.command),
    "pengaturan": Command(setup.needs, setup.command),
}
"""What admins write in private, by its name."""

GROUP_COMMANDS = frozenset({"hubungkan"})
"""What admins write in a group."""

PRESSED: Mapping[type[Payload], Pressed] = {
    p.AuditPage: Pressed(audit_log.page_needs, audit_log.page),
    p.AuditCase: Pressed(audit_log.case_needs, audit_log.case_page),
    p.Statistics: Pressed(nothing, statistics.press),
    p.Months: Pressed(nothing, statistics.months),
    p.Export: Pressed(nothing, exporting.choose),
    p.MakeExport: Pressed(nothing, exporting.make),
    p.Platforms: Pressed(contacts.needs, contacts.show_all),
    p.PlatformPage: Pressed(contacts.needs, contacts.show),
    p.EditPlatform: Pressed(contacts.needs, contacts.edit),
    p.Abroad: Pressed(contacts.needs, contacts.abroad),
    p.Setup: Pressed(setup.needs, setup.show),
    p.EditSetting: Pressed(setup.needs, setup.edit),
    p.SetKind: Pressed(setup.needs, setup.set_kind),
}
"""By the kind of press."""

TYPED: Mapping[str, Typed] = {
    contacts.STEP: Typed(contacts.needs, contacts.typed),
    setup.STEP: Typed(setup.needs, setup.typed),
}
"""Lines that a form asked for, by the first word of Session.step."""

LATER: Mapping[str, Later] = {
    backup_pages.MADE: Later(nothing, backup_pages.made),
    nightly_backup.MADE: Later(nothing, nightly_backup.made),
    statistics.MADE: Later(statistics.made_needs, statistics.made),
    exporting.MADE: Later(statistics.made_needs, exporting.made),
    backlog.SEEN: Later(nothing, backlog.seen),
    alarms.KIND: Later(nothing, alarms.tell),
}
"""Answers of works, of Telegram and of the bot's own watches, by their kind."""

DUES: Mapping[str, Later] = {
    anchor.DUE: Later(anchor.needs, anchor.post),
    backlog.DUE: Later(nothing, backlog.look),
    nightly_backup.DUE: Later(nothing, nightly_backup.begin),
}
"""Due times, by their kind."""
