"""From says to calls: words in each one's language, places moved, and rows for the outbox."""

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from reportbot.conversation.buttons import encode
from reportbot.conversation.facts import Facts
from reportbot.conversation.menus import entries
from reportbot.conversation.pressed import press_to_json
from reportbot.conversation.says import (
    Button,
    Call,
    Card,
    Content,
    Documents,
    EvidencePost,
    GroupPost,
    Media,
    Menu,
    Notice,
    NoticeToAdmins,
    Say,
    Screen,
    Toast,
    Work,
)
from reportbot.domain.languages import LANGUAGES
from reportbot.domain.records import Case, Person, Place
from reportbot.intake.lengths import plainly, said_within
from reportbot.storage.outbox import RANK_CARD, RANK_DIGEST, RANK_PEOPLE, Outgoing
from reportbot.texts import FIRST_LANGUAGE, Texts

LONGEST_MESSAGE, LONGEST_CAPTION, LONGEST_TOAST = 4096, 1024, 200
NO_BUTTONS: dict[str, Any] = {"inline_keyboard": []}
_COUNTED = ("send", "edit", "copy")


class Answer(Struct, frozen=True):
    """The answer to a press, which lives in memory only."""

    press: str
    params: Mapping[str, Any]


class Rendering(Struct):
    """The messages of one batch, with the places they moved; `places` are records still to be saved.

    `pressers` names who pressed, by press, for the language of the answer.
    """

    texts: Texts
    facts: Facts
    rows: list[Outgoing] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    pressers: dict[str, int] = field(default_factory=dict)

    def say(self, say: Say) -> None:
        """Turn one say into rows; a Card is rendered by `card` once all steps are done."""
        match say:
            case Screen():
                self._screen(say)
            case Notice():
                self._notice(say)
            case NoticeToAdmins():
                for person in self.facts.admins:
                    message = self._message(say.content, self._language(person))
                    self.rows.append(self._send(f"person:{person}", message))
            case GroupPost():
                self._group_post(say)
            case EvidencePost():
                self._evidence(say)
            case Documents():
                self.rows += self._documents(say)
            case Call():
                self._call(say)
            case Menu():
                self._menu(say)
            case _:
                self._unsent(say)

    def _unsent(self, say: Toast | Work | Card) -> None:
        """What becomes no row of the outbox."""
        if isinstance(say, Toast):
            self.answers.append(self._answer(say))
        elif isinstance(say, Work):
            self.works.append(say)
        else:
            raise TypeError("cards are rendered at the end of the batch")

    def card(self, case: Case, content: Content, adopt: int | None) -> None:
        """The card of a case at its place; a press may have shown where it stands."""
        place = self._place(f"card:{case.case}", "group")
        if adopt is not None and place.message_id is None:
            place = self._move(replace(place, message_id=adopt))
        rank = RANK_PEOPLE if case.urgent else RANK_CARD
        self.rows.append(self._send("group", self._message(content, "id"), place=place, rank=rank))

    def _screen(self, say: Screen) -> None:
        lane = f"person:{say.person}"
        place = self._place(f"screen:{say.person}", lane)
        left = place.message_id
        if say.tapped is None or say.tapped != left:
            place = self._move(replace(place, generation=place.generation + 1, message_id=say.tapped))
        row = self._send(lane, self._message(say.content, self._language(say.person)), place=place)
        self.rows.append(replace(row, closes=not any(say.content.rows)))
        if left is not None and left != say.tapped:
            self.rows.append(strip(lane, left))

    def _notice(self, say: Notice) -> None:
        lane = f"person:{say.person}"
        place = self._place(say.place, lane) if say.place else None
        row = self._send(lane, self._message(say.content, self._language(say.person)), place=place)
        self.rows.append(replace(row, then=say.then, about=say.about))

    def _documents(self, say: Documents) -> list[Outgoing]:
        method, field_name = ("sendPhoto", "photo") if say.as_picture else ("sendDocument", "document")
        rows = []
        for file, name in zip(say.files, say.names, strict=True):
            params: dict[str, Any] = {field_name: f"$file:{file}:{name}"}
            if say.protect:
                params["protect_content"] = True
            rows.append(Outgoing(lane=f"person:{say.person}", method=method, params=params))
        language = self._language(say.person)
        last = dict(rows[-1].params)
        if say.caption.lines:
            caption = self._words(say.caption, language, LONGEST_CAPTION)
            last |= {"caption": caption, "parse_mode": "HTML"}
        if say.caption.rows:
            last["reply_markup"] = self._keyboard(say.caption, language)
        rows[-1] = replace(rows[-1], params=last, then=say.then, about=say.about)
        return rows

    def _group_post(self, say: GroupPost) -> None:
        rank = RANK_DIGEST if say.place == "digest" else RANK_CARD
        place = self._place(say.place, "group") if say.place else None
        row = self._send("group", self._message(say.content, "id"), place=place, rank=rank)
        self.rows.append(replace(row, reply_to=say.reply_to))

    def _evidence(self, say: EvidencePost) -> None:
        lane = "group" if say.person is None else f"person:{say.person}"
        language = "id" if say.person is None else self._language(say.person)
        caption = self._words(say.caption, language, LONGEST_CAPTION)
        about = {"case": say.case, "lane": lane}
        reply = f"card:{say.case}" if say.person is None else ""
        for start in range(0, len(say.items), 10):
            items = say.items[start : start + 10]
            row = _album(lane, items, caption) if len(items) > 1 else _single(lane, items[0], caption)
            if len(items) == 1 and say.caption.rows:
                row = replace(row, params={**row.params, "reply_markup": self._keyboard(say.caption, language)})
            self.rows.append(
                replace(
                    row,
                    reply_to=reply,
                    then="evidence-posted",
                    about={**about, "evidence": [item.evidence for item in items], "kinds": [i.kind for i in items]},
                )
            )

    def _call(self, say: Call) -> None:
        counted = say.lane != "api" and say.method.startswith(_COUNTED)
        press = press_to_json(say.waiting_press) if say.waiting_press is not None else None
        self.rows.append(
            Outgoing(
                lane=say.lane,
                method=say.method,
                params=dict(say.params),
                cost=int(counted),
                then=say.then,
                about=say.about,
                press=press,
            )
        )

    def _menu(self, say: Menu) -> None:
        for language in LANGUAGES:
            params: dict[str, Any] = {"scope": {"type": "chat", "chat_id": "$chat"}}
            if language != FIRST_LANGUAGE:
                params["language_code"] = language
            if say.staff:
                params["commands"] = menu_in(self.texts, language, say.staff)
            method = "setMyCommands" if say.staff else "deleteMyCommands"
            self.rows.append(Outgoing(lane=f"person:{say.person}", method=method, params=params, cost=0))

    def _answer(self, say: Toast) -> Answer:
        params: dict[str, Any] = {}
        if say.text is not None:
            params["text"] = plainly(
                self.texts.plain(say.text, self._language(self.pressers.get(say.press, 0))), LONGEST_TOAST
            )
        if say.alert:
            params["show_alert"] = True
        if say.start:
            params["url"] = f"https://t.me/{self.facts.bot_username}?start={say.start}"
        return Answer(say.press, params)

    def _place(self, name: str, lane: str) -> Place:
        found = self.places.get(name) or self.facts.get(Place, name)
        return found or self._move(Place(place=name, lane=lane))

    def _move(self, place: Place) -> Place:
        self.places[place.place] = place
        self.facts.put(place)
        return place

    def _language(self, person: int) -> str:
        found = self.facts.get(Person, person)
        return found.language if found else "id"

    def _send(
        self, lane: str, message: dict[str, Any], *, place: Place | None = None, rank: int = RANK_PEOPLE
    ) -> Outgoing:
        name, generation = (place.place, place.generation) if place else (None, 0)
        return Outgoing(lane=lane, method="sendMessage", params=message, rank=rank, place=name, generation=generation)

    def _words(self, content: Content, language: str, limit: int) -> str:
        return said_within(content.lines, lambda line: self.texts.render(line, language), limit)

    def _message(self, content: Content, language: str) -> dict[str, Any]:
        message: dict[str, Any] = {
            "text": self._words(content, language, LONGEST_MESSAGE),
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        if content.rows:
            message["reply_markup"] = self._keyboard(content, language)
        return message

    def _keyboard(self, content: Content, language: str) -> dict[str, Any]:
        return {"inline_keyboard": [[self._button(b, language) for b in row] for row in content.rows if row]}

    def _button(self, button: Button, language: str) -> dict[str, Any]:
        face: dict[str, Any] = {"text": self.texts.plain(button.label, language)}
        if button.style:
            face["style"] = button.style
        if button.url:
            return {**face, "url": button.url}
        if button.press is None:
            raise TypeError("a button presses or opens something")
        return {**face, "callback_data": encode(button.press)}


def strip(lane: str, message_id: int) -> Outgoing:
    """Take the buttons off a message that is no longer the live one."""
    params = {"message_id": message_id, "reply_markup": NO_BUTTONS}
    return Outgoing(lane=lane, method="editMessageReplyMarkup", params=params)


def menu_in(texts: Texts, language: str, staff: Collection[str] = ()) -> list[dict[str, str]]:
    """The commands of a menu as Telegram takes them."""
    return [{"command": name, "description": texts.plain(text, language)} for name, text in entries(staff).items()]


_SHOWN = {"parse_mode": "HTML", "has_spoiler": True}


def _single(lane: str, item: Media, caption: str) -> Outgoing:
    method = "sendVideo" if item.kind == "video" else "sendPhoto"
    params = {item.kind: _source(item), "caption": caption, **_SHOWN, "protect_content": True}
    return Outgoing(lane=lane, method=method, params=params)


def _album(lane: str, items: tuple[Media, ...], caption: str) -> Outgoing:
    media: list[dict[str, Any]] = [{"type": item.kind, "media": _source(item), **_SHOWN} for item in items]
    media[0]["caption"] = caption
    params = {"media": media, "protect_content": True}
    return Outgoing(lane=lane, method="sendMediaGroup", params=params, cost=len(items))


def _source(item: Media) -> str:
    return f"$file:{item.file}" if item.file else item.file_id
