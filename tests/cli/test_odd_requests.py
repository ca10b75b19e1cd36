"""Requests that no honest client sends, byte by byte: a clear problem or a closed connection, never
a fault of ours, and never a header of their making in an answer."""

import json
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest
from tests.cli.operators import Operator, Served

from timebank.http.unreadable import MOST_HEAD_BYTES

COMMUNITY = "/v1/communities/caerau"
ECHOED = ("X-Request-Id", "Idempotency-Key", "If-Match", "If-None-Match", "Accept-Language")
MORE = ("traceparent", "Origin", "Content-Type", "Authorization", "X-Forwarded-For")


@dataclass
class Answer:
    """One answer as it came over the line."""

    status: int
    head: bytes
    body: bytes

    @property
    def code(self) -> str:
        assert b"content-type: application/problem+json" in self.head
        code: str = json.loads(self.body)["code"]
        return code


@dataclass
class Line:
    """Connections to the service, and the coordinator's token."""

    served: Served
    token: str

    def says(self, *parts: bytes, ends: bool = False) -> list[Answer]:
        """All that is answered to these bytes until the connection is closed."""
        place = urlsplit(self.served.url)
        with socket.create_connection((place.hostname or "", place.port or 0), 20) as line:
            for part in parts:
                line.sendall(part)
            if ends:  # the service takes it as its caller's leaving
                line.shutdown(socket.SHUT_WR)
            return list(_answers(b"".join(iter(lambda: line.recv(65536), b""))))

    def head(self, first: str, *headers: str | bytes, close: bool = True) -> bytes:
        """A request's head, of a coordinator unless it says who calls."""
        lines = [first.encode(), b"Host: localhost"]
        lines += [said if isinstance(said, bytes) else said.encode() for said in headers]
        if not any(said.lower().startswith(b"authorization") for said in lines):
            lines.append(b"Authorization: Bearer " + self.token.encode())
        if close:
            lines.append(b"Connection: close")
        return b"\r\n".join(lines) + b"\r\n\r\n"

    def get(self, *headers: str | bytes, path: str = COMMUNITY) -> Answer:
        (answer,) = self.says(self.head(f"GET {path} HTTP/1.1", *headers))
        return answer

    def post(self, body: bytes, *headers: str | bytes, close: bool = True) -> bytes:
        """A request that makes an activity of this body."""
        first = f"POST {COMMUNITY}/activities HTTP/1.1"
        return self.head(first, "Content-Type: application/json", *headers, close=close) + body

    def activities(self) -> int:
        return len(json.loads(self.get(path=f"{COMMUNITY}/activities?limit=200").body)["items"])


def _answers(said: bytes) -> Iterator[Answer]:
    while said:
        head, _, rest = said.partition(b"\r\n\r\n")
        found = re.search(rb"content-length: (\d+)", head)
        length = int(found[1]) if found else 0
        yield Answer(int(head.split(b" ", 2)[1]), head.lower(), rest[:length])
        said = rest[length:]


@pytest.fixture(scope="module")
def log(caerau: Operator) -> Path:
    return caerau.data_dir.parent / "odd.log"


@pytest.fixture(scope="module")
def service(caerau: Operator, log: Path) -> Iterator[Line]:
    with log.open("w") as out, caerau.serves(log=out, log_level="debug") as served:
        yield Line(served, caerau.token)


@pytest.fixture
def line(service: Line, log: Path) -> Iterator[Line]:
    """The way to the service. After each test it lives, and has logged no fault of its own."""
    yield service
    assert service.get().status == 200
    logged = [json.loads(line) for line in log.read_text().splitlines()]
    assert [one for one in logged if one["event"] == "fault" or one.get("status", 0) >= 500] == []


WHOLE = "GET http://evil.example/ HTTP/1.1"


@pytest.mark.parametrize("name", [*ECHOED, *MORE])
@pytest.mark.parametrize("ending", [b"\r\n", b"\n", b"\r", b"\r\n ", b"\0", b"\x85", b"\xc4\x8a"])
def test_no_header_makes_another_in_the_answer(line: Line, name: str, ending: bytes) -> None:
    sent = name.encode() + b': "a"' + ending + b"Set-Cookie: planted=1"
    for first in (f"GET {COMMUNITY} HTTP/1.1", f"POST {COMMUNITY}/activities HTTP/1.1"):
        (answer,) = line.says(line.head(first, sent, "Content-Length: 0"))
        assert answer.status < 500
        assert b"set-cookie" not in answer.head
        assert b"planted" not in answer.head


@pytest.mark.parametrize("path", ["%0d%0aSet-Cookie:%20planted=1", "%0aplanted", "%00", "%ff%fe"])
def test_no_path_makes_a_header_in_the_answer(line: Line, path: str) -> None:
    for place in (f"/{path}", f"/problems/{path}", f"{COMMUNITY}/members/{path}", f"/v1?{path}"):
        answer = line.get(path=place)
        assert 400 <= answer.status < 500
        assert b"set-cookie" not in answer.head


def test_two_tokens_are_none(line: Line) -> None:
    own = f"Authorization: Bearer {line.token}"
    for headers in ((own, own), (own, "Authorization: Basic eA=="), ("authorization: x", own)):
        answer = line.get(*headers)
        assert (answer.status, answer.code) == (400, "bad_request")


def test_two_hosts_or_none_are_no_host(line: Line) -> None:
    assert line.get("Host: localhost").code == "host_unknown"
    for version in ("1.1", "1.0"):
        (answer,) = line.says(
            f"GET {COMMUNITY} HTTP/{version}\r\nConnection: close\r\n\r\n".encode()
        )
        assert answer.code == "host_unknown"


def test_two_keys_are_no_key(line: Line) -> None:
    (answer,) = line.says(line.post(b"{}", "Content-Length: 2", *["Idempotency-Key: one"] * 2))
    assert (answer.status, answer.code) == (400, "idempotency_key_invalid")


def test_tags_in_several_lines_are_one_list(line: Line) -> None:
    tag = line.get().head.partition(b"etag: ")[2].partition(b"\r\n")[0]
    assert line.get('If-None-Match: "other"', b"If-None-Match: " + tag).status == 304
    assert line.get('If-None-Match: "other"', 'If-None-Match: "another"').status == 200


@pytest.mark.parametrize(
    "head",
    [
        [f"X-Much: {'x' * MOST_HEAD_BYTES}"],
        [f"X-Much: {'x' * 40 * MOST_HEAD_BYTES}"],
        [f"X-{number}: {'y' * 90}" for number in range(2_000)],
        [f"Cookie: {'z' * MOST_HEAD_BYTES}", "X: y"],
    ],
    ids=["one", "giant", "many", "cookie"],
)
def test_a_head_that_is_too_long_is_cut_off(line: Line, head: list[str]) -> None:
    said = line.head(f"GET {COMMUNITY} HTTP/1.1", *head)
    for parts in ([said], [said[:20_000], said[20_000:50_000]], [b"GET /" + b"x" * 70_000]):
        try:
            (answer,) = line.says(*parts)
        except ConnectionError:
            continue  # closed while it was still being sent, which is what is wanted
        assert (answer.status, answer.code) == (431, "head_too_large")
        assert b"connection: close" in answer.head
        assert b"nosniff" in answer.head


def test_a_long_head_and_a_long_body_are_not_taken_together(line: Line) -> None:
    body = json.dumps({"name_en": "x" * MOST_HEAD_BYTES}).encode()
    much = f"X-Much: {'x' * (MOST_HEAD_BYTES - 2_000)}"
    (answer,) = line.says(line.post(body, f"Content-Length: {len(body)}", much))
    assert (answer.status, answer.code) == (422, "validation_failed")


@pytest.mark.parametrize("length", ["-1", "1e3", "0x10", "+5", "5 5", "", "99999999999999999999"])
def test_a_length_that_is_no_number_is_refused(line: Line, length: str) -> None:
    (answer,) = line.says(line.post(b"{}", f"Content-Length: {length}"))
    assert (answer.status, answer.code) in ((400, "bad_request"), (400, "json_malformed"))


@pytest.mark.parametrize(
    "headers",
    [
        ["Content-Length: 2", "Content-Length: 30"],
        ["Content-Length: 2", "Transfer-Encoding: chunked"],
        ["Transfer-Encoding: chunked", "Content-Length: 2"],
        ["Transfer-Encoding: gzip, chunked", "Transfer-Encoding: x"],
        ["Transfer-Encoding : chunked"],
    ],
)
def test_a_body_of_two_lengths_is_refused_and_nothing_behind_it_is_read(
    line: Line, headers: list[str]
) -> None:
    behind = line.head(f"GET {COMMUNITY}/members HTTP/1.1")
    answers = line.says(line.post(b"{}" + behind, *headers))
    assert [answer.code for answer in answers] == ["bad_request"]


def test_a_body_that_ends_too_early_has_no_effect(line: Line) -> None:
    before, body = line.activities(), _activity()
    assert line.says(line.post(body, f"Content-Length: {len(body) + 9}"), ends=True) == []
    assert line.says(line.post(b"4\r\nabc", "Transfer-Encoding: chunked"), ends=True) == []
    (answer,) = line.says(line.post(b"zz\r\n" + body, "Transfer-Encoding: chunked"))
    assert answer.code == "bad_request"
    assert line.activities() == before


def test_what_follows_a_request_does_not_come_before_its_answer(line: Line) -> None:
    body = _activity()
    sent = line.post(body, f"Content-Length: {len(body)}", f"Idempotency-Key: {uuid4()}")
    answers = line.says(sent.replace(b"Connection: close\r\n", b"") + b"THANK / nonsense\r\n\r\n")
    assert [answer.status for answer in answers] == [201]


def test_bytes_that_are_no_http_are_a_problem(line: Line) -> None:
    for sent in (
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET\r\n\r\n",
        b"\0" * 99,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ):
        (answer,) = line.says(sent)
        assert (answer.status, answer.code) == (400, "bad_request")


@pytest.mark.parametrize(
    "first",
    [
        "OPTIONS * HTTP/1.1",
        "CONNECT evil.example:443 HTTP/1.1",
        "TRACE / HTTP/1.1",
        WHOLE,
        "GET //evil.example HTTP/1.1",
        "GET /../.. HTTP/1.1",
    ],
)
def test_odd_targets_and_methods_lead_nowhere(line: Line, first: str) -> None:
    for headers in ([], ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: x"]):
        (answer,) = line.says(line.head(first, *headers))
        if first != WHOLE:
            assert 400 <= answer.status < 500
        assert b"evil.example/" not in answer.head


def test_a_target_that_names_a_host_is_its_path_here(line: Line) -> None:
    """RFC 9112, 3.2.2: no other place, whatever it names."""
    (answer,) = line.says(line.head(WHOLE))
    here = line.get(path="/")
    assert (answer.status, answer.body) == (here.status, here.body)


def test_an_upgrade_is_not_taken(line: Line) -> None:
    headers = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13")
    assert line.get(*headers, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==").status == 200
    assert line.get("Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings").status == 200


def _activity() -> bytes:
    code = f"odd_{uuid4().hex[:8]}"
    names = {"name_en": "Odd jobs", "name_cy": "Mân swyddi"}
    said = {"code": code, **names, "before_en": "Ask.", "before_cy": "Holwch."}
    return json.dumps({**said, "risk_class": "everyday"}).encode()


def test_a_sound_request_of_the_same_kind_is_answered(line: Line) -> None:
    headers = {"Authorization": f"Bearer {line.token}", "Idempotency-Key": str(uuid4())}
    url = f"{line.served.url}{COMMUNITY}/activities"
    assert httpx.post(url, content=_activity(), headers=headers).status_code == 415
    headers["Content-Type"] = "application/json"
    assert httpx.post(url, content=_activity(), headers=headers).status_code == 201
