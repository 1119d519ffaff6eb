"""From any state, any input gives an answer in place and a valid state, and no message loses what was filled in."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportbot.conversation.buttons import encode
from reportbot.conversation.filing.draft import Draft
from reportbot.conversation.filing.scene import draft_of
from reportbot.conversation.inputs import Forward, Media
from reportbot.conversation.says import Content, Notice, Screen, Text
from reportbot.domain.records import Session
from tests.conversation.harness import TEXTS, Citizen, World, buttons_of

WORDS = [
    "contoh_akun88",
    "0812-3456-7890",
    "08123",
    "@contoh_user",
    "https://t.me/contoh_user",
    "https://vm.tiktok.com/ZMabc123/ dan wa.me/6281234567890",
    "BCA 1234567890 a.n. Budi",
    "saya takut sekali, kejadiannya di Kota Bandung",
    "RB-0000-0000",
    "/start michat",
    "/lapor",
    "/batal",
    "/status RB-1234-5678",
    "/laporan_saya",
    "/bahasa",
    "/hubungkan",
    "/apa",
    "/",
    "x" * 4096,
    "<b>&amp;\u202e\u0000\ud800🙂" * 9,
    "\n" * 40,
]
texts = st.sampled_from(WORDS) | st.text(max_size=40)
media = st.builds(
    Media,
    kind=st.sampled_from(["photo", "video", "document", "animation", "voice", "audio", "video_note", "sticker"]),
    file_id=st.sampled_from("abcdefghijklm"),
    file_unique_id=st.sampled_from("abcdefghijklm"),
    size=st.sampled_from([0, 1000, 20 * 1024 * 1024, 20 * 1024 * 1024 + 1]),
)
forwards = st.builds(
    Forward,
    kind=st.sampled_from(["user", "hidden_user", "chat", "channel"]),
    user_id=st.none() | st.just(123456789),
    username=st.sampled_from(["", "contoh_user"]),
    name=st.sampled_from(["", "Contoh"]),
)
message = st.fixed_dictionaries(
    {"text": texts},
    optional={
        "media": media,
        "forward": forwards,
        "contact_phone": st.just("+6281234567890"),
        "other": st.sampled_from(["location", "poll", "dice"]),
        "links": st.just(("https://www.instagram.com/contoh.user/",)),
        "message_id": st.integers(100, 120),
    },
)
actions = st.one_of(
    st.tuples(st.just("message"), message),
    st.tuples(st.just("tap"), st.integers(0, 30)),
    st.tuples(st.just("tap"), st.integers(0, 30)),
    st.tuples(st.just("tap"), st.integers(0, 30)),
    st.tuples(st.just("old"), st.integers(0, 1000)),
    st.tuples(st.just("forged"), st.text(max_size=70)),
    st.tuples(st.just("edit"), texts),
    st.tuples(st.just("wait"), st.sampled_from([1, 60 * 3, 60 * 25])),
)


def _acts(who: Citizen, seen: list[str], action: tuple[str, object]) -> None:
    kind, what = action
    if kind == "message":
        who.writes(**what)  # type: ignore[arg-type]
    elif kind == "edit":
        who.writes(str(what), edit_date=who.world.now, message_id=who.world.messages)
    elif kind == "wait":
        who.world.pass_time(timedelta(minutes=int(str(what))))
    elif kind == "forged":
        who.presses(str(what))
    elif kind == "old" and seen:
        who.presses(seen[int(str(what)) % len(seen)])
    elif kind == "tap" and who.live and buttons_of(who.live):
        there = buttons_of(who.live)
        press = there[int(str(what)) % len(there)].press
        assert press is not None
        who.presses(encode(press))


def _contents(who: Citizen) -> list[Content]:
    return [say.content for say in who.turn.says if isinstance(say, Screen | Notice)]


def _fits(content: Content) -> None:
    for language in TEXTS.languages:
        words = "\n".join(TEXTS.plain(line, language) for line in content.lines)
        assert words.strip()
        assert len(words.split("\n")) <= 8, words
        assert len(words) <= 600, (len(words), words)
        for button in buttons_of(content):
            label = TEXTS.plain(button.label, language)
            assert 0 < len(label) <= 64
            assert button.press is not None
            assert len(encode(button.press)) <= 64


def _draft(world: World) -> Draft | None:
    session = world.get(Session, 1)
    return draft_of(session) if session else None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.booleans(), st.lists(actions, max_size=25))
def test_every_input_is_answered_in_place(agreed: bool, plan: list[tuple[str, object]]) -> None:
    world = World()
    who = Citizen(world)
    if agreed:
        who.agrees()
    seen: list[str] = []
    for action in plan:
        before = _draft(world)
        said = len(world.says)
        _acts(who, seen, action)
        answered = len(world.says) > said
        assert answered or action[0] in {"wait", "old", "tap"}
        assert all(len(toast) <= 200 for toast in who.toasts)
        for content in _contents(who):
            _fits(content)
            seen.extend(encode(one.press) for one in buttons_of(content) if one.press)
        if action[0] in {"message", "edit", "forged"}:
            _nothing_lost(before, _draft(world))
    assert all(isinstance(text, Text) for content in _contents(who) for text in content.lines)


def _nothing_lost(before: Draft | None, after: Draft | None) -> None:
    if before is None:
        return
    assert after is not None
    assert len(after.evidence) >= len(before.evidence)
    assert after.category == before.category
    assert bool(after.story) >= bool(before.story)
    assert len(after.identifiers) >= min(1, len(before.identifiers))
    assert after.danger >= before.danger
