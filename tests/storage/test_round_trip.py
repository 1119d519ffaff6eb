"""Every record comes back as it was given."""

from collections.abc import Hashable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Case, CaseIdentifier, Decision, Evidence, Person, Record, Report, StoredFile, Timer
from reportbot.errors import ReportBotError
from reportbot.storage.chain import begin
from reportbot.storage.chain_tables import chain_head, decision_texts, decisions
from reportbot.storage.mapping import BY_KIND, IN_ORDER
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.examples import NOW, a_case, a_report, somebody

# inbound.py lets neither U+0000 nor lone surrogates in.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
MOMENT = st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  made aware by timezones
NUMBER = st.integers(0, 2**63 - 1)
DIGEST = st.binary(max_size=32).map(bytes.hex)
FIXED: dict[tuple[type[Any], str], Any] = {
    (Case, "original"): st.sampled_from([None, 1]),
    (Report, "state"): st.sampled_from(["open", "withdrawn"]),
    (Evidence, "state"): st.sampled_from(["kept", "withheld", "withdrawn", "purged"]),
    **dict.fromkeys(((Evidence, "sha256"), (StoredFile, "sha256"), (StoredFile, "address")), DIGEST),
    (Timer, "subject"): st.integers(-(2**63), 2**63 - 1),
}
OF_CASES = ("person", "case", "report", "identifier", "evidence", "decision", "copy")
AROUND_CASES = ("file", "request", "item", "letter", "referral", "objection", "reveal", "number")
KEYS = OF_CASES + AROUND_CASES


def values(kind: type[Any], name: str, hint: Any) -> st.SearchStrategy[Any]:
    if (kind, name) in FIXED:
        fixed: st.SearchStrategy[Any] = FIXED[(kind, name)]
        return fixed
    if name in KEYS and str not in (hint, *get_args(hint)):
        return st.just(1)
    return of(hint)


def of(hint: Any) -> st.SearchStrategy[Any]:
    if isinstance(hint, UnionType):
        return st.one_of(*(of(each) for each in get_args(hint)))
    if get_origin(hint) is Mapping:
        return st.dictionaries(TEXT, TEXT if get_args(hint)[1] is str else st.none() | TEXT | st.lists(st.integers()))
    if get_origin(hint) is tuple:
        return st.lists(of(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return {int: NUMBER, str: TEXT, bool: st.booleans(), datetime: MOMENT, type(None): st.none()}[hint]


def records(kind: type[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{name: values(kind, name, hint) for name, hint in hints.items()})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.tuples(*(records(mapped.kind) for mapped in IN_ORDER)))
async def test_every_record_comes_back_as_it_was_given(store: Store, written: tuple[Any, ...]) -> None:
    await somebody(store)

    async def there(conn: AsyncConnection) -> None:
        for table in (decision_texts, decisions, chain_head):
            await conn.execute(table.delete())
        await begin(conn, store.seal)
        await save(conn, store.seal, written)

    async def and_back(conn: AsyncConnection) -> list[Any]:
        found = []
        for record in written:
            mapped = BY_KIND[type(record)]
            where = [mapped.table.c[name] == value for name, value in mapped.key_values(record.key).items()]
            found.append(mapped.record(store.seal, (await conn.execute(mapped.select().where(*where))).one()))
        return found

    await store.write(there)
    for found, given_record in zip(await store.read(and_back), written, strict=True):
        assert found == given_record


@pytest.mark.parametrize("mapped", IN_ORDER, ids=lambda mapped: mapped.kind.__name__)
def test_every_field_has_a_column_of_its_name(mapped: Any) -> None:
    fields = set(mapped.kind.__struct_fields__)
    assert fields - mapped.beside.keys() <= set(mapped.table.columns.keys())
    docs = f"{mapped.kind.__doc__}"
    assert bool(mapped.sealed | mapped.sealed_json | mapped.beside.keys()) == (
        "sealed" in docs and mapped.kind is not Person
    )


async def test_a_decision_is_never_changed(store: Store) -> None:
    first = Decision(decision=1, case=1, kind="enough", by=1, at=NOW)

    async def work(conn: AsyncConnection) -> None:
        await save(conn, store.seal, [a_case(1), first])

    await store.write(work)
    with pytest.raises(IntegrityError):
        await store.write(work)


async def test_a_decision_is_never_taken_out(store: Store) -> None:
    with pytest.raises(ReportBotError):
        await store.write(lambda conn: save(conn, store.seal, [], [(Decision, 1)]))


async def test_of_two_writes_of_one_record_the_last_counts_and_drops_go_first(store: Store) -> None:
    person = await somebody(store)

    async def work(conn: AsyncConnection) -> None:
        report = a_report(1, 1, person.person)
        await save(conn, store.seal, [report, a_case(1), structs.replace(report, story="Yang benar.")])
        drops: list[tuple[type[Record], Hashable]] = [(Report, 1), (Timer, ("draft", 9))]
        await save(conn, store.seal, [structs.replace(report, story="Lain.")], drops)

    async def story(conn: AsyncConnection) -> Any:
        mapped = BY_KIND[Report]
        return mapped.record(store.seal, (await conn.execute(mapped.select())).one()).story

    await store.write(work)
    assert await store.read(story) == "Lain."


async def test_an_account_belongs_to_one_case_but_names_repeat(store: Store) -> None:
    def identifier(number: int, kind: str) -> CaseIdentifier:
        same = {"platform": "michat", "canonical": "putri", "verbatim": "putri", "skeleton": "putrl"}
        return CaseIdentifier(identifier=number, case=number, kind=kind, **same)

    async def names(conn: AsyncConnection) -> None:
        await save(conn, store.seal, [a_case(1), a_case(2), identifier(1, "name"), identifier(2, "name")])

    async def accounts(conn: AsyncConnection) -> None:
        await save(conn, store.seal, [identifier(1, "username"), identifier(2, "username")])

    await store.write(names)
    with pytest.raises(IntegrityError):
        await store.write(accounts)
