"""The mail server that letters go through: reached, safely, and it knows us."""

from reportbot.cli.doctor.finding import Finding
from reportbot.cli.workshop import mail_account
from reportbot.settings import Settings
from reportbot.works.job import MailAccount
from reportbot.works.mail import greeted


async def look(settings: Settings) -> list[Finding]:
    """Signs in and sends nothing."""
    account = mail_account(settings)
    if account is None:
        return [Finding.advice("doctor-no-mail")]
    return [await _of(account)]


async def _of(account: MailAccount) -> Finding:
    from aiosmtplib.errors import SMTPAuthenticationError, SMTPException  # noqa: PLC0415 only where mail is set

    try:
        await greeted(account)
    except SMTPAuthenticationError:
        return Finding.wrong("doctor-mail-refused", host=account.host)
    except (SMTPException, OSError) as error:
        return Finding.wrong("doctor-mail-unreached", host=account.host, why=type(error).__name__)
    return Finding.well("doctor-mail", host=account.host)
