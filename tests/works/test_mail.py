"""A letter by e-mail is handed over once: taken, put off, refused for good, or nobody knows."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import RequestFile
from reportbot.domain.records import OperatorSetting, PlatformContact, Record, RequestLetter, TakedownRequest
from reportbot.storage import facts as stored_facts
from reportbot.storage.connection import Connection
from reportbot.storage.save import save
from reportbot.works import mail
from reportbot.works.job import Failed, Job, MailAccount, Tools, Unsure
from tests.works.conftest import Workshop
from tests.works.post_office import PostOffice, post_office

NOW = datetime(2021, 3, 22, 5, 0, tzinfo=UTC)
JOB = Job(number=1, kind="send-mail", data={"request": 1, "letter": 1})
REQUEST = TakedownRequest(
    request=1,
    year=2021,
    platform="michat",
    created_at=NOW,
    created_by=1,
    serial=12,
    state="sending",
    signatory="Dewi Lestari",
    letter_number="12/RB/III/2021",
    recipient="Tim Kepatuhan",
    address="abuse@michat.example",
)


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as made:
        yield made


async def ready(shop: Workshop, office: PostOffice, **letter: object) -> Tools:
    """A letter that is to be mailed, and the operator's account at this post office."""
    file = await shop.tools.vault.keep("letter", "surat-12.pdf", "application/pdf", b"%PDF-1.7 surat")
    given: dict[str, Any] = {"mail": "waiting", "files": (file.file,)} | letter
    made = RequestLetter(
        letter=1, request=1, kind="request", round=0, number="12/RB/III/2021", made_at=NOW, made_by=1, **given
    )
    await written(shop, REQUEST, made)
    account = MailAccount(host="127.0.0.1", port=office.port, sender="lapor@paguyuban.example", security="none")
    return replace(shop.tools, mail=account)


async def written(shop: Workshop, *records: Record) -> None:
    async def work(conn: Connection) -> None:
        await save(conn, shop.store.seal, records)

    await shop.store.write(work)


async def stored(shop: Workshop) -> RequestLetter:
    facts = Facts()

    async def work(conn: Connection) -> None:
        await stored_facts.load(conn, shop.store.seal, facts, {RequestFile(1)}, NOW)

    await shop.store.read(work)
    letter = facts.get(RequestLetter, 1)
    assert letter is not None
    return letter


async def test_a_letter_arrives_with_its_files_under_an_id_that_is_known_before(
    shop: Workshop, office: PostOffice
) -> None:
    tools = await ready(shop, office)
    await written(
        shop, OperatorSetting(name="contact", value="narahubung@paguyuban.example", changed_at=NOW, changed_by=1)
    )
    result = await mail.send_mail(JOB, tools)
    assert result == {"state": "accepted", "mail_id": "<reportbot-1@paguyuban.example>"}
    (letter,) = office.letters
    assert letter["From"] == "lapor@paguyuban.example"
    assert letter["To"] == "abuse@michat.example"
    assert letter["Reply-To"] == "narahubung@paguyuban.example"
    assert letter["Subject"] == "Surat permintaan Nomor 12/RB/III/2021 – MiChat"
    assert letter["Date"] == "Mon, 22 Mar 2021 12:00:00 +0700"
    body = letter.get_body()
    assert body is not None
    assert "Dewi Lestari" in body.get_content()
    (attached,) = letter.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("surat-12.pdf", b"%PDF-1.7 surat")
    assert (await stored(shop)).mail_id == "<reportbot-1@paguyuban.example>"


async def said_in(shop: Workshop, office: PostOffice, **letter: Any) -> str:
    """What the mail of such a letter says."""
    tools = await ready(shop, office)
    await written(shop, replace(await stored(shop), **letter))
    await mail.send_mail(JOB, tools)
    body = office.letters[0].get_body()
    assert body is not None
    return str(body.get_content())


async def test_a_mail_counts_the_accounts_of_its_letter_and_a_retraction_accuses_nobody(
    shop: Workshop, office: PostOffice
) -> None:
    body = await said_in(shop, office, kind="retraction", accounts=2)
    assert "Surat pencabutan nomor 12/RB/III/2021 mengenai 2 akun di MiChat" in body
    assert "diduga" not in body


async def test_a_platform_abroad_reads_its_mail_in_english_too(shop: Workshop, office: PostOffice) -> None:
    await written(
        shop, PlatformContact(platform="michat", recipient="Trust", abroad=True, changed_at=NOW, changed_by=1)
    )
    body = await said_in(shop, office, accounts=7)
    assert "mengenai 7 akun yang diduga melanggar di MiChat" in body
    assert "about 7 accounts suspected of violations on MiChat" in body


@pytest.mark.parametrize("where", ["answer", "before"])
async def test_a_server_that_asks_to_wait_has_taken_nothing_and_may_be_asked_again(
    shop: Workshop, office: PostOffice, where: str
) -> None:
    tools = await ready(shop, office)
    setattr(office, where, "451 coba nanti")
    assert await mail.send_mail(JOB, tools) == {"state": "put-off"}
    setattr(office, where, "250 OK")
    assert (await mail.send_mail(JOB, tools))["state"] == "accepted"
    assert len(office.taken) == 1


@pytest.mark.parametrize("where", ["answer", "before"])
async def test_a_refusal_for_good_is_told_and_a_person_may_try_again(
    shop: Workshop, office: PostOffice, where: str
) -> None:
    tools = await ready(shop, office)
    setattr(office, where, "550 tidak ada orang itu")
    with pytest.raises(Failed, match="mail-refused"):
        await mail.send_mail(JOB, tools)
    assert (office.taken, (await stored(shop)).mail) == ([], "waiting")


async def test_a_line_that_is_cut_after_the_letter_leaves_it_unsure_and_it_is_not_sent_again(
    shop: Workshop, office: PostOffice
) -> None:
    tools = await ready(shop, office)
    office.answer = "close"
    with pytest.raises(Unsure):
        await mail.send_mail(JOB, tools)
    office.answer = "250 OK"
    with pytest.raises(Unsure):
        await mail.send_mail(JOB, tools)
    assert len(office.taken) == 1


async def test_a_server_that_takes_the_letter_and_then_says_nothing_leaves_it_unsure(
    shop: Workshop, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "SECONDS", 0.3)
    tools = await ready(shop, office)
    office.answer = "stall"
    with pytest.raises(Unsure):
        await mail.send_mail(JOB, tools)
    with pytest.raises(Unsure):
        await mail.send_mail(JOB, tools)
    assert len(office.taken) == 1


async def test_a_crash_while_it_was_leaving_leaves_it_unsure(shop: Workshop, office: PostOffice) -> None:
    tools = await ready(shop, office, mail="sending")
    with pytest.raises(Unsure):
        await mail.send_mail(replace(JOB, attempts=1, interrupted=True), tools)
    assert office.taken == []


async def test_a_crash_before_it_was_leaving_sends_it(shop: Workshop, office: PostOffice) -> None:
    tools = await ready(shop, office)
    assert (await mail.send_mail(replace(JOB, attempts=1, interrupted=True), tools))["state"] == "accepted"
    assert len(office.taken) == 1


async def test_what_was_sent_is_not_sent_again(shop: Workshop, office: PostOffice) -> None:
    tools = await ready(shop, office, sent_at=NOW, mail="accepted", mail_id="<a@b>")
    assert await mail.send_mail(JOB, tools) == {"state": "accepted", "mail_id": "<a@b>"}
    assert office.taken == []


async def test_a_server_that_is_not_there_is_asked_again(shop: Workshop, office: PostOffice) -> None:
    tools = await ready(shop, office)
    assert tools.mail is not None
    nobody = replace(tools, mail=replace(tools.mail, port=1))
    assert await mail.send_mail(JOB, nobody) == {"state": "put-off"}


async def test_a_server_without_tls_and_without_login_is_no_server_for_secrets(
    shop: Workshop, office: PostOffice
) -> None:
    tools = await ready(shop, office)
    assert tools.mail is not None
    for account in (replace(tools.mail, security="starttls"), replace(tools.mail, username="a", password="b")):
        with pytest.raises(Failed, match="mail-tls"):
            await mail.send_mail(JOB, replace(tools, mail=account))
    assert office.taken == []


async def test_names_with_markup_and_line_breaks_stay_words_of_the_letter(shop: Workshop, office: PostOffice) -> None:
    tools = await ready(shop, office)
    await written(shop, replace(REQUEST, signatory="<b>Dewi</b> & {Lestari}\r\nBcc: semua@contoh.example"))
    await mail.send_mail(JOB, tools)
    (letter,) = office.letters
    body = letter.get_body()
    assert body is not None
    assert "<b>Dewi</b> & {Lestari}" in body.get_content()
    assert letter["Bcc"] is None
