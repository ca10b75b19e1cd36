"""Names, addresses and notes, sent to the service by every way, stand in no log and no figure."""

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import uuid4

import httpx
import pytest
from tests.api.matrix import CALLS
from tests.api.matrix_books import FILE
from tests.cli.operators import Operator, Served

NAME, MAIL, PHONE = "Blodwen Hopcyn", "blodwen.hopcyn@example.org", "07700 900123"
NOTE = "Angharad cried on Tuesday"
PERSONAL = re.compile(r"blodwen|hopcyn|7700\W{0,3}900123|angharad", re.IGNORECASE)
"""The telephone as one: six digits alone also stand in a figure measured, by chance."""
KEPT = f"kept-{MAIL}"


@pytest.fixture(scope="module")
def logs(caerau: Operator) -> Iterator[tuple[Served, Path]]:
    """Caerau's service, as talkative as it can be, and where it writes its log."""
    path = caerau.data_dir.parent / "talkative.log"
    with path.open("w") as log, caerau.serves(log=log, log_level="debug") as served:
        yield served, path


@pytest.fixture
def blodwens(logs: tuple[Served, Path], caerau: Operator) -> Iterator[httpx.Client]:
    """A coordinator who writes about Blodwen."""
    headers = {"Authorization": f"Bearer {caerau.token}"}
    base = f"{logs[0].url}/v1/communities/caerau"
    with httpx.Client(base_url=base, headers=headers, timeout=20) as client:
        yield client


@pytest.fixture(autouse=True)
def nobody_is_named(logs: tuple[Served, Path], caerau: Operator) -> Iterator[None]:
    """After each test: the service's log, PostgreSQL's, and the figures for monitoring."""
    yield
    served, service_log = logs
    figures = served.get("/metrics").text
    said = service_log.read_text() + (caerau.data_dir / "postgres.log").read_text()
    assert '"request"' in said
    assert [line for line in (said + figures).splitlines() if PERSONAL.search(line)] == []


def test_what_is_taken_in_and_what_is_refused_for_a_rule(blodwens: httpx.Client) -> None:
    member = {"name": NAME, "email": MAIL, "telephone": PHONE, "language": "cy"}
    made = blodwens.post("/members", json={**member, "id": str(uuid4()), "external_ref": KEPT})
    assert made.status_code == 201
    again = {**member, "id": made.json()["id"], "name": f"{NAME} 2"}
    assert blodwens.post("/members", json=again).status_code == 409
    taken = blodwens.post("/members", json={**member, "external_ref": KEPT})
    assert (taken.status_code, taken.json()["code"]) == (409, "external_ref_taken")
    assert blodwens.post("/members/search", json={"name": NAME}).json()["items"]
    assert blodwens.get("/members", params={"external_ref": KEPT}).json()["items"]
    entry = {"giver_id": made.json()["id"], "receiver": None, "worked_on": "2025-06-07"}
    activity = blodwens.get("/activities").json()["items"][0]["id"]
    entry |= {"activity_id": activity, "minutes": 30, "note": NOTE, "external_ref": KEPT}
    logged = blodwens.post("/contributions", json=entry, headers={"Idempotency-Key": MAIL})
    assert logged.status_code == 201
    taken = blodwens.post("/contributions", json=entry, headers={"Idempotency-Key": NOTE})
    assert taken.status_code in (201, 409)


def test_a_code_is_asked_for_and_shown(blodwens: httpx.Client) -> None:
    member = {"name": NAME, "email": MAIL, "language": "cy"}
    assert blodwens.post("/members", json=member).status_code == 201
    open_to_all = f"{blodwens.base_url.copy_with(path='')}/v1/sign-in"
    wanted = {"community": "caerau", "email": MAIL}
    asked = blodwens.post(f"{open_to_all}/codes", json=wanted)
    assert asked.status_code == 202
    assert blodwens.post(f"{open_to_all}/codes", json=wanted).status_code == 429
    shown = {"community": "caerau", "code_id": asked.json()["id"], "device": f"Ffôn {NAME}"}
    assert blodwens.post(open_to_all, json={**shown, "code": "000000"}).status_code == 403
    assert blodwens.post(open_to_all, json={**shown, "code": NAME}).status_code == 422
    assert blodwens.post(f"{open_to_all}/codes?email={MAIL}", json=wanted).status_code == 422


@pytest.mark.parametrize("said", [NAME, MAIL, f"{NAME}\u0000", f"\u202e{NAME}", NAME * 2000])
def test_a_name_where_anything_else_belongs(blodwens: httpx.Client, said: str) -> None:
    for call in CALLS:
        body: dict[str, Any] = {"json": _named(call.body, said)}
        if call.body == FILE:
            body = {"files": {"file": (NAME, said.encode())}, "data": {"kind": said}}
        path = re.sub(r"\{\w+\}", quote(said[:60]), call.path.replace("{community}", "caerau"))
        url = f"{blodwens.base_url.copy_with(path='')}{path}"
        answer = blodwens.request(call.method, url, headers={"Idempotency-Key": MAIL}, **body)
        assert answer.status_code < 500, f"{call.name}: {answer.text}"


def test_a_name_in_the_head_of_a_request(blodwens: httpx.Client) -> None:
    for name in (
        "X-Request-Id",
        "Idempotency-Key",
        "If-Match",
        "If-None-Match",
        "Accept",
        "Cookie",
    ):
        assert blodwens.get("/members", headers={name: MAIL}).status_code == 200
    for name in ("Accept-Language", "User-Agent", "Referer", "traceparent", "Range", "Expect"):
        assert blodwens.get("/members", headers={name: MAIL}).status_code < 500
    assert blodwens.get("/members", headers={"Authorization": f"Bearer {MAIL}"}).status_code == 401
    assert blodwens.get("/members", params={NAME: MAIL}).status_code == 422
    assert blodwens.get("/members", params={"after": MAIL}).status_code == 404
    assert blodwens.request("BLODWEN", "/members").is_client_error
    assert blodwens.get(f"/{quote(NAME)}").status_code == 404
    assert blodwens.post("/members", content=NAME, headers={"Content-Type": NAME}).is_client_error


@pytest.mark.parametrize(
    "sent",
    [
        f'{{"name": "{NAME}"',
        f'{{"name": "{NAME}", "name": "{MAIL}"}}',
        f'"{NAME}"',
        NAME,
        "[" * 999,
    ],
)
def test_a_name_in_what_is_no_json(blodwens: httpx.Client, sent: str) -> None:
    head = {"Content-Type": "application/json"}
    assert blodwens.post("/members", content=sent, headers=head).is_client_error
    body = json.dumps({"name": sent, MAIL: NAME, "language": NAME, "joined_on": NAME})
    assert blodwens.post("/members", content=body, headers=head).status_code == 422


def test_a_name_in_what_is_no_http(logs: tuple[Served, Path]) -> None:
    address = urlsplit(logs[0].url)
    assert address.hostname
    assert address.port
    for sent in (
        f"GET /{NAME} HTTP/1.1\r\n\r\n",
        f"{NAME}\r\n\r\n",
        f"GET / HTTP/1.1\r\n{NAME}\r\n",
    ):
        with socket.create_connection((address.hostname, address.port), timeout=5) as line:
            line.sendall(sent.encode())
            line.shutdown(socket.SHUT_WR)
            line.recv(1000)


def test_a_sheet_of_names(blodwens: httpx.Client) -> None:
    rows = "".join(f"{NAME},{MAIL},{PHONE},{NOTE}\n" for _ in range(3))
    for sheet in (
        f"Name,Email,Telephone,Notes\n{rows}",
        rows,
        f"{NAME};{rows}",
        "PK\x03\x04" + rows,
    ):
        file = {"file": (f"{NAME}.csv", sheet.encode())}
        for kind in ("members", "hours", "openings"):
            answer = blodwens.post("/imports", files=file, data={"kind": kind})
            assert answer.status_code in (201, 422), answer.text
        options = {"options": json.dumps({"columns": {NAME: MAIL}, "encoding": NAME})}
        said = blodwens.post("/imports", files=file, data={"kind": "members", **options})
        assert said.is_client_error


def _named(body: Any, said: str) -> Any:
    """A body in which every text and every number is a name, and one field more."""
    if isinstance(body, dict):
        return {**{key: _named(value, said) for key, value in body.items()}, said: said}
    return [_named(one, said) for one in body] if isinstance(body, list) else said
