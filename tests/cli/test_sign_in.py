"""Two real services on one database, and a real mail server: a code comes, and both count it."""

import asyncio
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyotp
import pytest
from sqlalchemy import text
from tests.cli.operators import Operator, Served
from tests.sending.post_office import SENDER, PostOffice
from tests.server import Server, fresh_folder

from timebank.db import migrate
from timebank.db.engine import Database

NIA = "nia.pugh@example.org"


@dataclass(frozen=True)
class Site:
    """A database that any number of services stand on."""

    operator: Operator
    database_url: str
    owner_database_url: str
    post: PostOffice

    def serves(self) -> AbstractContextManager[Served]:
        """One more of them."""
        return self.operator.serves(
            database_url=self.database_url,
            seal_key_file=str(self.operator.data_dir / "keys"),
            mail_host="127.0.0.1",
            mail_port=str(self.post.port),
            mail_security="none",
            mail_from=SENDER,
        )


@pytest.fixture(scope="module")
def site(server: Server, post: PostOffice, postgres_bin: Path | None) -> Iterator[Site]:
    """A database elsewhere, with a time bank in it."""
    name = f"two_{secrets.token_hex(4)}"
    asyncio.run(server.make_database(name))
    migrate.upgrade(server.owner_url(name))
    urls = {"database_url": server.service_url(name), "owner_database_url": server.owner_url(name)}
    with fresh_folder() as folder:
        operator = Operator(folder, postgres_bin)
        made = operator.makes_another("caerau", **urls)
        operator.token = re.findall(r"tb_\w+", made.stdout)[0]
        yield Site(operator, urls["database_url"], urls["owner_database_url"], post)


@pytest.fixture(scope="module")
def both(site: Site) -> Iterator[tuple[Served, Served]]:
    """Two services, and Nia, who has an address."""
    with site.serves() as one, site.serves() as other:
        token = {"Authorization": f"Bearer {site.operator.token}"}
        nia = {"name": "Nia Pugh", "email": NIA, "language": "cy"}
        url = f"{one.url}/v1/communities/caerau/members"
        assert httpx.post(url, json=nia, headers=token, timeout=20).status_code == 201
        yield one, other


def asks(service: Served, email: str) -> httpx.Response:
    wanted = {"community": "caerau", "email": email}
    return httpx.post(f"{service.url}/v1/sign-in/codes", json=wanted, timeout=20)


def shows(service: Served, code_id: str, code: str, **more: str) -> httpx.Response:
    shown = {"community": "caerau", "code_id": code_id, "code": code, "device": "ffôn", **more}
    return httpx.post(f"{service.url}/v1/sign-in", json=shown, timeout=20)


def from_the_machine(service: Served, code: str) -> dict[str, str]:
    shown = {"community": "caerau", "code": code, "device": "ffôn"}
    done = httpx.post(f"{service.url}/v1/sign-in/machine", json=shown, timeout=20)
    assert done.status_code == 201, done.text
    told: dict[str, str] = done.json()
    return told


def code_in_mail(site: Site, email: str, word: str = "") -> str:
    """The code in the one letter that comes to an address, which has this word in it."""
    for _ in range(100):
        if site.post.got(email):
            break
        time.sleep(0.1)
    (letter,) = site.post.got(email)
    words = letter.get_content()
    (code,) = re.findall(r"^\d{6}$", words, re.MULTILINE)
    assert word in words
    return str(code)


async def tries_of(site: Site) -> list[int]:
    """Tries that are counted at second factors, as the owner sees them."""
    database = Database(site.owner_database_url, pooled=False)
    async with database.transaction() as connection:
        found = await connection.execute(text("SELECT tries FROM timebank.authenticator"))
    await database.close()
    return [*found.scalars()]


def test_a_code_comes_by_mail_in_the_members_language_and_signs_in(
    site: Site, both: tuple[Served, Served]
) -> None:
    one, other = both
    asked = asks(one, NIA)
    assert asked.status_code == 202
    again = asks(other, NIA)
    assert (again.status_code, again.json()["code"]) == (429, "too_many_requests")
    code = code_in_mail(site, NIA, "munud")
    done = shows(other, asked.json()["id"], code)
    assert done.status_code == 201, done.text
    me = f"/v1/communities/caerau/members/{done.json()['member_id']}"
    assert one.get(me, done.json()["token"]).json()["name"] == "Nia Pugh"


def test_five_tries_are_five_whichever_service_they_come_to(both: tuple[Served, Served]) -> None:
    one, other = both
    nobody = asks(one, "nobody@example.org").json()["id"]
    for service in (one, other, one, other, one, other):
        refused = shows(service, nobody, "123456")
        assert (refused.status_code, refused.json()["code"]) == (403, "code_wrong")


def test_who_lost_the_phone_while_mail_is_down_is_let_in_from_the_machine(
    site: Site, both: tuple[Served, Served]
) -> None:
    made = site.operator.runs("sign-in-code", "nia pugh", database_url=site.database_url)
    assert made.returncode == 0, made.stderr
    assert made.stdout.split()[0] not in made.stderr
    nia = from_the_machine(both[1], made.stdout.split()[0])
    seen = both[0].get("/v1/communities/caerau/machine-codes", site.operator.token).json()["items"]
    assert [one["member_id"] for one in seen] == [nia["member_id"]]
    nobody = site.operator.runs("sign-in-code", "Nobody", database_url=site.database_url)
    assert nobody.returncode == 1
    assert "There is no member of that name" in nobody.stderr


def test_tries_at_a_second_factor_are_counted_together(
    site: Site, both: tuple[Served, Served]
) -> None:
    made = site.operator.runs("sign-in-code", "Delyth Rees", database_url=site.database_url)
    delyth = from_the_machine(both[0], made.stdout.split()[0])
    set_up = f"{both[0].url}/v1/communities/caerau/second-factor"
    hers = {"Authorization": f"Bearer {delyth['token']}"}
    secret = httpx.post(set_up, headers=hers, timeout=20).json()["secret"]
    first = {"code": pyotp.TOTP(secret).now()}
    confirmed = httpx.post(f"{set_up}/confirm", json=first, headers=hers, timeout=20)
    assert confirmed.status_code == 200
    url = f"{both[0].url}/v1/communities/caerau/members/{delyth['member_id']}"
    mail = {"email": "delyth@example.org"}
    tag = httpx.get(url, headers=hers, timeout=20).headers["etag"]
    httpx.patch(url, json=mail, headers={**hers, "If-Match": tag}, timeout=20).raise_for_status()
    asked = asks(both[1], "delyth@example.org").json()["id"]
    code = code_in_mail(site, "delyth@example.org")
    for service in (*both, *both, both[0]):
        refused = shows(service, asked, code, second_factor="ZZZZ")
        assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_wrong")
    assert asyncio.run(tries_of(site)) == [5]


def test_a_restart_forgets_nothing(site: Site, both: tuple[Served, Served]) -> None:
    assert asks(both[0], "somebody@example.org").status_code == 202
    with site.serves() as started:
        assert asks(started, "somebody@example.org").status_code == 429


def test_a_cards_pin_is_guessed_at_no_more_often_for_there_being_two_services(
    site: Site, both: tuple[Served, Served]
) -> None:
    hers = {"Authorization": f"Bearer {site.operator.token}"}
    members = f"{both[0].url}/v1/communities/caerau/members"
    mair = {"name": "Mair Prys", "language": "cy"}
    member_id = httpx.post(members, json=mair, headers=hers, timeout=20).json()["id"]
    card = httpx.post(f"{members}/{member_id}/card", headers=hers, timeout=20).json()["letters"]
    pin = httpx.post(f"{members}/{member_id}/pin", json={"pin": "7392"}, headers=hers, timeout=20)
    assert pin.status_code == 200, pin.text

    def tries(service: Served, guess: str) -> int:
        shown = {"community": "caerau", "card": card, "pin": guess, "device": "ffôn"}
        return httpx.post(f"{service.url}/v1/sign-in/card", json=shown, timeout=20).status_code

    guessed = [tries(service, "8264") for service in (*both, *both, both[0])]
    assert set(guessed) == {403}
    assert [tries(service, "7392") for service in both] == [429, 429]
    with site.serves() as started:
        assert tries(started, "7392") == 429
