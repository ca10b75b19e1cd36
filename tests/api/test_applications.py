"""Applications, and what members agree to."""

import asyncio
from dataclasses import replace
from typing import Any

import httpx
from sqlalchemy import text
from tests.api.books import proven
from tests.api.test_erasure import places_of
from tests.api.test_joining import AREAS, GUARDIAN
from tests.api.town import Person, Town

from timebank.app import create_app
from timebank.base.ids import new_id

TEXTS = {"text_en": "We are kind to each other.", "text_cy": "Rydym yn garedig wrth ein gilydd."}


def applying(**more: Any) -> dict[str, Any]:
    return {"language": "cy", "name": "Siân Penhaligon", "how": "phone", **more}


async def test_an_applicant_becomes_a_member_and_who_admitted_them_is_known(
    coordinator: Person, town: Town
) -> None:
    eirlys = await town.coordinator("Eirlys")
    await coordinator.changes("", {"areas": AREAS})
    told = {
        "area": "ely",
        "adult": True,
        "telephone": "029 2000 0000",
        "contact_by": "telephone",
        "can_do": "Cakes.",
        "can_do_activity_ids": [str(town.gardening)],
        "access_needs": "No stairs.",
    }
    applied = await coordinator.posts("/applications", applying(**told), status=201)
    assert (applied["state"], applied["taken_by"]) == ("applied", str(coordinator.id))
    admitted = await eirlys.posts(f"/applications/{applied['id']}/admit")
    assert (admitted["state"], admitted["decided_by"]) == ("admitted", str(eirlys.id))
    assert (admitted["name"], admitted["access_needs"]) == (None, None)
    member = await coordinator.gets(f"/members/{applied['id']}")
    assert {name: member[name] for name in told} == told
    assert (member["admitted_by"], member["status"]) == (str(eirlys.id), "member")
    assert await proven(town)


async def test_an_applicant_has_no_account_and_nothing_can_be_done_for_them(
    coordinator: Person, town: Town
) -> None:
    sent = applying(email="sian@example.org", adult=True)
    applied = await coordinator.posts("/applications", sent, status=201)
    await coordinator.gets(f"/members/{applied['id']}", status=404)
    child = Person(town, applied["id"], "Siân", "")
    await coordinator.logs(minutes=30, helped=None, giver=child, status=422)
    role = {"role": "auditor"}
    await coordinator.posts(f"/members/{applied['id']}/roles", role, status=404)
    asked = {"community": town.slug, "email": "sian@example.org"}
    assert (await town.http.post("/v1/sign-in/codes", json=asked)).status_code == 202
    sent_now = "SELECT count(*) FROM timebank.message WHERE community_id = :town"
    async with town.database.transaction(town.id) as connection:
        assert (await connection.execute(text(sent_now), {"town": town.id})).scalar_one() == 0


async def test_of_whoever_is_not_admitted_nothing_is_kept(coordinator: Person, town: Town) -> None:
    told = {"can_do": "penhal cakes", "access_needs": "penhal ramp", "email": "penhal@example.org"}
    for path, body in (("refuse", {"reason": "lives_elsewhere"}), ("withdraw", {})):
        applied = await coordinator.posts("/applications", applying(**told), status=201)
        assert await places_of(town, "penhal") == {"application", "idempotency"}
        ended = await coordinator.posts(f"/applications/{applied['id']}/{path}", body)
        assert (ended["name"], ended["decided_by"]) == (None, str(coordinator.id))
        assert await places_of(town, "penhal") == set()
        again = await coordinator.posts(f"/applications/{applied['id']}/admit", status=409)
        assert again["code"] == "application_decided"


async def test_what_was_taken_down_is_put_right_and_checked_like_a_members(
    coordinator: Person,
) -> None:
    applied = await coordinator.posts("/applications", applying(), status=201)
    path = f"/applications/{applied['id']}"
    changed = await coordinator.changes(path, {"name": "Siân Rees", "can_do": "Sewing."})
    assert (changed["name"], changed["can_do"]) == ("Siân Rees", "Sewing.")
    await coordinator.changes(path, {"contact_by": "email"}, status=422)
    await coordinator.changes(path, {"area": "nowhere"}, status=422)
    await coordinator.changes(path, {"adult": False, **GUARDIAN}, status=409)
    await coordinator.changes(path, {"state": "admitted"}, status=422)
    await coordinator.posts(f"{path}/admit")
    await coordinator.sends("PATCH", path, {}, status=409, headers={"If-Match": "*"})


async def test_an_application_sent_twice_or_admitted_at_once_is_one_member(
    coordinator: Person,
) -> None:
    sent = applying(id=str(new_id()))
    first = await coordinator.posts("/applications", sent, status=201)
    assert await coordinator.posts("/applications", sent, status=201) == first
    other = await coordinator.posts("/applications", {**sent, "how": "paper"}, status=409)
    assert other["code"] == "id_taken"
    path = f"/applications/{first['id']}"
    answers = await asyncio.gather(
        *(coordinator.asks("POST", f"{path}/admit") for _ in range(3)),
        coordinator.asks("POST", f"{path}/withdraw"),
    )
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert (await coordinator.gets(path))["state"] in ("admitted", "withdrawn")
    assert (await coordinator.posts("/applications", sent, status=201))["name"] is None


async def test_an_id_that_is_somebodys_is_no_applicants(coordinator: Person, nia: Person) -> None:
    refused = await coordinator.posts("/applications", applying(id=str(nia.id)), status=409)
    assert refused["code"] == "id_taken"


async def test_a_newer_version_of_the_agreement_is_asked_for_again(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    path = f"/members/{nia.id}/agreements"
    assert await nia.gets(path) == {"newest_version": None, "due": False, "given": []}
    await coordinator.posts("/agreements", TEXTS, status=201)
    assert (await nia.gets(path))["due"]
    own = {"version": 1, "language": "cy", "how": "self"}
    agreed = await nia.posts(path, own, status=201)
    assert (agreed["due"], agreed["given"][0]["taken_by"]) == (False, str(nia.id))
    await coordinator.posts("/agreements", TEXTS, status=201)
    assert [one["version"] for one in (await mair.gets("/agreements"))["items"]] == [2, 1]
    assert (await nia.gets(path))["due"]
    outdated = await nia.posts(path, own, status=409)
    assert outdated["code"] == "agreement_outdated"
    await mair.gets(path, status=404)
    paper = {"version": 2, "language": "en", "how": "paper"}
    (newest, _) = (await coordinator.posts(path, paper, status=201))["given"]
    assert (newest["taken_by"], newest["language"]) == (str(coordinator.id), "en")


async def test_nobody_agrees_by_anothers_hand(nia: Person, coordinator: Person) -> None:
    await coordinator.posts("/agreements", TEXTS, status=201)
    path = f"/members/{nia.id}/agreements"
    for person, how in ((coordinator, "self"), (nia, "paper")):
        sent = {"version": 1, "language": "cy", "how": how}
        refused = await person.posts(path, sent, status=422)
        assert [error["pointer"] for error in refused["errors"]] == ["/how"]


async def test_what_an_applicant_agreed_to_stands_with_the_member_and_in_their_copy(
    coordinator: Person,
) -> None:
    await coordinator.posts("/agreements", TEXTS, status=201)
    sent = applying(agreed={"version": 1, "language": "cy", "how": "phone"})
    applied = await coordinator.posts("/applications", sent, status=201)
    await coordinator.posts(f"/applications/{applied['id']}/admit")
    copied = await coordinator.gets(f"/members/{applied['id']}/export")
    assert [(one["version"], one["how"]) for one in copied["agreements"]] == [(1, "phone")]
    page = await coordinator.asks("GET", f"/members/{applied['id']}/export?format=html")
    assert "By telephone" in page.text


async def applies(town: Town, **more: Any) -> httpx.Response:
    sent = {"community": town.slug, "language": "cy", "name": "Siân Rees", **more}
    return await town.http.post("/v1/applications", json=sent)


async def test_people_apply_by_themselves_only_where_the_community_lets_them(
    town: Town, coordinator: Person
) -> None:
    assert (await applies(town)).status_code == 404
    assert (await applies(town, community="nowhere")).status_code == 404
    await coordinator.changes("", {"rules": {"applications_from_outside": True}})
    await coordinator.posts("/agreements", TEXTS, status=201)
    sent = {"can_do": "Cakes.", "agreed": {"version": 1, "language": "cy"}, "adult": True}
    answer = await applies(town, **sent)
    assert (answer.status_code, set(answer.json())) == (202, {"id"})
    (waits,) = (await coordinator.gets("/applications?state=applied"))["items"]
    assert (waits["id"], waits["how"], waits["taken_by"]) == (answer.json()["id"], "self", None)
    await coordinator.posts(f"/applications/{waits['id']}/admit")
    (agreed,) = (await coordinator.gets(f"/members/{waits['id']}/agreements"))["given"]
    assert (agreed["how"], agreed["taken_by"]) == ("self", waits["id"])


async def test_what_comes_from_outside_is_looked_at_and_says_nothing_of_anybody(
    town: Town, coordinator: Person, nia: Person
) -> None:
    await coordinator.changes("", {"rules": {"applications_from_outside": True}})
    for more in ({"taken_by": str(nia.id)}, {"how": "paper"}, {"email": "x"}, {"area": "ely"}):
        assert (await applies(town, **more)).status_code == 422, more
    assert (await applies(town, adult=False, **GUARDIAN)).status_code == 409
    assert (await applies(town, id=str(nia.id))).json()["code"] == "id_taken"
    assert (await coordinator.gets("/applications"))["items"] == []


async def test_how_often_somebody_applies_is_counted_however_they_come(
    town: Town, coordinator: Person
) -> None:
    await coordinator.changes("", {"rules": {"applications_from_outside": True}})
    answers = await asyncio.gather(*(applies(town, name=f"Siân {n}") for n in range(12)))
    assert sorted(answer.status_code for answer in answers) == [202] * 10 + [429] * 2
    assert {a.headers.get("retry-after") for a in answers if a.status_code == 429} == {"3600"}


async def test_all_addresses_of_one_household_are_counted_together(
    town: Town, coordinator: Person
) -> None:
    await coordinator.changes("", {"rules": {"applications_from_outside": True}})
    app, got = create_app(town.database), []
    for last in range(11):
        transport = httpx.ASGITransport(app, client=(f"2001:db8:1:2::{last + 1:x}", 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://timebank.test") as http:
            got.append((await applies(replace(town, http=http))).status_code)
    assert got == [202] * 10 + [429]
