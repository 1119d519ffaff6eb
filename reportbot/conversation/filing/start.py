"""The pages around the form: start and consent (W1), help (W2), menu (W3), privacy, language, news (W9a)."""

from datetime import timedelta
from math import ceil
from typing import Final

from reportbot.conversation.filing.presses import Consent, Go, Goal, Speak
from reportbot.conversation.filing.scene import Scene
from reportbot.conversation.filing.wording import button, pairs, screen, to_menu
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Button, Content, Text
from reportbot.conversation.wishes import Own, Wish
from reportbot.domain.languages import LANGUAGES

NOTICE_VERSION: Final = 1
"""The version of the privacy notice; who agreed to an older one is asked once more."""


def has_consent(scene: Scene) -> bool:
    """Whether the present notice was agreed to."""
    return scene.profile.consent == NOTICE_VERSION


def welcome(rules: Rules, then: Goal = Goal.MENU, platform: str = "") -> Content:
    """W1; agreeing goes on to `then`."""
    rows = (
        (button("tap-consent", Consent(NOTICE_VERSION, then, platform), "primary"),),
        (button("tap-privacy", Go(Goal.PRIVACY)), button("tap-help-now", Go(Goal.HELP))),
    )
    return screen(
        Text("start-welcome", {"operator": rules.operator_name}),
        Text("start-hidden"),
        Text("start-no-police"),
        Text("start-never-asks"),
        Text("start-kept", {"retention": retention(rules)}),
        rows=rows,
    )


def retention(rules: Rules) -> Text:
    """When the files and words of a case that is over are gone, as the operator's policy has it."""
    spans = rules.policy.retention
    return days(max(spans["closed"], spans["dismissed"], spans["words"]))


def days(span: timedelta) -> Text:
    """A span in days, none of them promised too early."""
    return Text("retention-days", {"n": ceil(span / timedelta(days=1))})


def agree(scene: Scene, press: Consent) -> None:
    """Store which version was agreed to; an old button agrees to nothing."""
    if press.version == NOTICE_VERSION and scene.profile.consent != NOTICE_VERSION:
        scene.desk.change(scene.profile, consent=NOTICE_VERSION, consent_at=scene.now)


def help_now() -> Content:
    """W2, a message of its own."""
    rows = (
        (button("tap-report", Go(Goal.REPORT, kept=True)), button("tap-data", Own(Wish.DATA, kept=True))),
        (button("tap-object", Own(Wish.OBJECT, kept=True)),),
        (to_menu(kept=True),),
    )
    return screen(Text("help-now"), rows=rows)


def menu(scene: Scene, note: Text | None = None) -> Content:
    """W3."""
    rows = (
        (button("tap-report", Go(Goal.REPORT), "primary"),),
        (button("tap-status", Go(Goal.STATUS)), button("tap-help", Go(Goal.HELP))),
        _other_languages(scene.profile.language),
    )
    return screen(*((note,) if note else ()), Text("menu-ask"), rows=rows)


def privacy(scene: Scene) -> Content:
    """What is kept, for what, how long; before consent it leads back to it."""
    args: dict[str, str | int | Text] = {
        "operator": scene.desk.rules.operator_name,
        "retention": retention(scene.desk.rules),
    }
    back = button("button-back", Go(Goal.MENU if has_consent(scene) else Goal.START))
    if has_consent(scene):
        mine = (button("tap-data", Own(Wish.DATA)), button("tap-unconsent", Own(Wish.UNCONSENT)))
        return screen(Text("privacy-notice", args), rows=(mine, (back,)))
    agreed = button("tap-consent", Consent(NOTICE_VERSION, Goal.MENU), "primary")
    return screen(Text("privacy-notice", args), rows=((agreed,), (back,)))


def _other_languages(spoken: str) -> tuple[Button, ...]:
    """The one other language, or the way to all of them."""
    others = [_language(one) for one in LANGUAGES if one != spoken]
    return tuple(others) if len(others) == 1 else (button("tap-language", Go(Goal.LANGUAGE)),)


def _language(language: str) -> Button:
    return button(f"language-{language}", Speak(language))


def language() -> Content:
    """/bahasa."""
    rows = (*pairs([_language(one) for one in LANGUAGES]), (button("button-back", Go(Goal.MENU)),))
    return screen(Text("language-ask"), rows=rows)


def speak(scene: Scene, language: str) -> bool:
    """From now on in this language; False where there is none such."""
    if language in LANGUAGES and scene.profile.language != language:
        scene.desk.change(scene.profile, language=language)
    return language in LANGUAGES


def news_setting() -> Content:
    """W9a."""
    rows = ((button("tap-news-on", Go(Goal.NEWS_ON)), button("tap-news-off", Go(Goal.NEWS_OFF))),)
    return screen(Text("news-setting-ask"), rows=rows)


def set_news(scene: Scene, *, wanted: bool) -> Content:
    """Store the choice and say it."""
    if scene.profile.wants_news != wanted:
        scene.desk.change(scene.profile, wants_news=wanted)
    said = Text("news-setting-on" if wanted else "news-setting-off")
    return screen(said, rows=((button("tap-status", Go(Goal.STATUS)), to_menu()),))
