"""What nobody does by a way round: gain, charge others, decide alone; and what they are told."""

from typing import Any
from uuid import uuid4

import pytest
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio


def thanks(town: Town, club: Group, who: Person, minutes: int) -> dict[str, Any]:
    return {
        "organisation_id": str(club.id),
        "activity_id": str(town.gardening),
        "worked_on": "2025-06-07",
        "lines": [{"id": str(uuid4()), "member_id": str(who.id), "minutes": minutes}],
    }


async def correct(who: Person, entry: Any, *, status: int, **change: Any) -> Any:
    path = f"/contributions/{entry['id']}/correction"
    return await who.posts(path, {"reason": "mistake", **change}, status=status)


async def test_a_lead_corrects_nothing_so_that_a_member_has_to_give_for_it(bank: Town) -> None:
    club, nia, mair = await bank.group(), await bank.person("Nia"), await bank.person("Mair")
    lead = await bank.lead("Llinos", club)
    entry = await nia.logs(minutes=60, helped=club)
    await lead.verifies(entry)
    refused = await correct(lead, entry, receiver={"member_id": str(mair.id)}, status=403)
    assert refused["code"] == "forbidden"
    assert await mair.balance() == 0


async def test_a_lead_corrects_nothing_into_the_hours_of_another_group(
    town: Town, nia: Person, club: Group, lead: Person
) -> None:
    choir = await town.group("Riverside Choir")
    entry = await nia.logs(minutes=60, helped=club)
    await lead.verifies(entry)
    await correct(lead, entry, receiver={"organisation_id": str(choir.id)}, status=403)


async def test_a_correction_sent_again_under_another_key_is_answered_as_it_stands(
    nia: Person, club: Group, lead: Person
) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    await lead.verifies(entry)
    change = {"id": str(uuid4()), "minutes": 90}
    first = await correct(lead, entry, **change, status=201)
    assert await correct(lead, entry, **change, status=201) == first
    assert await nia.balance() == 90
    other = await correct(lead, entry, **{**change, "minutes": 91}, status=409)
    assert other["code"] == "id_taken"


async def test_hours_moved_to_another_person_are_a_difference_of_all_their_minutes(
    town: Town,
) -> None:
    strict = await Town.make(town.database, town.http, second_person_reversal_minutes=30)
    club, nia, mair = await strict.group(), await strict.person("Nia"), await strict.person("Mair")
    lead = await strict.lead("Llinos", club)
    entry = await nia.logs(minutes=60, helped=club)
    await lead.verifies(entry)
    asked = await correct(lead, entry, giver_id=str(mair.id), status=202)
    assert (asked["minutes"], await mair.balance()) == (60, 0)
    await lead.posts(f"/approvals/{asked['id']}/withdraw")
    await correct(lead, entry, minutes=75, status=201)


async def test_minutes_that_nobody_claimed_take_a_reason_one_by_one_or_by_the_hundred(
    bank: Town,
) -> None:
    nia, mair, delyth = (
        await bank.person("Nia"),
        await bank.person("Mair"),
        await bank.coordinator(),
    )
    entry = await nia.logs(minutes=60, helped=mair)
    await mair.posts(f"/contributions/{entry['id']}/claim", {"minutes": 45})
    done = await delyth.posts(
        "/contributions/verify", {"items": [{"id": entry["id"], "minutes": 50}]}
    )
    assert done["items"][0]["problem"]["code"] == "reason_needed"
    assert await nia.balance() == 0


async def test_what_was_decided_among_many_is_written_down_and_asks_no_more(bank: Town) -> None:
    nia, mair, delyth = (
        await bank.person("Nia"),
        await bank.person("Mair"),
        await bank.coordinator(),
    )
    entry = await nia.logs(minutes=60, helped=mair)
    await mair.posts(f"/contributions/{entry['id']}/claim", {"minutes": 45})
    await delyth.posts("/contributions/verify", {"items": [{"id": entry["id"], "minutes": 45}]})
    shown = await nia.gets(f"/contributions/{entry['id']}")
    assert [c["side"] for c in shown["claims"]] == ["giver", "receiver", "decision"]
    assert (shown["state"], shown["open_question"]) == ("verified", False)


async def test_thanks_sent_again_say_that_a_line_still_waits(
    town: Town, club: Group, lead: Person
) -> None:
    sent = thanks(town, club, lead, 60)
    await lead.posts("/thanks", sent, status=201)
    again = await lead.posts("/thanks", sent, status=201)
    assert again["items"][0]["outcome"] == "waiting"
    assert again["items"][0]["problem"]["code"] == "own_contribution"


async def test_thanks_sent_again_say_that_a_line_was_declined(
    town: Town, club: Group, lead: Person, coordinator: Person
) -> None:
    sent = thanks(town, club, lead, 60)
    done = await lead.posts("/thanks", sent, status=201)
    path = f"/contributions/{done['items'][0]['contribution_id']}/decline"
    await coordinator.posts(path, {"note": "Not that day."})
    again = await lead.posts("/thanks", sent, status=201)
    assert again["items"][0]["problem"]["code"] == "already_decided"


async def test_the_givers_sheet_typed_after_the_thanks_is_kept_beside_them(
    town: Town, club: Group, nia: Person, lead: Person, coordinator: Person
) -> None:
    await lead.posts("/thanks", thanks(town, club, nia, 60), status=201)
    paper = await coordinator.logs(minutes=75, helped=club, giver=nia)
    assert (paper["state"], paper["open_question"]) == ("verified", True)
    assert [c["minutes"] for c in paper["claims"]] == [60, 75]
    assert await nia.balance() == 60


async def test_a_claim_sent_again_repeats_no_words(bank: Town) -> None:
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    entry = await nia.logs(minutes=60, helped=mair)
    claim = {"id": str(uuid4()), "minutes": 45, "note": "I left at four."}
    await mair.posts(f"/contributions/{entry['id']}/claim", claim)
    shown = await mair.posts(f"/contributions/{entry['id']}/claim", claim)
    assert [note["words"] for note in shown["notes"]] == ["I left at four."]


async def test_whoever_received_an_exchange_does_not_answer_the_givers_question(
    bank: Town,
) -> None:
    nia, mair, delyth = (
        await bank.person("Nia"),
        await bank.person("Mair"),
        await bank.coordinator(),
    )
    entry = await mair.logs(minutes=60, helped=mair, giver=nia)
    await nia.posts(f"/contributions/{entry['id']}/claim", {"minutes": 75})
    await mair.posts(f"/contributions/{entry['id']}/stays", {}, status=403)
    stays = await delyth.posts(f"/contributions/{entry['id']}/stays", {})
    assert stays["open_question"] is False


async def test_what_a_second_person_has_to_confirm_is_not_confirmed_by_who_thanked(
    town: Town,
) -> None:
    limited = await Town.make(town.database, town.http, person_thanks_monthly_minutes=50)
    club, nia = await limited.group(), await limited.person("Nia")
    lead, delyth = await limited.lead("Llinos", club), await limited.coordinator()
    done = await lead.posts("/thanks", thanks(limited, club, nia, 60), status=202)
    entry = {"id": done["items"][0]["contribution_id"]}
    waits = await lead.verifies(entry, status=202)
    many = await lead.posts("/contributions/verify", {"items": [entry]}, status=202)
    for item in (done["items"][0], many["items"][0]):
        assert item["problem"]["code"] == "second_person_required"
        assert item["problem"]["about_id"] == waits["id"]
    await delyth.verifies(entry)
    assert await nia.balance() == 60
