"""Nobody overwrites what they have not seen."""

import pytest
from tests.http.town import Town, note, place


async def test_who_has_it_already_is_told_so(town: Town) -> None:
    async with town.client() as nia:
        made = (await nia.post("/notes", json=note())).headers
        same = await nia.get(place(made), headers={"If-None-Match": f"W/{made['etag']}"})
        fresh = await nia.get(place(made), headers={"If-None-Match": '"other"'})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", made["etag"])
    assert (fresh.status_code, fresh.headers["etag"]) == (200, made["etag"])


async def test_a_change_of_what_was_read_is_made(town: Town) -> None:
    async with town.client() as nia:
        made = (await nia.post("/notes", json=note())).headers
        change = {"If-Match": made["etag"]}
        answer = await nia.patch(place(made), json={"words": "digging"}, headers=change)
    assert (answer.status_code, answer.json()["words"]) == (200, "digging")
    assert answer.headers["etag"] != made["etag"]


async def test_the_second_of_two_changes_has_to_read_again(town: Town) -> None:
    async with town.client() as nia, town.client() as mair:
        made = (await nia.post("/notes", json=note())).headers
        change = {"If-Match": made["etag"]}
        await nia.patch(place(made), json={"words": "digging"}, headers=change)
        late = await mair.patch(place(made), json={"words": "raking"}, headers=change)
        now = await mair.get(place(made))
    assert (late.status_code, late.json()["code"]) == (412, "precondition_failed")
    assert now.json()["words"] == "digging"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (None, 428),
        ("*", 200),
        ('"other"', 412),
        ('W/"other"', 412),
        ('"other", W/"one"', 412),
        ("", 400),
        ("other", 400),
        ('"other', 400),
        ('*, "other"', 400),
    ],
)
async def test_a_change_says_what_it_was_decided_upon(
    town: Town, said: str | None, status: int
) -> None:
    async with town.client() as nia:
        made = (await nia.post("/notes", json=note())).headers
        change = {} if said is None else {"If-Match": said}
        answer = await nia.patch(place(made), json={"words": "digging"}, headers=change)
    assert answer.status_code == status
