"""Evidence: claimed, blurred in the group or one by one in private, recorded, and gone when the case closes."""

from datetime import timedelta

from reportbot.conversation.buttons import encode
from reportbot.conversation.inputs import Answered, Chat
from reportbot.conversation.review import presses as p
from reportbot.conversation.says import GroupPost
from reportbot.domain.records import Decision, EvidenceCopy
from reportbot.domain.words import CaseState, Category, EvidenceKind
from tests.conversation.review.team import Team, team

PHOTO, VIDEO, DOCUMENT = EvidenceKind.PHOTO, EvidenceKind.VIDEO, EvidenceKind.DOCUMENT


def in_private(group: Team, person: int, label: str) -> str:
    """Press a button of the newest private message."""
    data = group.data(label, group.newest_notice(person))
    return group.send_press(person, data, 500, chat=Chat(8000 + person, "private"))


def test_seeing_evidence_claims_shows_an_album_and_is_recorded() -> None:
    group = team()
    case = group.case(evidence=(PHOTO, DOCUMENT, VIDEO, EvidenceKind.LINK))
    assert group.press(1, "Lihat bukti", case) == "Bukti dikirim sebagai balasan kartu."
    assert group.at(case).holder == 1
    (post,) = group.evidence_posts()
    assert [(item.evidence, item.kind) for item in post.items] == [(1, "photo"), (3, "video")]
    assert post.person is None
    caption = group.words(post.caption)
    assert caption == "Bukti kasus 1\n• Berkas: PDF, 40 KB\n• Tautan: dari ‹nama› hxxps://jahat[.]example/x"
    viewed = [entry for entry in group.all(Decision) if entry.kind == "viewed"]
    assert [(entry.by, entry.data) for entry in viewed] == [(1, {"evidence": [1, 3, 2, 4]})]


def test_names_of_files_and_unmasked_words_never_reach_the_group() -> None:
    group = team()
    case = group.case(evidence=(PHOTO, DOCUMENT, EvidenceKind.TEXT))
    group.press(1, "Lihat bukti", case)
    everything = repr(group.evidence_posts()) + repr(group.cards)
    assert "KTP_Sari" not in everything
    assert "dari Sari" not in everything


def test_evidence_without_pictures_is_named_in_a_reply_to_the_card() -> None:
    group = team()
    case = group.case(evidence=(DOCUMENT,))
    group.press(1, "Lihat bukti", case)
    assert group.evidence_posts() == []
    (post,) = [say for say in group.says if isinstance(say, GroupPost)]
    assert post.reply_to == "card:1"


def test_copies_are_replaced_when_the_case_closes_also_those_that_come_late() -> None:
    group = team()
    case = group.case(evidence=(PHOTO, VIDEO))
    group.press(1, "Lihat bukti", case)
    group.play_evidence(case, 700)
    assert {copy.message_id for copy in group.all(EvidenceCopy)} == {700, 701}
    for label in ("Cukup bukti", "Promosi jasa"):
        group.press(1, label, case)
    calls = group.calls("editMessageMedia")
    assert [call.params["message_id"] for call in calls] == [700, 701]
    assert calls[0].params["media"] == {"type": "photo", "media": "$placeholder"}
    group.answer("copy-replaced", {})
    assert [copy.replaced for copy in group.all(EvidenceCopy)] == [False, True]
    group.play_evidence(case, 800)
    assert group.calls("editMessageMedia")[-1].params["message_id"] == 801


def test_an_unanswered_replacement_is_made_again() -> None:
    group = team()
    case = group.case()
    group.press(1, "Lihat bukti", case)
    group.play_evidence(case, 700)
    for label in ("Cukup bukti", "Promosi jasa"):
        group.press(1, label, case)
    group.answer("copy-replaced", None, "unknown")
    assert len(group.calls("editMessageMedia")) == 2


def test_sensitive_categories_show_one_item_at_a_time_in_private() -> None:
    group = team()
    case = group.case(category=Category.THREAT, evidence=(PHOTO, PHOTO))
    assert group.press(1, "Lihat bukti", case) == "Bukti dikirim ke chat pribadi Anda."
    assert group.evidence_posts() == []
    assert "bukti 1 dari 2 · mungkin memuat unsur seksual" in group.notices(1)[0]
    assert group.labels_of(group.newest_notice(1)) == ["Tampilkan", "Berikutnya", "Ada anak", "Kembali ke kartu"]
    in_private(group, 1, "Tampilkan")
    (post,) = group.evidence_posts()
    assert (post.person, [item.evidence for item in post.items]) == (1, [1])
    group.play_evidence(case, 900, "person:1")
    group.pass_time(timedelta(minutes=10))
    deleted = [(call.lane, call.params["message_id"]) for call in group.calls("deleteMessage")]
    assert deleted == [("person:1", 500), ("person:1", 900)]
    assert group.all(EvidenceCopy) == []


def test_private_evidence_goes_on_to_the_next_item_and_ends() -> None:
    group = team(evidence="private")
    case = group.case(evidence=(PHOTO, DOCUMENT))
    group.press(1, "Lihat bukti", case)
    in_private(group, 1, "Berikutnya")
    assert "bukti 2 dari 2" in group.notices(1)[1]
    in_private(group, 1, "Tampilkan")
    assert "• Berkas: PDF, 40 KB" in group.notices(1)[2]
    about = {"case": case, "evidence": [2], "person": 1}
    group.play(Answered(kind="evidence-offered", outcome="done", result={"message_id": 500}, about=about))
    assert in_private(group, 1, "Kembali ke kartu") == "Bukti ditutup."


def test_ada_anak_in_private_asks_once_and_closes() -> None:
    group = team(evidence="private")
    case = group.case()
    group.press(1, "Lihat bukti", case)
    in_private(group, 1, "Ada anak")
    assert "Semua gambar langsung ditutup" in group.notices(1)[1]
    in_private(group, 1, "Ya, tandai")
    assert group.at(case).child
    assert 500 in [call.params["message_id"] for call in group.calls("deleteMessage")]


def test_ada_anak_in_private_is_thought_over_by_going_back() -> None:
    group = team(evidence="private")
    case = group.case()
    group.press(1, "Lihat bukti", case)
    in_private(group, 1, "Ada anak")
    assert group.labels_of(group.newest_notice(1)) == ["Ya, tandai", "Kembali"]
    assert in_private(group, 1, "Kembali") == ""
    assert [call.params["message_id"] for call in group.calls("deleteMessage")] == [500]
    assert not group.at(case).child


def test_a_moderator_whom_the_bot_cannot_reach_is_led_to_it_first() -> None:
    group = team(evidence="private")
    case = group.case()
    group.join(6, "member", started=False)
    group.press(6, "Lihat bukti", case)
    assert group.starts == ["bukti"]
    assert group.at(case).holder is None


def test_a_child_case_shows_nothing() -> None:
    group = team()
    case = group.case(category=Category.CHILD, child=True)
    assert group.labels(case) == ["Ambil", "Bukan anak", "Lainnya"]
    see = encode(p.SeeEvidence(case, group.at(case).epoch))
    assert group.send_press(3, see, group.card_message(case)).startswith("Kasus ini menyangkut anak")
    assert group.evidence_posts() == []


def test_a_second_moderator_looks_without_taking_the_case() -> None:
    group = team()
    case = group.case(kind="name")
    for label in ("Ambil", "Cukup bukti", "Promosi jasa"):
        group.press(1, label, case)
    group.press(2, "Lihat bukti", case)
    assert len(group.evidence_posts()) == 1
    assert group.at(case).holder is None
    assert group.at(case).state is CaseState.IN_REVIEW


def test_evidence_that_cannot_be_shown_says_so() -> None:
    group = team()
    case = group.case()
    group.press(1, "Lihat bukti", case)
    about = {"case": case, "evidence": [1], "lane": "group"}
    group.play(Answered(kind="evidence-posted", outcome="refused", about=about))
    assert group.words(group.posts[-1]) == "Bukti kasus 1 tidak dapat ditampilkan saat ini."


def test_of_many_pictures_the_next_look_shows_those_that_are_not_on_view() -> None:
    group = team()
    case = group.case(evidence=(EvidenceKind.PHOTO,) * 13)
    shown = []
    for message in (500, 600, 700):
        group.press(1, "Lihat bukti", case)
        post = group.evidence_posts()[-1]
        shown.append(len(post.items))
        group.play_evidence(case, message)
    assert shown == [10, 3, 10]
    first = group.words(group.evidence_posts()[0].caption)
    assert first == "Bukti kasus 1 · masih ada 3 gambar; tekan Lihat bukti sekali lagi"
