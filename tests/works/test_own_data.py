"""What stands in a copy of somebody's own data."""

import json
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from reportbot.domain.records import Block, Evidence, Person, Report
from reportbot.domain.words import Category, EvidenceKind
from reportbot.storage.people import Names
from reportbot.texts import Texts
from reportbot.works.own_data import Own, as_json, as_text

NOW = datetime(2021, 3, 21, 5, 0, tzinfo=UTC)


def own() -> Own:
    """Budi asked something, and blocked for a week; moderators and admins noted their own."""
    report = Report(
        report=4,
        ticket="RB-7K2M-9QXC",
        case=1287,
        person=70,
        category=Category.FRAUD,
        platform="michat",
        created_at=NOW,
        account="contoh_akun88",
        story="uang muka diminta",
        masked="yang disamarkan",
        place="Kota Bandung",
        news="needs-info",
        question="question-id-or-link",
        question_until=NOW + timedelta(days=14),
    )
    item = Evidence(
        evidence=9,
        case=1287,
        report=4,
        kind=EvidenceKind.PHOTO,
        created_at=NOW,
        file_id="file-of-telegram",
        sha256="ab" * 32,
        text="profilnya",
    )
    block = Block(
        block=2, person=70, report=4, reason="flood", by=8, at=NOW, until=NOW + timedelta(days=7), note="catatan admin"
    )
    names = Names("Budi", "Santoso", "budi_santoso")
    return Own(Person(person=70, created_at=NOW), 555, names, None, (report,), (item,), (), (block,))


def test_the_text_says_what_was_asked_where_it_was_and_that_reports_are_refused() -> None:
    words = as_text(own(), Texts.load(), NOW)
    for part in (
        "Pembatasan laporan baru sejak 21 Maret 2021 pukul 12.00 WIB, sampai 28 Maret 2021, karena banyak laporan",
        "Tempat: Kota Bandung",
        "Pertanyaan kami: ID, nama pengguna, atau tautan akun itu",
        "Tulisannya: profilnya",
        "Berkas bukti tidak disertakan",
    ):
        assert part in words, part


def test_both_forms_say_when_what_was_written_went_by_its_age() -> None:
    whole = own()
    (report,), (item,) = whole.reports, whole.evidence
    gone = replace(report, account="", story="", masked="", place="", words_erased_at=NOW)
    bare = replace(whole, reports=(gone,), evidence=(replace(item, text=""),))
    words = as_text(bare, Texts.load(), NOW)
    assert "Tulisan Anda untuk laporan ini dihapus 21 Maret 2021, karena waktu simpannya habis." in words
    for part in ("uang muka", "contoh_akun88", "Kota Bandung", "profilnya", "Cerita:"):
        assert part not in words, part
    assert as_json(bare)["reports"][0]["words_erased_at"] == "2021-03-21T05:00:00+00:00"
    assert as_json(whole)["reports"][0]["words_erased_at"] is None


def test_neither_form_holds_what_the_team_noted_or_what_only_machines_know() -> None:
    both = as_text(own(), Texts.load(), NOW) + json.dumps(as_json(own()), ensure_ascii=False)
    for part in ("catatan admin", "yang disamarkan", "1287", "file-of-telegram", "Kasus"):
        assert part not in both, part


def test_the_json_holds_the_block_the_question_and_the_digest_of_each_file() -> None:
    found = as_json(own())
    assert found["blocks"] == [
        {
            "at": "2021-03-21T05:00:00+00:00",
            "until": "2021-03-28T05:00:00+00:00",
            "reason": "flood",
            "state": "open",
            "review": "",
        }
    ]
    (report,) = found["reports"]
    assert report["question"] == "question-id-or-link"
    assert report["evidence"][0]["sha256"] == "ab" * 32
