"""Whatever somebody searches for is a value and never a piece of a statement: nothing leaks, breaks or changes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from reportbot.conversation.needs import Search
from reportbot.domain.identifiers import fold_name, skeleton
from reportbot.domain.tickets import read_ticket
from reportbot.storage.connection import Connection
from reportbot.storage.metadata import metadata
from reportbot.storage.store import Store
from tests.storage.examples import a_case, a_report, an_identifier, somebody
from tests.storage.test_facts import loaded, stored

ACCOUNTS = {1: "putri_melati", 2: "putrixmelati", 3: "100%murah", 4: "o'brien"}

_QUOTES = ("'", '"', "`", "\\", "''", "\\'", "%27", "\u02bc", "\uff07", "$$", "$x$")
_TAILS = (
    *(
        " OR 1=1 --",
        " OR 'a'='a",
        ") OR (1=1",
        " UNION SELECT NULL,NULL --",
        "; DROP TABLE cases; --",
        " AND SLEEP(5)--",
    ),
    *(
        " AND pg_sleep(5)--",
        "/**/OR/**/1=1",
        " OR canonical LIKE '%",
        " LIKE '%' ESCAPE '",
        "; ATTACH DATABASE 'x' AS y",
    ),
    *(
        "||(SELECT value FROM meta)",
        " OR canonical GLOB '*",
        ";COMMIT;--",
        " RETURNING *",
        " :words",
        " ?",
        " %(words)s",
    ),
)
INJECTIONS = [
    *(quote + tail for quote in _QUOTES for tail in _TAILS),
    *(f"1{tail}" for tail in _TAILS),
    *(f"RB-9999-9999{quote}{tail}" for quote in _QUOTES[:3] for tail in _TAILS),
]
WILDCARDS = (
    "%",
    "_",
    "%%%",
    "___",
    "put%",
    "putri_mel%",
    "%melati",
    "putri?melati",
    "*",
    "[a-z]%",
    "\\%",
    "10_%",
    "%ur%",
)


async def _rows(store: Store) -> dict[str, int]:
    """How many rows each table has."""

    async def count(conn: Connection) -> dict[str, int]:
        tables = metadata.sorted_tables
        return {table.name: await conn.scalar(select(func.count()).select_from(table)) or 0 for table in tables}

    return await store.read(count)


async def _stocked(store: Store) -> None:
    person = (await somebody(store)).person
    await stored(
        store,
        *(a_case(number) for number in ACCOUNTS),
        *(an_identifier(number, number, name, skeleton=skeleton(name)) for number, name in ACCOUNTS.items()),
        a_report(1, 1, person, ticket="RB-0000-0000"),
    )


async def test_statements_that_are_searched_for_find_nothing_and_change_nothing(store: Store) -> None:
    await _stocked(store)
    before = await _rows(store)
    for words in INJECTIONS:
        assert (await loaded(store, [Search(words)])).found[words] == (), words
    assert await _rows(store) == before


@pytest.mark.parametrize("words", WILDCARDS)
async def test_no_sign_stands_for_others(store: Store, words: str) -> None:
    await _stocked(store)
    assert (await loaded(store, [Search(words)])).found[words] == ()


async def test_an_underscore_finds_itself_alone(store: Store) -> None:
    await _stocked(store)
    for number, name in ACCOUNTS.items():
        assert (await loaded(store, [Search(name)])).found[name] == (number,)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30))
async def test_only_what_begins_like_the_words_is_found(lite: Store, words: str) -> None:
    if not await lite.read(_is_stocked):
        await _stocked(lite)
    found = (await loaded(lite, [Search(words)])).found[words]
    plain = fold_name(words.strip()).removeprefix("@")
    for number in found:
        name = ACCOUNTS[number]
        named = words.strip().removeprefix("#").strip() == str(number) or read_ticket(words) == "RB-0000-0000"
        assert named or name.startswith(plain) or skeleton(name) in {skeleton(words), skeleton(plain)}


async def _is_stocked(conn: Connection) -> bool:
    return bool((await conn.exec_driver_sql("SELECT count(*) FROM cases")).scalar_one())
