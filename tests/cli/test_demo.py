"""What stands in the demo before anybody touches it."""

from pathlib import Path

from reportbot.cli import demo
from reportbot.cli.demo_lesson import TASKS, lesson
from reportbot.texts import Texts


async def test_the_sample_cases_stand_in_the_group_and_no_task_is_done(tmp_path: Path) -> None:
    async with demo.stage(0, tmp_path, undo_minutes=10) as (_, cast):
        await demo.training(cast)
        cards = [card.text for card in await cast.team.cards()]
        heads = [text.splitlines()[0] for text in cards]
        assert heads == [f"{'MENDESAK · ' * (number == 5)}Kasus {number} · baru" for number in range(1, 8)]
        platforms = {text.splitlines()[1].split(" · ")[0] for text in cards}
        assert platforms == {"MiChat", "WhatsApp", "Telegram", "LINE", "Facebook", "Instagram"}
        assert "Mirip dengan kasus 1" in cards[3]
        assert "Bukti: 3 gambar" in cards[1]
        assert "Sanggahan: 1 terbuka" in cards[1]
        await cast.sari.expect("Ada sanggahan baru")
        shown = await cast.team.client.get("lesson")
        assert [task["done"] for task in shown["tasks"]] == [False] * len(TASKS)


def test_every_task_has_its_words_in_every_language_and_names_buttons_as_they_are() -> None:
    texts = Texts.load()
    for task in lesson(texts)["tasks"]:
        assert set(task["title"]) == set(task["hint"]) == set(texts.languages)
    taking = lesson(texts)["tasks"][0]
    assert "Ambil" in taking["hint"]["id"]
    assert "Ambil" in taking["hint"]["en"]
