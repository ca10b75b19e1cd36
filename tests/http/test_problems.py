"""Every no is a problem with a page of its own."""

import pytest
from tests.http.town import Town, note

from timebank.base.actors import Language
from timebank.base.errors import Refusal
from timebank.http.help import problem_pages
from timebank.http.problems import problem
from timebank.http.statuses import refusals

SITE = "http://timebank.test"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing/here", 404, "not_found"),
        ("GET", "/healthz/", 404, "not_found"),
        ("PUT", "/healthz", 405, "method_not_allowed"),
        ("TRACE", "/v1/communities/caerau/notes", 405, "method_not_allowed"),
    ],
)
async def test_what_the_framework_refuses_is_a_problem_too(
    town: Town, method: str, path: str, status: int, code: str
) -> None:
    async with town.stranger() as somebody:
        answer = await somebody.request(method, SITE + path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_method_that_does_not_work_tells_all_that_do(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.put("/notes")
    assert answer.headers["allow"] == "GET, POST"


async def test_a_verb_in_a_path_is_nobodys_id(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.patch("/notes/move", json=note())
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


async def test_an_address_in_a_problem_is_a_uri(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.get("http://timebank.test/v1/communities/Llantrisant a'r%0ACylch/notes")
    assert answer.json()["instance"] == "/v1/communities/Llantrisant%20a'r%0ACylch/notes"


async def test_a_problem_has_its_members(town: Town) -> None:
    async with town.client() as nia:
        shown = (await nia.post("/notes", json=note(minutes=0))).json()
    assert shown["type"] == "/problems/validation_failed"
    assert (shown["status"], shown["code"]) == (422, "validation_failed")
    assert shown["instance"] == f"/v1/communities/{town.community_id}/notes"
    assert shown["errors"] == [{"pointer": "/minutes", "detail": "This must be 1 or more."}]


def test_facts_never_displace_the_members_of_a_problem() -> None:
    class Odd(Refusal):
        code = "not_found"

    shown = problem(Odd(status=1, title="x", about_id="y"), Language.ENGLISH, "/here")
    assert (shown["status"], shown["about_id"]) == (404, "y")


async def test_a_problems_type_leads_to_its_page_in_both_languages(town: Town) -> None:
    async with town.stranger() as somebody:
        refused = await somebody.get("/notes")
        page = await somebody.get(SITE + refused.json()["type"])
    assert page.status_code == 200
    assert "You are not signed in" in page.text
    assert "Nid ydych wedi mewngofnodi" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "<script" not in page.text


async def test_an_unknown_problem_has_no_page(town: Town) -> None:
    async with town.stranger() as somebody:
        answer = await somebody.get(f"{SITE}/problems/<script>")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_every_problem_of_http_itself_has_its_page_in_the_documentation() -> None:
    pages = problem_pages()
    assert set(pages) == {"problems/README.md", *(f"problems/{code}.md" for code in refusals())}
    assert "Nid ydych wedi mewngofnodi" in pages["problems/not_signed_in.md"]
    assert "(not_signed_in.md)" in pages["problems/README.md"]
