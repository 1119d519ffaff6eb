"""Data saya: asked for by command or button, made outside, sent as documents, once an hour."""

from datetime import timedelta

from reportbot.conversation.says import Documents, Work
from tests.conversation.rights.world import Office, office


def asked(world: Office) -> Work:
    world.writes(70, "/data_saya")
    return world.works("own-data")[-1]


def test_the_page_offers_a_copy_and_erasure() -> None:
    world = office()
    world.writes(70, "/bantuan")
    assert "3×24 jam" in world.taps(70, "Data saya")
    assert world.labels_of(world.screens[70]) == ["Kirim salinan", "Hapus data", "Kembali"]
    assert "segera kami kirim" in world.taps(70, "Kirim salinan")
    assert world.works("own-data")[0].data == {"person": 70}


def test_the_files_are_sent_to_him_and_then_forgotten() -> None:
    world = office()
    work = asked(world)
    world.comes_back(work, {"files": [4, 5], "names": ["data-saya.json", "data-saya.txt"]})
    sent = next(say for say in world.says if isinstance(say, Documents))
    assert (sent.person, sent.files, sent.names) == (70, (4, 5), ("data-saya.json", "data-saya.txt"))
    world.comes_back(Work("sent", {}, sent.then, sent.about), {"message_id": 1})
    assert world.works("purge-files")[0].data == {"files": [4, 5]}


def test_once_an_hour_is_enough_and_a_failure_does_not_count() -> None:
    world = office()
    work = asked(world)
    assert "sekali dalam satu jam" in world.writes(70, "/data_saya")
    assert len(world.works("own-data")) == 1
    world.comes_back(work, outcome="failed", description="data-failed")
    assert "belum dapat disiapkan" in world.heard(70)[-1]
    assert "segera kami kirim" in world.taps(70, "Kirim salinan")
    world.now += timedelta(hours=1)
    assert "segera kami kirim" in world.writes(70, "/data_saya")
