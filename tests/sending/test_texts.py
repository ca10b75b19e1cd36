"""Texts leave by a provider: in the member's language, to UK mobiles alone, and never too many."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from tests.ledger.clock import Clock
from tests.sending.exchange import ACCOUNT, KEY, SECRET, SERVICE, Exchange
from tests.sending.post_office import Reader, Town, delivery

from timebank.base.actors import Language
from timebank.base.errors import ValidationFailed
from timebank.base.words import message_ids
from timebank.cli import ways
from timebank.db.engine import Database
from timebank.protection import retention
from timebank.sending import numbers
from timebank.sending import texts as sending_texts
from timebank.sending.numbers import mobile, writings
from timebank.sending.queries import Claimed, Fact
from timebank.sending.service import FACTS, MessageKind
from timebank.sending.short import parts, short
from timebank.sending.telling import Change
from timebank.sending.texts import Notify, Texts, Twilio
from timebank.settings import Settings, SettingsError
from timebank.sign_in.schemas import by_text

NUMBER = "+447400123456"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
WELSH = (
    "Trelái: eich cod i fewngofnodi yw 271828. Mae'n gweithio am 15 munud. Peidiwch â'i roi i neb."
)

_COUNTED = "SELECT count(*) AS texts FROM timebank.texts_of_day WHERE community_id = $1"
_NOTHING_WAITS = """
UPDATE timebank.message SET state = 'dropped', facts = '{}'
WHERE community_id = $1 AND state = 'waiting'
"""
_A_DAY_EARLIER = """
INSERT INTO timebank.texts_of_day SELECT community_id, day - 1, number_sha256, texts
FROM timebank.texts_of_day WHERE community_id = $1
"""


@pytest.fixture
async def exchange(database: Database) -> AsyncIterator[Exchange]:
    """A provider that has been handed what other tests left to be sent."""
    async with Exchange().opened() as exchange:
        await delivery(database, None, twilio(exchange)).round()
        exchange.asked.clear()
        yield exchange


@pytest.fixture(autouse=True)
async def nothing_left(town: Town) -> AsyncIterator[None]:
    """What a test puts off is not due in the middle of a later one."""
    yield
    await town.books.rows(_NOTHING_WAITS)


@pytest.fixture
async def nia(town: Town) -> Reader:
    return await town.member(telephone="07400 123 456", contact_by="text")


def twilio(exchange: Exchange, most: int = 5, to_one: int = 5) -> Texts:
    return Texts(Twilio(ACCOUNT, SECRET, "Trelai", exchange.url), most, to_one)


async def sent_by(town: Town, to: Reader, texts: Texts) -> tuple[str, str | None]:
    """What becomes of a text in one round."""
    message_id = await town.sends_code(to, by="text")
    await town.delivers(None, texts)
    return await as_it_stands(town, message_id)


async def as_it_stands(town: Town, message_id: UUID) -> tuple[str, str | None]:
    row = await town.row(message_id)
    assert (row["facts"] == {}) == (row["state"] != "waiting")
    return row["state"], row["fault"]


async def test_twilio_sends_a_text_in_welsh(town: Town, nia: Reader, exchange: Exchange) -> None:
    assert await sent_by(town, nia, twilio(exchange)) == ("sent", None)
    (asked,) = exchange.asked
    assert asked.path == f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    assert asked.headers["authorization"] == (
        "Basic " + b64encode(f"{ACCOUNT}:{SECRET}".encode()).decode()
    )
    assert asked.form == {"To": NUMBER, "From": "Trelai", "Body": WELSH}


async def test_notify_sends_a_text_with_a_token_of_this_minute(
    town: Town, nia: Reader, exchange: Exchange
) -> None:
    provider = Notify(f"time-bank-{SERVICE}-{KEY}", TEMPLATE, exchange.url)
    assert await sent_by(town, nia, Texts(provider, 5, 5)) == ("sent", None)
    (asked,) = exchange.asked
    token = asked.headers["authorization"].removeprefix("Bearer ")
    claims = jwt.decode(token, OctKey.import_key(KEY), algorithms=["HS256"]).claims
    assert claims["iss"] == SERVICE
    assert asked.path == "/v2/notifications/sms"
    assert asked.json["phone_number"] == NUMBER
    assert asked.json["template_id"] == TEMPLATE
    assert asked.json["personalisation"] == {"text": WELSH}


@pytest.mark.parametrize(
    ("refusal", "state", "fault"),
    [
        ((400, {"code": 21610, "message": "+447400123456 said STOP"}), "failed", "twilio_21610"),
        ((400, "no object"), "failed", "text_400"),
        ((401, {"code": 20003}), "waiting", "login_refused"),
        ((404, {"code": 20404}), "waiting", "twilio_20404"),
        ((503, None), "waiting", "text_503"),
        ((400, "x" * 20_000), "failed", "text_400"),
    ],
)
async def test_a_refusal_is_kept_as_a_code_and_in_nobodys_words(
    exchange: Exchange, town: Town, refusal: tuple[int, object], state: str, fault: str
) -> None:
    exchange.refuses(*refusal)
    nia = await town.member(telephone="07400 123 456")
    assert await sent_by(town, nia, twilio(exchange)) == (state, fault)


async def test_nobody_is_sent_elsewhere(town: Town, nia: Reader, exchange: Exchange) -> None:
    exchange.refuses(307, Location=f"{exchange.url}/inside")
    assert await sent_by(town, nia, twilio(exchange)) == ("waiting", "redirected")
    assert len(exchange.asked) == 1


async def test_a_provider_says_how_long_to_wait(
    town: Town, nia: Reader, exchange: Exchange, clock: Clock
) -> None:
    exchange.refuses(429, Retry_After="90")
    message_id = await town.sends_code(nia, by="text")
    await town.delivers(None, twilio(exchange))
    exchange.answer = Exchange.answer
    await clock.stands(timedelta(seconds=80))
    await town.delivers(None, twilio(exchange))
    assert await as_it_stands(town, message_id) == ("waiting", "text_429")
    await clock.stands(timedelta(seconds=95))
    await town.delivers(None, twilio(exchange))
    assert await as_it_stands(town, message_id) == ("sent", None)


async def test_who_hangs_up_half_way_is_tried_again(
    town: Town, nia: Reader, exchange: Exchange
) -> None:
    exchange.answer = None
    assert await sent_by(town, nia, twilio(exchange)) == ("waiting", "connection_lost")


async def test_who_is_slow_is_left(
    town: Town, nia: Reader, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange.takes.clear()
    monkeypatch.setattr(sending_texts, "SECONDS_TO_SEND", 0.2)
    assert await sent_by(town, nia, twilio(exchange)) == ("waiting", "timed_out")


async def test_who_is_away_is_tried_again(town: Town, nia: Reader) -> None:
    async with Exchange().opened() as exchange:
        away = twilio(exchange)
    assert await sent_by(town, nia, away) == ("waiting", "unreachable")


async def test_one_number_gets_so_many_a_day_however_many_are_sent_at_once(
    town: Town, nia: Reader, exchange: Exchange
) -> None:
    ids = [await town.sends_code(nia, by="text") for _ in range(6)]
    rounds = [town.delivers(None, twilio(exchange, to_one=2)) for _ in range(3)]
    await asyncio.gather(*rounds)
    became = [await as_it_stands(town, message_id) for message_id in ids]
    assert sorted(became) == [("sent", None)] * 2 + [("waiting", "too_many_to_one")] * 4
    assert len(exchange.asked) == 2


async def test_a_community_sends_so_many_a_day(town: Town, nia: Reader, exchange: Exchange) -> None:
    other = await town.member(telephone="07400123457")
    texts = twilio(exchange, most=1)
    assert await sent_by(town, nia, texts) == ("sent", None)
    assert await sent_by(town, other, texts) == ("waiting", "too_many_today")


async def test_what_was_counted_goes_when_the_day_is_over(
    town: Town, nia: Reader, exchange: Exchange
) -> None:
    await sent_by(town, nia, twilio(exchange))
    await town.books.rows("UPDATE timebank.texts_of_day SET texts = texts WHERE community_id = $1")
    async with town.books.transaction() as connection:
        await retention.forget(connection, town.books.id)
    kept = "SELECT count(*) AS texts FROM timebank.texts_of_day WHERE community_id = $1"
    assert (await town.books.row(kept))["texts"] == 2


@pytest.mark.parametrize(
    ("telephone", "fault"),
    [
        (None, "no_telephone"),
        ("029 2000 0000", "telephone_not_mobile"),
        ("+33 6 12 34 56 78", "telephone_not_mobile"),
        ("0909 879 0000", "telephone_not_mobile"),
        ("07024 123456", "telephone_not_mobile"),
        ("07781 123456", "telephone_not_mobile"),
    ],
)
async def test_texts_go_to_uk_mobiles_alone(
    town: Town, exchange: Exchange, telephone: str | None, fault: str
) -> None:
    nia = await town.member(telephone=telephone)
    assert await sent_by(town, nia, twilio(exchange)) == ("failed", fault)
    assert exchange.asked == []


async def test_without_a_provider_texts_wait_and_mail_leaves(town: Town, nia: Reader) -> None:
    text, mail = await town.sends_code(nia, by="text"), await town.sends_code(nia)
    await town.delivers(town.post.server)
    assert await as_it_stands(town, text) == ("waiting", None)
    assert await as_it_stands(town, mail) == ("sent", None)


@pytest.fixture
def open_abroad(monkeypatch: pytest.MonkeyPatch) -> None:
    """This installation's texts go to Ireland, too."""
    monkeypatch.setattr(numbers, "_open_to", {"GB"})
    ways.texts(Settings(text_countries=("IE",)))


@pytest.mark.usefixtures("open_abroad")
async def test_texts_go_to_countries_that_the_installation_opens(
    town: Town, exchange: Exchange
) -> None:
    sinead = await town.member(telephone="+353 85 012 3456")
    assert await sent_by(town, sinead, twilio(exchange)) == ("sent", None)
    assert by_text("00353 85 0123456").to == "+353850123456"
    assert writings("+353850123456") == ["353850123456", "00353850123456"]
    assert mobile("07400 123456") == NUMBER
    elsewhere = await town.member(telephone="+33 6 12 34 56 78")
    assert (await sent_by(town, elsewhere, twilio(exchange)))[1] == "telephone_not_mobile"
    with pytest.raises(ValidationFailed) as refused:
        by_text("+33 6 12 34 56 78")
    assert [one.code for one in refused.value.errors] == ["telephone_no_texts"]


def test_what_is_no_country_is_said() -> None:
    with pytest.raises(SettingsError, match=r"TIMEBANK_TEXT_COUNTRIES: .* as in IE: XX"):
        ways.texts(Settings(text_countries=("IE", "XX")))


def test_a_number_is_known_however_it_is_written() -> None:
    for said in ("07400 123456", "+44 7400 123456", "0044 7400-123456", "+44 (0)7400 123456"):
        assert mobile(said) == NUMBER
        assert "".join(filter(str.isdigit, said)) in writings(NUMBER)


A_LINE: dict[str, str | int] = {
    "day": "2026-11-22",
    "at": "10:30",
    "lasts_minutes": 754,
    "other_minutes": 755,
    "gave_minutes": 754,
    "received_minutes": 755,
    "balance_minutes": -299,
    "count": 99,
    "what_en": "Help with forms and letters",
    "what_cy": "Helpu gyda ffurflenni a llythyrau",
}
SAID = {
    said.removeprefix("message-said-").removesuffix(".short")
    for said in message_ids(Language.ENGLISH)
    if said.startswith("message-said-") and said.endswith(".short")
} - {"more"}
LONGEST: dict[str, list[Fact]] = {
    "news": [[{"kind": "thanked", "said": said, **A_LINE}] * 20 for said in sorted(SAID)],
    "more": [0, 99],
    "code": ["271828"],
    "minutes": [15],
    "change": [*Change],
    "app": ["a" * 80],
    "to": [NUMBER],
    "asked": ["thanks"],
    "asked_at": ["2026-11-22T09:30:00+00:00"],
    "ended": ["approved", "declined", "lapsed", "overtaken"],
    "approvals": [99],
    "applications": [99],
    "hours": [99],
    "copies": [99],
    "page": ["https://time.example.org/en/caerau/home"],
}


def each_telling(kind: MessageKind) -> list[dict[str, Fact]]:
    names = sorted(FACTS[kind])
    told = product(*(LONGEST[name] for name in names))
    return [dict(zip(names, facts, strict=True)) for facts in told]


@pytest.mark.parametrize("language", [*Language])
@pytest.mark.parametrize("kind", [*FACTS])
def test_no_text_is_longer_than_two(kind: MessageKind, language: Language) -> None:
    for facts in each_telling(kind):
        claimed = Claimed(
            id=UUID(int=1),
            tries=1,
            kind=kind,
            by="text",
            facts=facts,
            made_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
            email=None,
            mobile=NUMBER,
            name="Nia",
            language=language,
            time_zone="Europe/London",
            community="ŵ" * 100,
            telephone=None,
        )
        words = short(claimed)[1]
        assert parts(words) <= 2, (len(words), words)


def test_a_letter_that_texts_lack_makes_them_shorter() -> None:
    assert [parts("a" * 160), parts("a" * 161), parts("€" * 81)] == [1, 2, 2]
    assert [parts("ŷ" * 70), parts("ŷ" + "a" * 70)] == [1, 2]
