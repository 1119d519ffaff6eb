"""What people do, in a line each: "[label]" is pressed, "🖼" sent, all else written.

Labels and words are Indonesian; where somebody reads English, labels are looked up and words are those of `ENGLISH`.
"""

import re
from collections.abc import Awaitable, Callable
from functools import cache

from reportbot.conversation.says import Text
from reportbot.sandbox.people import Person
from reportbot.texts import Texts
from tests.screens.scene import SETTLES, TEAM, Scene

Act = Callable[[Scene], Awaitable[None]]
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
TEXTS = Texts.load()
TICKET = re.compile(r"RB-[0-9A-Z]{4}-[0-9A-Z]{4}")
NAMED = re.compile(r"\{(\w+)\}")

ENGLISH = {
    "Buka 1": "Open 1",
    "Dia minta transfer dulu, lalu menghilang.": "He asked for money first, then he was gone.",
    "apa kabar": "how are you",
    "Ya, di Kota Bandung, kemarin.": "Yes, in Bandung, yesterday.",
    "Akun MiChat saya contoh_akun88, saya tidak menipu.": "My MiChat account is contoh_akun88, and I cheat nobody.",
    "Orang itu mengirim pesan kepada anak dan meminta bertemu.": "That person writes to a child and asks to meet.",
}
"""Labels with gaps, and people's words of which an English reader would understand nothing."""


@cache
def in_english(label: str) -> tuple[str, ...]:
    """What may stand on a button in English; one whose words have gaps, or are nobody's, stays as it is."""
    keys = [key for key in sorted(TEXTS.keys("id")) if not TEXTS.variables(key, "id")]
    found = [key for key in keys if TEXTS.plain(Text(key), "id") == label]
    return tuple(dict.fromkeys(TEXTS.plain(Text(key), "en") for key in found)) or (ENGLISH.get(label, label),)


async def _read_by(scene: Scene, name: str, label: str) -> str:
    """The label as this person reads it."""
    if scene.language == "id" or name in TEAM:
        return label
    there = {each for one in await scene.people[name].chat() for each in one.labels}
    return next((one for one in in_english(label) if one in there), in_english(label)[0])


def by(name: str, *acts: str) -> Act:
    """In private: write, press, and what is named in `SENDS`; `{Budi}` is the newest number of a report of Budi's."""

    async def act(scene: Scene) -> None:
        await scene.enter(name, f"{name.lower()}_contoh")
        person = scene.people[name]
        for each in acts:
            if each.startswith("[") and each.endswith("]"):
                label = await _read_by(scene, name, each[1:-1])
                await scene.does(name, f"[{label}]", person.press(label, wait=SETTLES))
            elif each[0] in SENDS:
                await scene.does(name, each, SENDS[each[0]](person, each[1:].strip()))
            else:
                words = ENGLISH.get(each, each) if scene.language == "en" and name not in TEAM else each
                await scene.does(name, words, person.say(await _with_ticket(scene, words)))

    return act


async def _with_ticket(scene: Scene, words: str) -> str:
    for name in (name for name in NAMED.findall(words) if name in scene.people):
        chat = await scene.people[name].chat()
        words = words.replace(f"{{{name}}}", [found for one in chat for found in TICKET.findall(one.text)][-1])
    return words


def on_card(name: str, account: str, *acts: str) -> Act:
    """In the group, on the card of this account's case: press, or reply."""

    async def act(scene: Scene) -> None:
        person, team = scene.people[name], scene.world.team
        for each in acts:
            card = await scene.card(account)
            if each.startswith("["):
                await scene.does(name, each, person.press(each[1:-1], team, on=card, wait=SETTLES))
            else:
                await scene.does(name, each, person.say(each, team, reply_to=card.message_id))

    return act


def in_group(name: str, *acts: str) -> Act:
    """In the group, on the newest message that has the button."""

    async def act(scene: Scene) -> None:
        person, team = scene.people[name], scene.world.team
        for each in acts:
            doing = person.press(each[1:-1], team, wait=SETTLES) if each.startswith("[") else person.say(each, team)
            await scene.does(name, each, doing)

    return act


def later(seconds: float, said: str) -> Act:
    """Time passes."""

    async def act(scene: Scene) -> None:
        await scene.waits(seconds, said)

    return act


def quietly(*acts: Act) -> Act:
    """What has to happen for the next act, and was shown before."""

    async def act(scene: Scene) -> None:
        scene.silent = True
        for each in acts:
            await each(scene)
        scene.silent = False

    return act


async def _photo(person: Person, caption: str) -> object:
    return await person.photo(caption or None)


async def _document(person: Person, name: str) -> object:
    return await person.document(name or "bukti.pdf")


async def _large(person: Person, _: str) -> object:
    return await person.document("video.mp4", None, size=25_000_000)


async def _voice(person: Person, _: str) -> object:
    return await person.send(media=[{"kind": "voice"}])


async def _forward(person: Person, words: str) -> object:
    return await person.say(words, forward_origin={"type": "hidden_user", "sender_user_name": "Contoh", "date": 1})


async def _edit(person: Person, words: str) -> object:
    mine = [one for one in await person.chat() if not one.from_bot]
    await person.edit(mine[-1], words)
    return None


async def _block(person: Person, _: str) -> object:
    await person.block()
    return None


SENDS: dict[str, Callable[[Person, str], Awaitable[object]]] = {
    "🖼": _photo,
    "📎": _document,
    "📦": _large,
    "🎤": _voice,
    "↪": _forward,
    "✎": _edit,
    "⛔": _block,
}
"""A picture, a file, one that is too large, a voice message, a forwarded one, an edit, a block of the bot."""


def filed(name: str, account: str, category: str, *, words: bool = False, story: str = "") -> Act:
    """A report from its first message to its receipt; silently, `words` without a picture."""
    evidence = ("[Lewati]",) if words else ("🖼", "[Selesai]")
    return by(name, "/lapor", "[MiChat]", account, f"[{category}]", *evidence, story or "[Lewati]", "[Kirim laporan]")


def known(name: str) -> Act:
    """Somebody who has agreed to the notice."""
    return by(name, "/start", "[Setuju & lanjut]")


__all__ = ["DAY", "HOUR", "MINUTE", "Act", "by", "filed", "in_group", "known", "later", "on_card", "quietly"]
