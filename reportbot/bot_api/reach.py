"""Whether the Bot API server is there, and what time it is there; no token is needed for that."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp

_SECONDS = 10.0


async def served_at(api_url: str) -> datetime | None:
    """The Date that the server's answer bears; None where there is none.

    Whatever the server answers to an address without a token will do.
    """
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=False) as session,
            session.get(api_url, allow_redirects=False) as answer,
        ):
            return parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
        return None
