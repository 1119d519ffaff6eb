"""How a draft begins, is offered again, reminds once and expires."""

from typing import Final

from reportbot.conversation.filing import start, steps
from reportbot.conversation.filing.account_screens import FIRST_PLATFORMS, MORE_PLATFORMS
from reportbot.conversation.filing.draft import Draft, Step, read_draft
from reportbot.conversation.filing.form import present
from reportbot.conversation.filing.presses import Go, Goal, OfDraft, OnDraft
from reportbot.conversation.filing.scene import Answer, Scene
from reportbot.conversation.filing.submit import blocked_words
from reportbot.conversation.filing.wording import button, screen, to_menu
from reportbot.conversation.inputs import Due
from reportbot.conversation.says import Content, Notice, Text
from reportbot.domain.records import Report

PLATFORMS: Final = frozenset({*FIRST_PLATFORMS, *MORE_PLATFORMS})
"""What a deep link may preselect."""


def begin(scene: Scene, platform: str = "") -> Answer:
    """Straight into the form; before consent, ask for it once; a draft that waits is offered first."""
    if not start.has_consent(scene):
        return Answer(start.welcome(scene.desk.rules, Goal.REPORT, platform))
    draft = scene.draft
    if draft is not None and holds_anything(draft):
        return Answer(offer(scene, draft, platform=platform))
    return blocked(scene) or fresh(scene, platform)


def blocked(scene: Scene) -> Answer | None:
    """Who is blocked hears so before anything is written, not after."""
    words = blocked_words(scene)
    rows = ((button("tap-status", Go(Goal.STATUS)), to_menu()),)
    return Answer(screen(words, rows=rows)) if words is not None else None


def holds_anything(draft: Draft) -> bool:
    """Whether anything would be lost with it."""
    return bool(draft.identifiers or draft.offered or draft.evidence or draft.story or draft.category)


def fresh(scene: Scene, platform: str = "") -> Answer:
    """A new draft in place of any other."""
    draft = Draft(step=Step.IDENTIFIER, platform=platform) if platform in PLATFORMS else Draft()
    scene.begin(draft)
    return Answer(steps.show(scene, draft))


def another(scene: Scene, report: Report) -> Answer:
    """*Lapor akun lain* keeps platform, category and place; a draft that waits is offered first."""
    draft = scene.draft
    if draft is not None and holds_anything(draft):
        return Answer(offer(scene, draft))
    if (refused := blocked(scene)) is not None:
        return refused
    step = Step.IDENTIFIER if report.platform else Step.ACCOUNT
    new = Draft(step=step, platform=report.platform, category=report.category, place=report.place, repeats=True)
    scene.begin(new)
    return Answer(steps.show(scene, new))


def offer(scene: Scene, draft: Draft, *, kept: bool = False, platform: str = "") -> Content:
    """W13 Draf."""
    rows = (
        (
            button("tap-resume", OnDraft(scene.epoch, OfDraft.RESUME, kept), "primary"),
            button("tap-new", OnDraft(scene.epoch, OfDraft.NEW, kept, platform)),
        ),
        (button("tap-discard", OnDraft(scene.epoch, OfDraft.DISCARD, kept)),),
    )
    return screen(Text("draft-waits", {"n": draft.number}), rows=rows)


def press(scene: Scene, pressed: OnDraft) -> Answer:
    """Only the draft that was offered is resumed, replaced or deleted."""
    draft = scene.draft
    if draft is None or pressed.epoch != scene.epoch:
        return Answer(present(scene), Text("toast-stale"), below=pressed.kept)
    if pressed.what == OfDraft.NEW:
        return _placed(blocked(scene) or fresh(scene, pressed.platform), pressed)
    if pressed.what == OfDraft.DISCARD:
        scene.discard()
        return Answer(start.menu(scene, Text("cancel-done")), below=pressed.kept)
    scene.keep(draft)
    return Answer(present(scene), below=pressed.kept)


def _placed(answer: Answer, pressed: OnDraft) -> Answer:
    return Answer(answer.content, answer.toast, below=pressed.kept)


def due(scene: Scene, item: Due) -> None:
    """Remind once of a draft that lies idle; delete it, and say so, when it was not touched for long."""
    draft = scene.draft
    if draft is None:
        return
    if item.kind == "draft-reminder":
        scene.desk.say(Notice(scene.person, offer(scene, draft, kept=True)))
        _mark_reminded(scene)
    else:
        scene.discard()
        scene.desk.say(Notice(scene.person, screen(Text("draft-expired"), rows=((to_menu(kept=True),),))))


def _mark_reminded(scene: Scene) -> None:
    stored = dict(scene.session.draft)
    stored["form"] = {**read_draft(stored["form"]).stored(), "reminded": True}
    scene.desk.change(scene.session, draft=stored)
