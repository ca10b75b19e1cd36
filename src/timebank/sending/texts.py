"""Providers that send texts: Twilio, and GOV.UK Notify for public bodies. A text is handed over by
HTTPS, or it is said in a code why not."""

import asyncio
import re
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any, Protocol
from uuid import UUID

import httpx
from joserfc import jwt
from joserfc.jwk import OctKey

from timebank.sending.faults import NotTaken
from timebank.sending.rules import LONGEST_WAIT, SECONDS_TO_SEND

TWILIO, NOTIFY = "https://api.twilio.com", "https://api.notifications.service.gov.uk"
SECONDS_FOR_AN_ANSWER = 10
MOST_OF_AN_ANSWER = 10_000
FOR_GOOD = frozenset({400, 410, 413, 422})
"""Answers that mean: not this text, not to this number. Others are ours to put right, or pass."""
REFUSED = frozenset({401, 403})
NOTIFY_KEY = re.compile(r".*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9a-f-]{36})")
"""A key of GOV.UK Notify: its name, the id of the service, and the secret."""


class Provider(Protocol):
    """Who sends texts. `request` makes what hands one over; `fault` reads why it was refused."""

    @property
    def url(self) -> str:
        """Where its API is."""

    def request(self, number: str, words: str, message_id: UUID) -> Mapping[str, Any]:
        """What httpx takes beside the method: path, headers, and what stands in it."""

    def fault(self, status: int, answer: Any) -> str:
        """The code of a refusal."""


@dataclass(frozen=True)
class Twilio:
    """https://www.twilio.com/docs/messaging/api/message-resource. `sender` is a number, a name of
    up to eleven letters, or a messaging service (MG…)."""

    account: str
    secret: str = field(repr=False)
    sender: str
    url: str = TWILIO

    def request(self, number: str, words: str, message_id: UUID) -> Mapping[str, Any]:
        """It knows no message by our id: one that is sent again arrives again."""
        del message_id
        by = "MessagingServiceSid" if self.sender.startswith("MG") else "From"
        return {
            "url": f"/2010-04-01/Accounts/{self.account}/Messages.json",
            "auth": (self.account, self.secret),
            "data": {"To": number, by: self.sender, "Body": words},
        }

    def fault(self, status: int, answer: Any) -> str:
        """Its own number for what is wrong, as in twilio_21610: who said STOP."""
        code = answer.get("code") if isinstance(answer, dict) else None
        return f"twilio_{code}" if isinstance(code, int) and 0 < code < 10**6 else f"text_{status}"


@dataclass(frozen=True)
class Notify:
    """https://docs.notifications.service.gov.uk/rest-api.html. `template` is the id of a template
    whose words are ((text)) alone, for ours are in the member's language."""

    secret: str = field(repr=False)
    template: str
    url: str = NOTIFY

    def request(self, number: str, words: str, message_id: UUID) -> Mapping[str, Any]:
        """Signed for this minute."""
        key = NOTIFY_KEY.fullmatch(self.secret)
        if key is None:
            raise NotTaken("login_refused")
        claims = {"iss": key[1], "iat": int(time.time())}
        token = jwt.encode({"typ": "JWT", "alg": "HS256"}, claims, OctKey.import_key(key[2]))
        return {
            "url": "/v2/notifications/sms",
            "headers": {"Authorization": f"Bearer {token}"},
            "json": {
                "phone_number": number,
                "template_id": self.template,
                "personalisation": {"text": words},
                "reference": str(message_id),
            },
        }

    def fault(self, status: int, answer: Any) -> str:
        """Its names for what is wrong say no more than the status; its words may quote."""
        del answer
        return f"text_{status}"


@dataclass(frozen=True)
class Texts:
    """The way that texts leave, and how many may in a day: each costs."""

    provider: Provider
    most_in_a_day: int
    """Of one community."""
    most_to_one: int


async def hand_over(provider: Provider, number: str, words: str, message_id: UUID) -> None:
    """Give a text to the provider, which then has it. Raises NotTaken."""
    async with httpx.AsyncClient(
        base_url=provider.url,
        verify=_trusted(),
        timeout=SECONDS_FOR_AN_ANSWER,
        follow_redirects=False,
    ) as client:
        try:
            async with asyncio.timeout(SECONDS_TO_SEND):
                await _send(client, provider, provider.request(number, words, message_id))
        except (TimeoutError, httpx.TimeoutException):
            raise NotTaken("timed_out") from None
        except httpx.ConnectError as error:
            secured = "certificate" in str(error).lower() or "ssl" in str(error).lower()
            raise NotTaken("not_encrypted" if secured else "unreachable") from None
        except httpx.HTTPError:
            raise NotTaken("connection_lost") from None


async def _send(client: httpx.AsyncClient, provider: Provider, request: Mapping[str, Any]) -> None:
    async with client.stream("POST", **request) as response:
        if response.is_success:
            return
        status = response.status_code
        if status in REFUSED:
            raise NotTaken("login_refused")
        if response.is_redirect:
            raise NotTaken("redirected")
        fault = provider.fault(status, await _answer(response))
    again = _wait(response.headers.get("retry-after", ""))
    raise NotTaken(fault, for_good=status in FOR_GOOD, again_after=again)


async def _answer(response: httpx.Response) -> Any:
    """What stands in a refusal, as far as we care to read."""
    body = b""
    async for some in response.aiter_bytes():
        body += some
        if len(body) > MOST_OF_AN_ANSWER:
            return None
    try:
        return httpx.Response(response.status_code, content=body).json()
    except ValueError:
        return None


def _wait(said: str) -> timedelta | None:
    """The seconds of Retry-After, within reason; a date is as good as none, for we wait anyhow."""
    if not re.fullmatch(r"[0-9]{1,6}", said):
        return None
    return min(timedelta(seconds=int(said)), LONGEST_WAIT)


@cache
def _trusted() -> ssl.SSLContext:
    """Read once: it takes longer than a text."""
    return ssl.create_default_context()
