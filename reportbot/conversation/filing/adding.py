"""Evidence, or an answer, for a report already sent: each message is stored as it comes."""

from reportbot.conversation.filing import evidence, status
from reportbot.conversation.filing.afterwards import adding_screen, answered, case_of, mine_in
from reportbot.conversation.filing.draft import MOST_EVIDENCE, Item
from reportbot.conversation.filing.evidence import Taken
from reportbot.conversation.filing.scene import Adding, Answer, Scene
from reportbot.conversation.filing.submit import back_in_review, evidence_of, settle_case
from reportbot.conversation.inputs import Message
from reportbot.conversation.says import Text
from reportbot.domain.records import Report
from reportbot.domain.words import EvidenceKind


def message(scene: Scene, adding: Adding, sent: Message) -> Answer:
    """Store what was sent with the report, or say why not."""
    report = status.own(scene.desk, scene.person, adding.report)
    if report is None or report.state != "open":
        scene.add_to(None)
        return Answer(status.listing(scene))
    if sent.edit_date is not None:
        return Answer(adding_screen(report, Text("edit-unused")))
    taken = _read(scene, report, sent)
    refusal = taken.refusal or _too_much(scene, report, taken)
    if taken.item is None or refusal is not None:
        return Answer(adding_screen(report, refusal or Text("evidence-other-kind")))
    return _store(scene, adding, report, taken.item)


def _read(scene: Scene, report: Report, sent: Message) -> Taken:
    """As in the form, but plain words count too; in a child's case nothing else does."""
    if case_of(scene.desk, report).child and (sent.media is not None or not sent.text.strip()):
        return Taken(refusal=Text("child-no-files"))
    taken = evidence.read_item(sent)
    if taken.item is not None or taken.refusal is not None:
        return taken
    return Taken(Item(kind=EvidenceKind.TEXT, message=sent.message_id, text=sent.text.strip()))


def _too_much(scene: Scene, report: Report, taken: Taken) -> Text | None:
    there = mine_in(scene.desk, report, case_of(scene.desk, report))
    if taken.item and taken.item.unique_id and taken.item.unique_id in {one.file_unique_id for one in there}:
        return Text("evidence-known", {"n": len(there)})
    return Text("adding-full", {"n": 2 * MOST_EVIDENCE}) if len(there) >= 2 * MOST_EVIDENCE else None


def _store(scene: Scene, adding: Adding, report: Report, item: Item) -> Answer:
    desk = scene.desk
    row = evidence_of(scene, item, report, case_of(desk, report).case)
    desk.put(row)
    if adding.answering and report.news == "needs-info":
        answered(scene, report)
    case = case_of(desk, report)
    settle_case(scene, case, desk.evidence(case.case))
    after = desk.must(Report, report.report)
    desk.put(back_in_review(after))
    count = adding.count + 1
    scene.add_to(Adding(adding.report, adding.answering, count))
    return Answer(adding_screen(after, Text("answering-stored" if adding.answering else "adding-stored", {"n": count})))
