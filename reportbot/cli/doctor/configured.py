"""The settings as far as they go: what is wrong with them is a line, and what needs none of it is still looked at."""

from collections.abc import Mapping

from msgspec import Struct

from reportbot.cli.doctor.finding import Finding
from reportbot.cli.doctor.here import settings_place, source_of
from reportbot.cli.doctor.machine import settings_file, unreadable
from reportbot.errors import SettingsError
from reportbot.settings import DOTENV, NO_TOKEN, PREFIX, Given, Settings, WrongSetting, given
from reportbot.texts import FIRST_LANGUAGE, Texts
from reportbot.texts.own import check_policy

TOKEN, PLACES = f"{PREFIX}TOKEN", (f"{PREFIX}DATA_DIR", f"{PREFIX}KEY_FILE")


class Configured(Struct, frozen=True):
    """`settings` is None where nothing is known of the machine; only a `whole` one says where the database is.

    `texts` are the operator's own where nothing is wrong with them.
    """

    settings: Settings | None
    texts: Texts
    faults: list[Finding]
    whole: bool = True
    has_token: bool = True


def configured() -> Configured:
    """The settings of the environment and `.env`, and what keeps the bot from starting with them."""
    try:
        found = given()
    except WrongSetting as fault:
        return Configured(None, Texts.load(), unreadable(DOTENV) or [*settings_file(), *_wrong(fault)])
    before, faults = found.variables, [*settings_file(), *_unread(found)]
    if has_token := bool(before.get(TOKEN)):
        completed = before
    else:
        completed = {**before, TOKEN: NO_TOKEN}
        faults.append(Finding.wrong("doctor-settings-none", file=settings_place()))
    try:
        # Given to `load`, it leaves the modes of files to `machine`, which tells each of them in the chosen language.
        settings = Settings.load(completed)
    except WrongSetting as fault:
        return Configured(_places(before), Texts.load(), [*faults, *_wrong(fault)], whole=False, has_token=False)
    texts, mistakes = _spoken(settings)
    return Configured(settings, texts, [*faults, *mistakes], has_token=has_token)


def _places(before: Mapping[str, str]) -> Settings:
    """Where the data dir and the key are; any words are a path."""
    return Settings.load({TOKEN: NO_TOKEN} | {name: before[name] for name in PLACES if name in before})


def _spoken(settings: Settings) -> tuple[Texts, list[Finding]]:
    try:
        texts = Texts.load(own=settings.texts_dir)
    except SettingsError as fault:
        return Texts.load(), [Finding.wrong("doctor-own-texts-wrong", sentence=str(fault))]
    try:
        check_policy(settings.policy, texts.keys(FIRST_LANGUAGE))
    except SettingsError as fault:
        return texts, [Finding.wrong("doctor-policy-wordless", sentence=str(fault))]
    return texts, []


def _unread(found: Given) -> list[Finding]:
    return [Finding.advice("doctor-settings-line", line=line, file=settings_place()) for line in found.unread]


def _wrong(fault: WrongSetting) -> list[Finding]:
    """A line of each; what is to be done about all that stand in the settings file stands in the last."""
    lines, ours = [], []
    for each in fault.texts:
        source, file = source_of(str(each.args.get("name", "")))
        if file:
            lines.append(Finding.wrong("doctor-settings-wrong-composed", sentence=each, source=source, file=file))
        else:
            ours.append(each)
    lines += [Finding.wrong("doctor-settings-wrong-too", sentence=each) for each in ours[:-1]]
    if ours:
        lines.append(Finding.wrong("doctor-settings-wrong", sentence=ours[-1], file=settings_place()))
    return lines
