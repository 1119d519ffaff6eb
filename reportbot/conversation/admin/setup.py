"""/pengaturan: what stands in letters, changed here; deadlines, retention, group and mail, as the operator set them."""

from datetime import timedelta
from typing import Final

from reportbot.conversation.admin import forms
from reportbot.conversation.admin import presses as p
from reportbot.conversation.admin.acts import recorded
from reportbot.conversation.admin.entries import Reply
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Message, Press
from reportbot.conversation.needs import Need, OperatorSettings
from reportbot.conversation.requests.letterhead import operator, settings_of
from reportbot.conversation.says import Button, Content, Rows, Text
from reportbot.domain.records import OperatorSetting

STEP: Final = "setting"
DEADLINES: Final = ("legal", "legal-urgent", "reminder", "recheck", "objection")
RETAINED: Final = ("dismissed", "closed", "words", "export", "staff-file", "dead-update")
_PLACES: Final = ("{serial}", "{month}", "{year}")


def needs(*_: object) -> set[Need]:
    """What admins have set."""
    return {OperatorSettings()}


def command(desk: Desk, _item: Message, _argument: str) -> Content:
    """/pengaturan."""
    return page(desk)


def page(desk: Desk, note: Text | None = None) -> Content:
    """All that is set; what can be changed here has a button."""
    first = (note,) if note is not None else ()
    lines = (*first, Text("settings-head"), *_letters(desk), *_times(desk), *_rest(desk))
    names = [one for one in p.Setting if one is not p.Setting.KIND]
    buttons = [Button(Text(f"setting-{one.value}"), p.EditSetting(one)) for one in names]
    pairs: Rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return Content(lines, ((_other_kind(desk),), *pairs))


def _kind(desk: Desk) -> p.Kind:
    return p.Kind(operator(settings_of(desk), desk.rules, "operator-kind"))


def _other_kind(desk: Desk) -> Button:
    other = p.Kind.ORGANISATION if _kind(desk) is p.Kind.MINISTRY else p.Kind.MINISTRY
    return Button(Text(f"button-kind-{other.value}"), p.SetKind(other))


def _letters(desk: Desk) -> list[Text]:
    known = settings_of(desk)
    lines = [Text("settings-operator", {"name": desk.rules.operator_name, "kind": Text(f"kind-{_kind(desk).value}")})]
    for one in p.Setting:
        if one is not p.Setting.KIND:
            value = operator(known, desk.rules, one.value)
            lines.append(Text("settings-line", {"name": Text(f"setting-{one.value}"), "value": value or Text("unset")}))
    return lines


def _times(desk: Desk) -> list[Text]:
    policy = desk.rules.policy
    lines = [Text("settings-deadlines")]
    lines += [_time(Text(f"deadline-{name}"), policy.deadlines[name]) for name in DEADLINES]
    lines.append(Text("settings-retention"))
    return lines + [_time(Text(f"retained-{name}"), policy.retention[name]) for name in RETAINED]


def _time(name: Text, time: timedelta) -> Text:
    hours = round(time.total_seconds() / 3600)
    said = (
        Text("span-hours", {"count": hours}) if hours % 24 or hours == 24 else Text("span-days", {"count": hours // 24})
    )
    return Text("settings-line", {"name": name, "value": said})


def _rest(desk: Desk) -> list[Text]:
    group = desk.group()
    connected = group.state == "ready"
    return [
        Text("settings-group", {"title": group.title}) if connected else Text("overview-no-group"),
        Text("settings-evidence-private" if desk.rules.evidence == "private" else "settings-evidence-group"),
        Text("settings-mail-on" if desk.rules.mails else "settings-mail-off"),
    ]


def show(desk: Desk, item: Press, _pressed: p.Setup) -> Reply:
    """Back to all settings."""
    forms.finish(desk, item.person)
    return Reply(page(desk))


def set_kind(desk: Desk, item: Press, pressed: p.SetKind) -> Reply:
    """Who asks the platforms."""
    _write(desk, item.person, p.Setting.KIND, pressed.kind.value)
    return Reply(page(desk), Text("saved"))


def edit(desk: Desk, item: Press, pressed: p.EditSetting) -> Reply:
    """Ask for the line."""
    if pressed.setting is p.Setting.KIND:
        return Reply(page(desk))
    forms.ask(desk, item.person, STEP, pressed.setting.value)
    return Reply(_question(pressed.setting))


def _question(setting: p.Setting, note: Text | None = None) -> Content:
    ask = Text("setting-ask", {"name": Text(f"setting-{setting.value}")})
    pattern = Text("setting-ask-number") if setting is p.Setting.NUMBER else None
    rows: Rows = ((Button(Text("button-cancel"), p.Setup()),),)
    return Content(tuple(one for one in (note, ask, pattern) if one is not None), rows)


def typed(desk: Desk, item: Message) -> Content | None:
    """The line that was asked for."""
    setting = p.Setting(forms.asked(desk, item.person)[1])
    words = forms.line_of(item, _is_pattern if setting is p.Setting.NUMBER else bool)
    if words is None:
        return _question(setting, Text("setting-wrong-number" if setting is p.Setting.NUMBER else "setting-wrong"))
    _write(desk, item.person, setting, words)
    forms.finish(desk, item.person)
    return page(desk, Text("saved"))


def _is_pattern(words: str) -> bool:
    """A pattern of letter numbers: the serial must be in it, other braces may not."""
    rest = words
    for place in _PLACES:
        rest = rest.replace(place, "")
    return "{serial}" in words and "{" not in rest and "}" not in rest


def _write(desk: Desk, by: int, setting: p.Setting, value: str) -> None:
    desk.put(OperatorSetting(name=setting.value, value=value, changed_at=desk.now, changed_by=by))
    recorded(desk, "setting", by, value, name=setting.value)
