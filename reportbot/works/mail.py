"""Letters by e-mail: handed over once; where nobody knows whether a letter left, no program sends it again."""

import contextlib
import ssl
from collections.abc import Mapping
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import Contacts, Need, OperatorSettings, RequestFile
from reportbot.conversation.requests.letterhead import contact_of, operator, settings_of
from reportbot.conversation.requests.typing import address
from reportbot.conversation.requests.wording import letter_name
from reportbot.conversation.review.wording import platform_name
from reportbot.conversation.says import Text
from reportbot.domain.periods import WIB
from reportbot.domain.records import RequestLetter, TakedownRequest
from reportbot.evidence.vault import FileGone
from reportbot.storage import facts as stored_facts
from reportbot.storage.save import save
from reportbot.works.job import Failed, Handler, Job, MailAccount, Tools, Unsure

if TYPE_CHECKING:
    from aiosmtplib import SMTP

    from reportbot.storage.connection import Connection

SECONDS: Final = 60.0
"""How long the server may take for one answer."""

TAKEN: Final = 250
_TEMPORARY: Final = range(400, 500)
PUT_OFF: Final[Mapping[str, Any]] = {"state": "put-off"}


class Mail(Struct, frozen=True):
    """What is handed over, and by whom to whom."""

    sender: str
    recipient: str
    mail_id: str
    content: bytes


async def send_mail(job: Job, tools: Tools) -> Mapping[str, Any]:
    """``{"state": "accepted", "mail_id"}``, or ``{"state": "put-off"}`` where the server asks to wait.

    The letter's row says "sending" while it may leave; whoever finds it so knows that the last try was cut off.

    Raises:
        Failed: the server will not take it, or there is nothing to send.
        Unsure: it may have left.
    """
    desk = await _desk(job, tools)
    letter = desk.get(RequestLetter, int(job.data["letter"]))
    request = desk.get(TakedownRequest, int(job.data["request"]))
    if tools.mail is None or letter is None or request is None or not request.address:
        raise Failed("mail-not-set")
    if letter.sent_at is not None:
        return {"state": "accepted", "mail_id": letter.mail_id}
    if letter.mail == "sending":
        raise Unsure
    mail = await _composed(desk, tools, tools.mail, request, letter)
    return await _handed_over(tools, tools.mail, letter, mail)


async def _desk(job: Job, tools: Tools) -> Desk:
    facts, needs = Facts(), {RequestFile(int(job.data["request"])), OperatorSettings(), Contacts()}

    async def read(conn: "Connection") -> None:
        wanted: set[Need] = {*needs}
        await stored_facts.load(conn, tools.seal, facts, wanted, tools.clock.now())

    await tools.store.read(read)
    return Desk(facts, tools.clock.now(), tools.rules, tools.numbers)


# What it says.


async def _composed(
    desk: Desk, tools: Tools, account: MailAccount, request: TakedownRequest, letter: RequestLetter
) -> Mail:
    message = EmailMessage(policy=policy.SMTP.clone(cte_type="7bit"))
    message["From"] = account.sender
    message["To"] = request.address
    message["Subject"] = _plain(tools, "mail-subject", request, letter)
    message["Date"] = format_datetime(letter.made_at.astimezone(WIB))
    message["Message-ID"] = mail_id = f"<reportbot-{letter.letter}@{account.sender.rpartition('@')[2]}>"
    reply_to = operator(settings_of(desk), tools.rules, "contact")
    message["Reply-To"] = reply_to if reply_to and address(reply_to) else account.sender
    message.set_content(_body(desk, tools, request, letter), charset="utf-8")
    for number in letter.files:
        try:
            file, data = await tools.vault.read(number)
        except FileGone:
            raise Failed("mail-file-gone") from None
        maintype, _, subtype = file.mime.partition("/")
        message.add_attachment(data, maintype=maintype, subtype=subtype, filename=file.name)
    return Mail(account.sender, request.address, mail_id, message.as_bytes())


def _plain(
    tools: Tools, key: str, request: TakedownRequest, letter: RequestLetter, language: str = "id", **more: int | str
) -> str:
    """In Indonesian, which every letter is in, or in the language of its copy."""
    platform = platform_name(request.platform)
    args = {"letter": letter_name(letter), "number": letter.number, "platform": platform, **more}
    return tools.texts.plain(Text(key, args), language)


def _body(desk: Desk, tools: Tools, request: TakedownRequest, letter: RequestLetter) -> str:
    key = "mail-body-retraction" if letter.kind == "retraction" else "mail-body"
    name = settings_of(desk).get("operator-name") or tools.rules.operator_name
    languages = ("id", "en") if contact_of(desk, request.platform).abroad else ("id",)
    more: dict[str, int | str] = {"count": letter.accounts, "signatory": request.signatory, "operator": name}
    return "\n\n\n".join(_plain(tools, key, request, letter, language, **more) for language in languages)


# Handing it over.


async def _handed_over(tools: Tools, account: MailAccount, letter: RequestLetter, mail: Mail) -> Mapping[str, Any]:
    from aiosmtplib import SMTPException  # noqa: PLC0415 rarely needed

    client = _client(account)
    try:
        try:
            await _introduced(client, account, mail)
        except (SMTPException, OSError, ValueError) as fault:
            return _judged(fault)
        return await _given(tools, client, letter, mail)
    finally:
        client.close()


def _judged(fault: Exception) -> Mapping[str, Any]:
    """What a fault before the letter itself means: nothing has left.

    Raises:
        Failed: waiting will not mend it.
    """
    from aiosmtplib import (  # noqa: PLC0415 rarely needed
        SMTPAuthenticationError,
        SMTPException,
        SMTPNotSupported,
        SMTPRecipientsRefused,
        SMTPResponseException,
    )

    # A server without STARTTLS, or without a login, is told by the bare class.
    if type(fault) is SMTPException or isinstance(fault, SMTPNotSupported) or _is_about_tls(fault):
        raise Failed("mail-tls") from None
    if isinstance(fault, SMTPAuthenticationError):
        return _refused(fault.code, "mail-login")
    if isinstance(fault, SMTPRecipientsRefused):
        return _refused(fault.recipients[0].code, "mail-refused")
    return _refused(fault.code, "mail-refused") if isinstance(fault, SMTPResponseException) else PUT_OFF


def _is_about_tls(fault: BaseException | None) -> bool:
    while fault is not None:
        if isinstance(fault, ssl.SSLError):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def _client(account: MailAccount) -> "SMTP":
    from aiosmtplib import SMTP  # noqa: PLC0415 rarely needed

    return SMTP(
        hostname=account.host,
        port=account.port,
        timeout=SECONDS,
        use_tls=account.security == "tls",
        start_tls=account.security == "starttls",
        local_hostname=account.sender.rpartition("@")[2],
    )


async def greeted(account: MailAccount) -> None:
    """Sign in and leave again; nothing is sent.

    Raises:
        SMTPException, OSError: the server is not reached, not safe, or does not know us.
    """
    client = _client(account)
    try:
        await client.connect()
        if account.username:
            await client.login(account.username, account.password)
        await client.quit()
    finally:
        client.close()


async def _introduced(client: "SMTP", account: MailAccount, mail: Mail) -> None:
    """All that comes before the letter itself: until then nothing has left."""
    await client.connect()
    if account.username:
        await client.login(account.username, account.password)
    await client.mail(mail.sender)
    await client.rcpt(mail.recipient)


def _refused(code: int, key: str) -> Mapping[str, Any]:
    """4xx asks to wait.

    Raises:
        Failed: it will never be taken.
    """
    if code in _TEMPORARY:
        return PUT_OFF
    raise Failed(key)


async def _given(tools: Tools, client: "SMTP", letter: RequestLetter, mail: Mail) -> Mapping[str, Any]:
    """DATA: from here on it may have left, unless the server says that it has not."""
    from aiosmtplib import SMTPDataError  # noqa: PLC0415 rarely needed

    leaving = replace(letter, mail="sending", mail_id=mail.mail_id)
    await _write(tools, leaving)
    try:
        response = await client.data(mail.content)
    except SMTPDataError as refused:
        await _write(tools, replace(leaving, mail="waiting"))
        return _refused(refused.code, "mail-refused")
    except Exception:  # noqa: BLE001 whatever went wrong, the letter may have left
        raise Unsure from None
    if response.code != TAKEN:
        raise Unsure
    with contextlib.suppress(Exception):
        await client.quit()
    return {"state": "accepted", "mail_id": mail.mail_id}


async def _write(tools: Tools, letter: RequestLetter) -> None:
    async def work(conn: "Connection") -> None:
        await save(conn, tools.seal, [letter])

    await tools.store.write(work)


HANDLERS: Final[Mapping[str, Handler]] = {"send-mail": send_mail}
