"""Every picture is looked at before a letter leaves: safe, covered, or left out."""

from reportbot.conversation.requests.presses import Cells, Check, CheckPicture
from reportbot.conversation.says import EvidencePost
from reportbot.domain.records import Evidence, EvidenceCopy
from tests.conversation.requests.bench import CITRA, EKO, Bench, bench


def pictures(work: Bench) -> list[tuple[str, str]]:
    return [(item.attach, item.cover) for item in work.all(Evidence)]


def posts(work: Bench) -> list[EvidencePost]:
    return [say for say in work.says if isinstance(say, EvidencePost)]


def test_a_letter_with_unchecked_pictures_is_not_sent() -> None:
    work = bench()
    work.ready()
    work.begins()
    screen = work.taps(CITRA, "Kirim permintaan")
    assert "1 gambar belum diperiksa. Periksa dahulu, atau pilih Jangan lampirkan." in screen
    work.taps(CITRA, "Periksa gambar")
    (post,) = posts(work)
    assert post.person == CITRA
    assert [(media.file_id, media.file) for media in post.items] == [(work.only(Evidence).file_id, 0)]
    assert "tersisa 1 gambar" in work.screen(CITRA)


def test_each_picture_is_shown_in_private_and_judged_and_each_judgement_is_a_decision() -> None:
    work = bench()
    work.ready()
    work.ready()
    work.begins(count=2)
    work.taps(CITRA, "Periksa gambar")
    work.put(EvidenceCopy(copy=9, case=1, evidence=1, lane=f"person:{CITRA}", message_id=77, kind="photo", at=work.now))
    work.taps(CITRA, "Bukti aman")
    assert [call.params["message_id"] for call in work.calls("deleteMessage")] == [77]
    assert work.taps(CITRA, "Jangan lampirkan").startswith("Semua gambar sudah diperiksa.")
    assert pictures(work) == [("safe", ""), ("left-out", "")]
    assert (work.did(1)[-2:], work.did(2)[-2:]) == (["viewed", "picture-safe"], ["viewed", "picture-left-out"])


def test_parts_are_covered_by_cells_and_count_once_they_are_covered() -> None:
    work = bench()
    work.ready()
    work.begins()
    for label in ("Periksa gambar", "Tutupi", "a1", "d6", "b2", "■ b2", "Selesai"):
        work.taps(CITRA, label)
    assert work.works("cover-picture")[0].data == {"evidence": 1, "cells": ["a1", "d6"]}
    work.taps(CITRA, "Kirim permintaan")
    assert "1 gambar belum diperiksa" in work.screen(CITRA)
    work.done("cover-picture", {"files": [2001]})
    assert (work.only(Evidence).attach, work.only(Evidence).covered) == ("covered", (2001,))
    work.taps(CITRA, "Kembali")
    assert "Kirim 1 akun" in work.taps(CITRA, "Kirim permintaan")


def test_a_picture_that_could_not_be_covered_is_looked_at_again() -> None:
    work = bench()
    work.ready()
    work.begins()
    for label in ("Periksa gambar", "Tutupi", "a1", "Selesai"):
        work.taps(CITRA, label)
    work.done("cover-picture", outcome="failed", description="mail-file-gone")
    assert "Gambar kasus 1 gagal ditutup." in work.notices(CITRA)[-1]
    assert (work.only(Evidence).attach, work.request.data["unchecked"]) == ("", [[1, 1]])


def test_files_of_a_picture_that_was_withdrawn_meanwhile_are_deleted() -> None:
    from msgspec.structs import replace  # noqa: PLC0415 one test

    work = bench()
    work.ready()
    work.begins()
    for label in ("Periksa gambar", "Tutupi", "a1", "Selesai"):
        work.taps(CITRA, label)
    work.put(replace(work.only(Evidence), state="withdrawn", attach="", copies=()))
    work.done("cover-picture", {"files": [2001]})
    assert work.works("purge-files")[-1].data == {"files": [2001]}


def test_a_forged_check_of_a_foreign_picture_changes_nothing() -> None:
    work = bench()
    work.ready()
    other = work.ready(kind="name")
    work.begins(count=2)
    epoch = work.request.epoch
    work.sends(CITRA, work.forge(CheckPicture(1, epoch, other, 2, Check.SAFE)))
    assert work.toasts[-1] == "Ini tidak dapat dilakukan pada keadaan permintaan sekarang."
    work.sends(CITRA, work.forge(Cells(1, epoch, 1, 1, 1 << 24, False)))
    assert work.toasts[-1] == "Ini tidak dapat dilakukan pada keadaan permintaan sekarang."
    work.sends(1, work.forge(CheckPicture(1, epoch, 1, 1, Check.SAFE)))
    assert work.toasts[-1] == "Hanya pengawas yang dapat melakukan ini."
    assert pictures(work) == [("", ""), ("", "")]


def test_two_who_look_at_the_same_pictures_do_not_undo_each_other() -> None:
    work = bench()
    work.ready()
    work.begins()
    work.writes(EKO, "/permintaan")
    work.taps(EKO, "Konsep permintaan 1")
    work.taps(CITRA, "Periksa gambar")
    work.taps(EKO, "Periksa gambar")
    work.taps(CITRA, "Jangan lampirkan")
    work.taps(EKO, "Bukti aman")
    assert work.toasts[-1] == "Ini tidak dapat dilakukan pada keadaan permintaan sekarang."
    assert pictures(work) == [("left-out", "")]
