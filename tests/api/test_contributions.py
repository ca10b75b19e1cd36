"""Hours stated, confirmed, asked about and declined, over HTTP."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete
from tests.api.books import number_of
from tests.api.town import Group, Person, Town

from timebank.ledger.tables import Note

pytestmark = pytest.mark.anyio


async def test_half_an_hour_counts_as_half_an_hour(
    nia: Person, club: Group, coordinator: Person
) -> None:
    entry = await nia.logs(minutes=30, helped=club)
    await coordinator.verifies(entry)
    assert await nia.balance() == 30


async def test_what_a_member_states_waits_until_somebody_confirms_it(
    nia: Person, club: Group
) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    assert entry["state"] == "logged"
    assert entry["transfer_id"] is None
    assert await nia.balance() == 0


async def test_both_balances_move_when_the_receiver_confirms(bank: Town) -> None:
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    entry = await nia.logs(minutes=45, helped=mair)
    done = await mair.verifies(entry)
    assert done["transfer"]["kind"] == "exchange"
    assert (await nia.balance(), await mair.balance()) == (45, -45)


async def test_an_exchange_that_its_receiver_states_is_confirmed_by_that_word(bank: Town) -> None:
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    entry = await mair.logs(minutes=45, helped=mair, giver=nia)
    assert entry["state"] == "verified"
    assert entry["decided_by_id"] == str(mair.id)
    assert await nia.balance() == 45


async def test_nobody_confirms_their_own_hours(town: Town, club: Group) -> None:
    delyth = await town.coordinator()
    entry = await delyth.logs(minutes=60, helped=club)
    refused = await delyth.verifies(entry, status=403)
    assert refused["code"] == "own_contribution"
    assert await delyth.balance() == 0


async def test_a_lead_confirms_for_the_own_group_and_no_other(
    town: Town, nia: Person, lead: Person, club: Group
) -> None:
    choir = await town.group("Riverside Choir")
    own = await nia.logs(minutes=60, helped=club)
    other = await nia.logs(minutes=60, helped=choir)
    await lead.verifies(own)
    await lead.verifies(other, status=404)
    assert await nia.balance() == 60


async def test_a_contribution_is_confirmed_once(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    await lead.verifies(entry)
    refused = await coordinator.verifies(entry, status=409)
    assert refused["code"] == "already_decided"
    assert await nia.balance() == 60


async def test_two_who_confirm_at_once_credit_once(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    path = f"/contributions/{entry['id']}/verify"
    answers = await asyncio.gather(
        *(
            who.town.http.post(
                f"{who.town.base}{path}",
                json={},
                headers={"Authorization": f"Bearer {who.token}", "Idempotency-Key": str(i)},
            )
            for i, who in enumerate([lead, coordinator] * 3)
        )
    )
    assert sorted(a.status_code for a in answers) == [200, 409, 409, 409, 409, 409]
    assert await nia.balance() == 60


async def test_the_receiver_of_an_exchange_must_have_the_minutes(nia: Person, mair: Person) -> None:
    entry = await nia.logs(minutes=60, helped=mair)
    refused = await mair.verifies(entry, status=409)
    assert refused["code"] == "insufficient_minutes"
    assert refused["available_minutes"] == 0
    shown = await nia.gets(f"/contributions/{entry['id']}")
    assert shown["state"] == "logged"


async def test_a_declined_entry_stays_declined(nia: Person, club: Group, lead: Person) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    declined = await lead.posts(f"/contributions/{entry['id']}/decline", {"note": "Not that day."})
    assert declined["state"] == "declined"
    assert declined["notes"][0]["words"] == "Not that day."
    await lead.verifies(entry, status=409)


async def test_only_its_giver_withdraws_and_only_while_it_waits(
    nia: Person, club: Group, lead: Person
) -> None:
    first, second = [
        await nia.logs(minutes=60, helped=club, worked_on=day)
        for day in ("2025-06-01", "2025-06-02")
    ]
    await lead.posts(f"/contributions/{first['id']}/withdraw", status=403)
    gone = await nia.posts(f"/contributions/{first['id']}/withdraw")
    assert gone["state"] == "withdrawn"
    await lead.verifies(second)
    await nia.posts(f"/contributions/{second['id']}/withdraw", status=409)


async def test_different_claims_are_both_kept_and_a_person_decides(
    bank: Town,
) -> None:
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    delyth = await bank.coordinator()
    entry = await nia.logs(minutes=60, helped=mair)
    asked = await mair.posts(f"/contributions/{entry['id']}/claim", {"minutes": 45})
    assert asked["state"] == "queried"
    assert [c["minutes"] for c in asked["claims"]] == [60, 45]
    assert await nia.balance() == 0
    await delyth.verifies(entry, minutes=50, status=422)
    await delyth.verifies(entry, minutes=50, reason="They agreed on the telephone.")
    assert await nia.balance() == 50


async def test_a_claim_that_agrees_confirms_an_exchange(bank: Town) -> None:
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    entry = await nia.logs(minutes=60, helped=mair)
    await mair.posts(f"/contributions/{entry['id']}/claim", {"minutes": 45})
    agreed = await nia.posts(f"/contributions/{entry['id']}/claim", {"minutes": 45})
    assert agreed["state"] == "verified"
    assert agreed["decided_by_id"] == str(mair.id)
    assert await nia.balance() == 45


async def test_the_other_sides_entry_is_a_claim_and_not_a_second_entry(bank: Town) -> None:
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    first = await nia.logs(minutes=60, helped=mair)
    second = await mair.logs(minutes=60, helped=mair, giver=nia)
    assert second["id"] == first["id"]
    assert second["state"] == "verified"
    assert await nia.balance() == 60


async def test_a_second_entry_for_the_same_time_waits_until_called_separate(
    nia: Person, club: Group, lead: Person
) -> None:
    first = await nia.logs(minutes=60, helped=club)
    second = await nia.logs(minutes=90, helped=club)
    assert second["looks_like_id"] == first["id"]
    await lead.verifies(first)
    refused = await lead.verifies(second, status=409)
    assert refused["code"] == "looks_like_same_time"
    await lead.posts(f"/contributions/{second['id']}/separate")
    await lead.verifies(second)
    assert await nia.balance() == 150


async def test_an_entry_made_by_the_client_has_one_effect(nia: Person, club: Group) -> None:
    entry_id = str(uuid4())
    first = await nia.logs(minutes=60, helped=club, id=entry_id)
    again = await nia.logs(minutes=60, helped=club, id=entry_id)
    assert first["id"] == again["id"] == entry_id
    other = await nia.logs(minutes=61, helped=club, id=entry_id, status=409)
    assert other["code"] == "id_taken"


async def test_one_entry_sent_at_once_under_several_keys_has_one_effect(
    nia: Person, club: Group
) -> None:
    entry_id = str(uuid4())
    answers = await asyncio.gather(
        *(nia.logs(minutes=60, helped=club, id=entry_id) for _ in range(5))
    )
    assert {answer["id"] for answer in answers} == {entry_id}
    assert len((await nia.gets("/contributions"))["items"]) == 1


async def test_members_do_not_see_what_is_not_theirs(
    nia: Person, mair: Person, club: Group
) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    await mair.gets(f"/contributions/{entry['id']}", status=404)
    assert (await mair.gets("/contributions"))["items"] == []
    assert len((await nia.gets("/contributions?waiting=true"))["items"]) == 1


async def test_many_are_confirmed_at_once_with_an_answer_each(
    town: Town, nia: Person, mair: Person, club: Group, coordinator: Person
) -> None:
    entries = [await who.logs(minutes=60, helped=club) for who in (nia, mair)]
    own = await coordinator.logs(minutes=60, helped=club)
    done = await coordinator.posts(
        "/contributions/verify", {"items": [{"id": e["id"]} for e in [*entries, own]]}
    )
    assert [row["outcome"] for row in done["items"]] == ["credited", "credited", "refused"]
    assert done["items"][2]["problem"]["code"] == "own_contribution"
    assert await nia.balance() == await mair.balance() == 60


async def test_trying_does_the_whole_of_it_and_leaves_nothing(
    nia: Person, club: Group, coordinator: Person
) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    tried = await coordinator.posts(f"/contributions/{entry['id']}/verify?dry_run=true")
    assert tried["transfer"]["giver_balance_minutes"] == 60
    assert await nia.balance() == 0


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"minutes": 0}, "/minutes"),
        ({"minutes": -30}, "/minutes"),
        ({"minutes": 30.0}, "/minutes"),
        ({"minutes": 1.5}, "/minutes"),
        ({"minutes": "60"}, "/minutes"),
        ({"minutes": True}, "/minutes"),
        ({"minutes": 10**30}, "/minutes"),
        ({"minutes": 1441}, "/minutes"),
        ({"worked_on": "2025-02-30"}, "/worked_on"),
        ({"worked_on": "7 June"}, "/worked_on"),
        ({"worked_on": "1975-06-07"}, "/worked_on"),
        ({"note": "a\u0000b"}, "/note"),
        ({"note": "a\u202eb"}, "/note"),
        ({"hours": 1}, "/hours"),
        ({"activity_id": str(uuid4())}, "/activity_id"),
        ({"receiver": {"member_id": str(uuid4())}}, "/receiver"),
        ({"receiver": {}}, "/receiver"),
        ({"receiver": {"member_id": str(uuid4()), "number": "10019"}}, "/receiver"),
        ({"receiver": {"number": "10019"}}, "/receiver/number"),
        ({"giver_number": "10019"}, ""),
        ({"giver_id": None}, ""),
        ({"giver_id": None, "giver_number": "10019"}, "/giver_number"),
    ],
)
async def test_what_cannot_be_right_is_refused_by_field(
    nia: Person, club: Group, wrong: dict[str, Any], pointer: str
) -> None:
    told: dict[str, Any] = {"minutes": 60, "helped": club, **wrong}
    refused = await nia.logs(status=422, **told)
    assert refused["code"] == "validation_failed"
    assert pointer in [e["pointer"] for e in refused["errors"]]
    assert (await nia.gets("/contributions"))["items"] == []


async def test_a_day_to_come_is_refused(nia: Person, club: Group) -> None:
    refused = await nia.logs(minutes=60, helped=club, worked_on="2999-01-01", status=422)
    assert refused["code"] == "worked_in_future"


async def test_both_sides_are_named_by_the_numbers_on_their_cards(bank: Town) -> None:
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    numbered: dict[str, Any] = {"giver_id": None, "giver_number": await number_of(nia)}
    receiver = {"number": await number_of(mair)}
    entry = await nia.logs(minutes=60, helped=None, receiver=receiver, **numbered)
    assert (entry["giver_id"], entry["receiver"]["member_id"]) == (str(nia.id), str(mair.id))
    await mair.verifies(entry)
    assert (await nia.balance(), await mair.balance()) == (60, -60)


async def test_named_by_number_or_by_id_it_is_the_same_entry(nia: Person, club: Group) -> None:
    entry_id = str(uuid4())
    first = await nia.logs(minutes=60, helped=club, id=entry_id)
    numbered: dict[str, Any] = {"giver_id": None, "giver_number": await number_of(nia)}
    again = await nia.logs(minutes=60, helped=club, id=entry_id, **numbered)
    assert again == first


async def test_a_number_of_another_town_is_nobodys(nia: Person, bank: Town) -> None:
    gwen = await bank.person("Gwen")
    receiver = {"number": await number_of(gwen)}
    refused = await nia.logs(minutes=60, helped=None, receiver=receiver, status=422)
    assert refused["errors"][0]["pointer"] == "/receiver/number"


async def test_a_reference_is_its_callers_own_and_given_once(
    nia: Person, mair: Person, club: Group, lead: Person
) -> None:
    first = await nia.logs(minutes=60, helped=club, external_ref="R 1")
    second: dict[str, Any] = {"worked_on": "2025-06-08", "external_ref": "R 1"}
    refused = await nia.logs(minutes=60, helped=club, status=409, **second)
    assert refused["code"] == "external_ref_taken"
    await mair.logs(minutes=60, helped=club, **second)
    found = (await nia.gets("/contributions?external_ref=R%201"))["items"]
    assert [(one["id"], one["external_ref"]) for one in found] == [(first["id"], "R 1")]
    assert (await lead.gets(f"/contributions/{first['id']}"))["external_ref"] is None
    assert (await lead.verifies(first))["contribution"]["external_ref"] is None


@pytest.mark.parametrize("other", [{"external_ref": "R 2"}, {"note": "In the rain."}])
async def test_other_words_or_another_reference_are_another_entry(
    nia: Person, club: Group, other: dict[str, Any]
) -> None:
    entry: dict[str, Any] = {"id": str(uuid4()), "external_ref": "R 1", "note": "In the sun."}
    first = await nia.logs(minutes=60, helped=club, **entry)
    assert await nia.logs(minutes=60, helped=club, **entry) == first
    refused = await nia.logs(minutes=60, helped=club, status=409, **{**entry, **other})
    assert refused["code"] == "id_taken"


async def test_words_erased_since_make_no_other_entry(town: Town, nia: Person, club: Group) -> None:
    entry: dict[str, Any] = {"id": str(uuid4()), "note": "In the sun."}
    await nia.logs(minutes=60, helped=club, **entry)
    async with town.database.transaction(town.id) as connection:
        await connection.execute(delete(Note).where(Note.community_id == town.id))
    again = await nia.logs(minutes=60, helped=club, **entry)
    assert (again["id"], again["notes"]) == (entry["id"], [])
