"""While a time bank is served: its coordinator, its tokens, and a second service that comes."""

import re
from collections.abc import Iterator

import httpx
import pytest
from tests.cli.operators import COMMAND, Operator, Served, free_port, one_line

NUMBER = "10019"
"""Of the first member: the place above a thousand, and its check digit."""


@pytest.fixture(scope="module")
def served(caerau: Operator) -> Iterator[Served]:
    """Caerau's time bank, which runs while these tests do."""
    with caerau.serves(by=COMMAND) as served:
        yield served


def test_the_first_coordinator_gets_in_and_finds_the_community(
    caerau: Operator, served: Served
) -> None:
    (community,) = served.get("/v1/communities", caerau.token).json()["items"]
    assert community["slug"] == "caerau"
    assert community["name_cy"] == "Banc Amser Caerau"
    assert community["host"]["legal_name"] == "Action in Caerau"
    assert community["host"]["telephone_languages"] == ["en", "cy"]


def test_a_token_lets_its_member_in_until_it_is_revoked(caerau: Operator, served: Served) -> None:
    made = caerau.runs("token", "make", "--member", NUMBER, "--role", "coordinator")
    token = made.stdout.splitlines()[0]
    assert served.get("/v1/communities/caerau/members", token).status_code == 200
    newest = caerau.runs("token", "list").stdout.splitlines()[1]
    (token_id,) = re.findall(rf"(\S+) +coordinator +{NUMBER}", newest)
    assert caerau.runs("token", "revoke", token_id).returncode == 0
    assert served.get("/v1/communities/caerau/members", token).status_code == 401


def test_a_token_is_kept_nowhere_and_logged_without_itself(
    caerau: Operator, served: Served
) -> None:
    made = caerau.runs("token", "make", "--network")
    token = made.stdout.splitlines()[0]
    assert '"event": "token_made"' in made.stderr
    assert token not in made.stderr
    assert token not in caerau.runs("token", "list", "--network").stdout


def test_the_line_that_is_shown_with_a_token_works(caerau: Operator, served: Served) -> None:
    made = caerau.runs("token", "make", "--role", "auditor", port=served.url.rpartition(":")[2])
    line = re.fullmatch(
        r"curl -H 'Authorization: Bearer (\S+)' (\S+)", made.stdout.split("  ")[-1].strip()
    )
    assert line is not None
    assert line[2].startswith(served.url)
    assert served.get(line[2].removeprefix(served.url), line[1]).status_code == 200


def test_a_token_that_decides_needs_a_member(caerau: Operator, served: Served) -> None:
    line = one_line(caerau.runs("token", "make", "--role", "coordinator"))
    assert "Say which member acts with this token" in line


def test_a_member_is_given_the_role_of_their_token_and_the_operator_is_told(
    caerau: Operator, served: Served
) -> None:
    ann = {"Authorization": f"Bearer {caerau.token}"}
    sent = {"name": "Ann", "language": "en"}
    made = httpx.post(f"{served.url}/v1/communities/caerau/members", json=sent, headers=ann)
    audits = ("token", "make", "--role", "auditor", "--member", made.json()["number"])
    first, again = caerau.runs(*audits), caerau.runs(*audits)
    assert "did not hold this role, and holds it from now on" in first.stdout
    assert "did not hold" not in again.stdout
    token = first.stdout.splitlines()[0]
    assert served.get("/v1/communities/caerau/accounts", token).status_code == 200


def test_an_unknown_organisation_is_named(caerau: Operator, served: Served) -> None:
    lead = ["--role", "organisation_lead", "--member", NUMBER, "--organisation", "Choir"]
    line = one_line(caerau.runs("token", "make", *lead))
    assert line.startswith("timebank: --organisation Choir: there is no organisation of that name.")


def test_a_second_service_on_the_same_data_is_told_of_the_first(
    caerau: Operator, served: Served
) -> None:
    line = one_line(caerau.runs("serve", "--port", str(free_port())))
    assert f"is being served already, by process {served.process.pid} at {served.url}" in line


def test_a_taken_port_is_named_with_who_has_it(operator: Operator, served: Served) -> None:
    operator.data_dir.joinpath("pg").mkdir(parents=True)
    port = served.url.rpartition(":")[2]
    line = one_line(operator.runs("serve", "--port", port))
    assert line.startswith(f"timebank: Port {port} is taken by process {served.process.pid} (")
    assert f"--port {int(port) + 1}" in line
