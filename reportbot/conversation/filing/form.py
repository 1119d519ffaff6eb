"""The buttons of the form: each move on a draft, and what a stale button does."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from reportbot.conversation.filing import account, category, evidence, receipt, start, steps, story, submit
from reportbot.conversation.filing.draft import Draft, Step
from reportbot.conversation.filing.presses import (
    Form,
    FormPress,
    Move,
    PickCategory,
    PickFound,
    PickPlatform,
)
from reportbot.conversation.filing.scene import Answer, Scene
from reportbot.conversation.filing.summary import EDITED
from reportbot.conversation.filing.wording import form_button, screen
from reportbot.conversation.says import Content, Text

Moved = tuple[Draft, Text | None]
Act = Callable[[Scene, Draft], Answer]


def present(scene: Scene, note: Text | None = None) -> Content:
    """The draft's screen, or the menu where there is none."""
    draft = scene.draft
    return steps.show(scene, draft, note) if draft else start.menu(scene, note)


def press(scene: Scene, pressed: FormPress) -> Answer:
    """Do what the button says if it is of the present draft and step; else show where the person is."""
    draft = scene.draft
    if draft is None or (pressed.epoch, pressed.step) != (scene.epoch, draft.step):
        return Answer(present(scene), Text("toast-stale"))
    match pressed:
        case PickCategory() if pressed.category in scene.desk.rules.policy.categories:
            return _helped(scene, *category.chosen(draft, pressed.category))
        case PickPlatform():
            return _moved(scene, account.pick_platform(draft, pressed.platform))
        case PickFound():
            return _moved(scene, account.pick_found(draft, pressed.index))
        case Form():
            return _form(scene, draft, pressed.move)
    return Answer(present(scene), Text("toast-stale"))


def _form(scene: Scene, draft: Draft, move: Move) -> Answer:
    act = _EVERYWHERE.get(move) or _AT_STEP.get((draft.step, move))
    return act(scene, draft) if act else Answer(present(scene), Text("toast-stale"))


def _moved(scene: Scene, moved: Moved) -> Answer:
    draft, note = moved
    scene.keep(draft)
    return Answer(steps.show(scene, draft, note))


def _helped(scene: Scene, draft: Draft, notices: tuple[Content, ...]) -> Answer:
    """Help stands above the next screen, which is then a message of its own too."""
    scene.keep(draft)
    return Answer(steps.show(scene, draft), notices=notices, below=bool(notices))


def _back(scene: Scene, draft: Draft) -> Answer:
    earlier = steps.back(draft)
    if earlier is None:
        scene.keep(draft)
        return Answer(start.menu(scene))
    return _moved(scene, (earlier, None))


def _cancel(scene: Scene, draft: Draft) -> Answer:
    return Answer(cancel_question(scene, draft))


def cancel_question(scene: Scene, draft: Draft) -> Content:
    """Batal asks once."""
    rows = (
        (
            form_button("tap-cancel-yes", scene.epoch, draft.step, Move.CANCEL_YES, "danger"),
            form_button("tap-resume", scene.epoch, draft.step, Move.RESUME),
        ),
    )
    return screen(Text("cancel-ask"), rows=rows)


def _cancelled(scene: Scene, _draft: Draft) -> Answer:
    scene.discard()
    return Answer(start.menu(scene, Text("cancel-done")))


def _resume(scene: Scene, draft: Draft) -> Answer:
    return _moved(scene, (draft, None))


def _child(scene: Scene, draft: Draft) -> Answer:
    return _helped(scene, *evidence.mark_child(draft))


def _danger(scene: Scene, draft: Draft) -> Answer:
    marked = scene.keep(replace(draft, danger=True))
    return Answer(evidence.danger(marked, scene.epoch))


def _not_in_danger(scene: Scene, draft: Draft) -> Answer:
    return _moved(scene, (replace(draft, danger=False), None))


def _send(scene: Scene, draft: Draft) -> Answer:
    """The receipt is a message of its own; the summary that was tapped says that it is sent."""
    refusal = submit.refusal(scene)
    if refusal is not None:
        return Answer(steps.show(scene, draft, refusal))
    if not draft.identifiers:
        return _moved(scene, (draft.at(Step.ACCOUNT), None))
    sent = submit.send(scene, draft)
    thanks = receipt.receipt(sent.report, again=sent.again, child=draft.is_child)
    return Answer(screen(Text("summary-sent")), notices=(thanks,))


def _purely(change: Callable[[Draft], Moved]) -> Act:
    return lambda scene, draft: _moved(scene, change(draft))


def _simply(change: Callable[[Draft], Draft]) -> Act:
    return lambda scene, draft: _moved(scene, (change(draft), None))


def _edit(step: Step) -> Act:
    return _simply(lambda draft: draft.at(step, editing=True))


_EVERYWHERE: Final[Mapping[Move, Act]] = {
    Move.BACK: _back,
    Move.CANCEL: _cancel,
    Move.CANCEL_YES: _cancelled,
    Move.RESUME: _resume,
}

_AT_STEP: Final[Mapping[tuple[Step, Move], Act]] = {
    (Step.ACCOUNT, Move.MORE_PLATFORMS): _purely(account.more_platforms),
    (Step.APP, Move.MORE_PLATFORMS): _purely(account.more_platforms),
    (Step.IDENTIFIER, Move.NAME_ONLY): _purely(account.name_only),
    (Step.FORWARD, Move.SENDER): _purely(account.sender_meant),
    (Step.FORWARD, Move.IN_MESSAGE): _purely(account.in_message_meant),
    (Step.ODD, Move.ACCEPT): _purely(account.accept_odd),
    (Step.ODD, Move.RETYPE): _purely(account.retype),
    (Step.EVIDENCE, Move.DONE): _simply(evidence.done),
    (Step.EVIDENCE, Move.SKIP): _simply(evidence.done),
    (Step.EVIDENCE, Move.CLEAR): _simply(evidence.cleared),
    (Step.EVIDENCE, Move.CHILD): _child,
    (Step.EVIDENCE, Move.DANGER): _danger,
    (Step.EVIDENCE, Move.DANGER_UNDO): _not_in_danger,
    (Step.STORY, Move.SKIP): _simply(story.skipped),
    (Step.SUMMARY, Move.SEND): _send,
    (Step.SUMMARY, Move.ALSO): _simply(lambda draft: draft.at(Step.ALSO, also=True)),
    **{(Step.SUMMARY, move): _edit(step) for move, step in EDITED.items()},
}
