"""The queue: cards while the group's window has room, a digest for the rest, the most urgent first."""

from datetime import timedelta

from reportbot.conversation.inputs import Due
from reportbot.conversation.says import GroupPost
from reportbot.domain.records import Group, Member, Timer
from reportbot.domain.words import CaseState, Category, EvidenceKind
from tests.conversation.review.team import Team, team


def fill(group: Team) -> None:
    group.play(Due(kind="queue-fill", subject=0, due_at=group.now))


def digests(group: Team) -> list[str]:
    return [group.words(say.content) for say in group.says if isinstance(say, GroupPost) and say.place == "digest"]


def decide(group: Team, case: int, by: int = 2) -> None:
    for label in ("Ambil", "Bukan pelanggaran", "Akun keliru"):
        group.press(by, label, case)


def test_without_room_cases_wait_and_one_digest_counts_them() -> None:
    group = team()
    group.free_places = 4
    for _ in range(3):
        group.case()
    assert group.cards == {}
    assert digests(group) == ["1 kasus menunggu, 0 mendesak. Yang tertua 0 menit."]
    assert group.due("queue-fill", 0) == group.now + timedelta(minutes=1)
    group.pass_time(timedelta(hours=6))
    assert digests(group)[-1] == "3 kasus menunggu, 0 mendesak. Yang tertua 6 jam."


def test_urgent_cases_are_shown_always() -> None:
    group = team()
    group.free_places = 0
    group.case()
    urgent = group.case(urgent=True, danger=True)
    assert list(group.cards) == [urgent]
    assert group.reads(urgent).startswith("MENDESAK · Kasus 2 · baru")


def test_free_places_fill_with_the_most_reported_first_and_the_digest_ends() -> None:
    group = team()
    group.free_places = 0
    for reporters in ((61,), (61, 62, 63), (61, 62)):
        group.case(reporters=reporters)
    group.free_places = 5
    fill(group)
    assert list(group.cards) == [2]
    group.free_places = 20
    fill(group)
    assert sorted(group.cards) == [1, 2, 3]
    assert digests(group)[-1] == "Semua kasus yang menunggu sudah punya kartu."


def test_nothing_is_posted_while_the_group_is_not_ready() -> None:
    for state in ("none", "unchecked", "wrong", "removed"):
        group = team()
        group.put(Group(chat_id=-1, state=state))
        group.case(urgent=True)
        assert group.says == [], state


def test_ambil_berikutnya_hands_out_the_most_urgent() -> None:
    group = team()
    done = group.case()
    group.case()
    group.case(reporters=(71, 72))
    group.case(urgent=True, category=Category.TRAFFICKING)
    decide(group, done)
    said = [group.press(1, "Ambil berikutnya", done) for _ in range(4)]
    assert said[:3] == [f"Kasus {number} Anda pegang." for number in (4, 3, 2)]
    assert said[3] == "Tidak ada kasus yang cocok untuk Anda saat ini."
    assert group.words(group.posts[0]) == "Kasus 4 dipegang Ayu."


def test_a_hidden_case_handed_out_gets_its_card() -> None:
    group = team()
    done = group.case()
    decide(group, done)
    group.free_places = 0
    hidden = group.case()
    assert hidden not in group.cards
    group.press(1, "Ambil berikutnya", done)
    assert "Dipegang Ayu" in group.reads(hidden)


def test_tanpa_gambar_hands_out_only_cases_without_pictures() -> None:
    group = team()
    group.free_places = 0
    group.case()
    group.case(evidence=(EvidenceKind.TEXT,))
    digest = group.posts[-1]
    assert group.labels_of(digest) == ["Ambil berikutnya", "Tanpa gambar"]
    assert group.send_press(1, group.data("Tanpa gambar", digest), 5) == "Kasus 2 Anda pegang."
    assert group.records[Member][1].no_pictures
    assert group.send_press(1, group.data("Ambil berikutnya", digest), 5).startswith("Tidak ada kasus yang cocok")
    again = group.send_press(1, group.data("Tanpa gambar", digest), 5)
    assert again == "Mulai sekarang Anda juga mendapat kasus bergambar."


def test_nobody_is_handed_a_case_he_reported_or_a_category_he_does_not_want() -> None:
    group = team()
    done = group.case()
    group.case(reporters=(1,))
    group.case(category=Category.DRUGS)
    decide(group, done)
    group.change_member(1, unwanted="drugs")
    assert group.press(1, "Ambil berikutnya", done) == "Tidak ada kasus yang cocok untuk Anda saat ini."


def test_an_urgent_case_that_nobody_takes_is_told_to_supervisors_once() -> None:
    group = team()
    group.case(urgent=True, danger=True)
    taken = group.case(urgent=True, danger=True)
    group.press(1, "Ambil", taken)
    group.pass_time(timedelta(minutes=16))
    assert group.notices(3) == ["Kasus 1 mendesak dan belum diambil sejak 15 menit."]
    assert group.notices(1) == []
    assert group.newest_notice(3).rows[0][0].url.startswith("https://t.me/c/1234567/")
    group.pass_time(timedelta(hours=1))
    assert len(group.notices(3)) == 1


def test_the_daily_digest_comes_each_morning_while_cases_wait() -> None:
    group = team()
    group.case()
    group.put(Timer(kind="daily-digest", subject=0, due_at=group.now))
    group.pass_time(timedelta(minutes=1))
    assert group.words(group.posts[-1]).startswith("Ringkasan hari ini: 1 kasus menunggu")
    due = group.due("daily-digest", 0)
    assert due is not None
    assert (due - group.now).total_seconds() <= 86400
    assert due.hour == 1


def test_a_pause_is_offered_once_after_many_cases() -> None:
    group = team(pause_after=2, pause_after_heavy=9)
    for _ in range(3):
        decide(group, group.case(category=Category.FRAUD), by=1)
    (offer,) = group.notices(1)
    assert offer.startswith("Anda sudah menangani 2 kasus hari ini, 0 di antaranya berat. Terima kasih.")
    assert group.labels_of(group.newest_notice(1)) == ["Istirahat dahulu", "Lanjut", "Atur kategori"]


def test_heavy_cases_count_apart_and_each_day_anew() -> None:
    group = team(pause_after_heavy=2)
    decide(group, group.case(), by=1)
    group.pass_time(timedelta(days=1))
    decide(group, group.case(), by=1)
    assert group.notices(1) == []
    decide(group, group.case(), by=1)
    assert len(group.notices(1)) == 1


def test_a_case_whose_reporters_all_withdrew_says_so() -> None:
    group = team()
    case = group.case(reporters=(61,))
    group.change(case, reporters=0, withdrawn=1)
    group.draw()
    assert "Semua pelapor sudah menarik laporannya." in group.reads(case)
    assert group.at(case).state is CaseState.NEW


def test_hidden_characters_are_shown_with_a_warning() -> None:
    group = team()
    case = group.case(account="adm\u202ein", warnings="direction-characters look-alike")
    assert "adm‹U+202E›in" in group.reads(case)
    assert "Perhatian pada penulisannya: ada tanda pembalik arah, ada huruf yang hanya mirip" in group.reads(case)
