"""`timebank doctor`: says what is wrong in plain words, and ends with 1 then."""

import asyncio
import re
from collections.abc import Callable, Iterator

import asyncpg
import pytest
from tests.cli.operators import Operator

from timebank.cli.main import run
from timebank.db.embedded import EmbeddedServer

Doctor = Callable[..., tuple[int, dict[str, str]]]


@pytest.fixture
def owner_url(caerau: Operator, doctor: Doctor) -> Iterator[str]:
    """The owner's login on Caerau's database, which runs for the length of a test."""
    with EmbeddedServer(caerau.data_dir, programs=caerau.postgres_bin) as server:
        yield server.owner_url("timebank")


def types(url: str, *statements: str) -> None:
    """Somebody with the owner's login types SQL."""

    async def type_all() -> None:
        owner = await asyncpg.connect(url)
        for statement in statements:
            await owner.execute(statement)
        await owner.close()

    asyncio.run(type_all())


@pytest.fixture
def doctor(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Doctor:
    """What the doctor says of an operator's installation: the exit code, each subject's grade."""

    def look(operator: Operator, **settings: str) -> tuple[int, dict[str, str]]:
        for name, value in operator.surroundings(**settings).items():
            monkeypatch.setenv(name, value)
        code = run(["doctor"])
        lines = capsys.readouterr().out.splitlines()
        rows = [re.split(" {2,}", line.strip()) for line in lines if line[:1] in ("o", "w")]
        return code, {row[1]: row[0] for row in rows}

    return look


def test_nothing_is_wrong_with_a_new_time_bank(caerau: Operator, doctor: Doctor) -> None:
    code, grades = doctor(caerau, public_url="https://time.example.org")
    assert code == 0
    assert "wrong" not in grades.values()
    assert {grades[subject] for subject in ("database", "tables", "books", "HTTPS")} == {"ok"}
    assert {grades[subject] for subject in ("mail", "backup")} == {"warn"}


def test_without_an_installation_it_says_so_and_looks_at_the_rest(
    operator: Operator, doctor: Doctor
) -> None:
    code, grades = doctor(operator)
    assert code == 1
    assert grades["data directory"] == "wrong"
    assert grades["Python"] == "ok"


def test_a_way_in_without_https_is_wrong(caerau: Operator, doctor: Doctor) -> None:
    code, grades = doctor(caerau, public_url="http://time.example.org")
    assert (code, grades["HTTPS"]) == (1, "wrong")


def test_a_web_server_in_front_that_is_not_named_is_told(caerau: Operator, doctor: Doctor) -> None:
    public, front = "https://time.example.org", "web server in front"
    assert doctor(caerau, public_url=public)[1][front] == "warn"
    assert doctor(caerau, public_url=public, proxies="127.0.0.1")[1][front] == "ok"


def test_a_balance_that_its_lines_do_not_bear_out_is_found(
    caerau: Operator, owner_url: str, doctor: Doctor
) -> None:
    types(owner_url, "UPDATE timebank.balance SET balance = balance + 30")
    assert doctor(caerau)[1]["books"] == "wrong"
    types(owner_url, "UPDATE timebank.balance SET balance = balance - 30")


def test_a_posting_function_in_other_hands_is_found(
    caerau: Operator, owner_url: str, doctor: Doctor
) -> None:
    function = "FUNCTION timebank.account_open"
    types(owner_url, f"ALTER {function} OWNER TO timebank_owner")
    assert doctor(caerau)[1]["roles"] == "wrong"
    types(
        owner_url,
        "GRANT CREATE ON SCHEMA timebank TO timebank_posting",
        f"ALTER {function} OWNER TO timebank_posting",
        "REVOKE CREATE ON SCHEMA timebank FROM timebank_posting",
    )


def test_tables_that_are_not_this_versions_are_found(
    caerau: Operator, owner_url: str, doctor: Doctor
) -> None:
    types(owner_url, "UPDATE timebank.alembic_version SET version_num = '0000' || version_num")
    assert doctor(caerau)[1]["tables"] == "wrong"
    types(owner_url, "UPDATE timebank.alembic_version SET version_num = substr(version_num, 5)")


def test_a_superusers_login_is_found(caerau: Operator, owner_url: str, doctor: Doctor) -> None:
    url = EmbeddedServer(caerau.data_dir)
    with url as server:
        code, grades = doctor(caerau, database_url=server.superuser_url("timebank"))
    assert (code, grades["service's login"]) == (1, "wrong")


def test_mail_that_is_set_up_and_mail_that_is_not(caerau: Operator, doctor: Doctor) -> None:
    code, grades = doctor(caerau)
    assert (code, grades["mail"], grades["messages"]) == (0, "warn", "ok")
    mail = {"mail_host": "localhost", "mail_from": "codes@example.org"}
    assert doctor(caerau, **mail)[1]["mail"] == "ok"
    secret = {"mail_login": "codes", "mail_password_file": "/nowhere/password"}
    assert doctor(caerau, **mail, **secret)[1]["mail"] == "wrong"


def test_a_message_that_waits_for_an_hour_is_told(
    caerau: Operator, doctor: Doctor, owner_url: str
) -> None:
    types(
        owner_url,
        "INSERT INTO timebank.message (community_id, id, member_id, kind, by, facts, state, tries,"
        " next_try_at, useless_after, made_at, fault) SELECT community_id, gen_random_uuid(), id,"
        " 'sign_in_code', 'email', '{}', 'waiting', 3, now(), now(), now() - interval '61 minutes',"
        " 'login_refused' FROM timebank.member LIMIT 1",
    )
    try:
        assert doctor(caerau)[1]["messages"] == "warn"
    finally:
        types(owner_url, "DELETE FROM timebank.message")


def test_a_card_that_no_key_at_hand_opens_is_told(
    caerau: Operator, doctor: Doctor, owner_url: str
) -> None:
    types(
        owner_url,
        "INSERT INTO timebank.pin (community_id, member_id, sealed, set_by, set_at, tries) SELECT"
        " community_id, id, '\\x0123456789abcdef00', id, now(), 0 FROM timebank.member LIMIT 1",
    )
    try:
        assert doctor(caerau)[1]["authenticators and cards"] == "warn"
    finally:
        types(owner_url, "DELETE FROM timebank.pin")
    assert doctor(caerau)[1]["authenticators and cards"] == "ok"
