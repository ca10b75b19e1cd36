"""`timebank db`: upgrade twice, and psql with one login or the other."""

from tests.cli.operators import Operator


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(caerau: Operator) -> None:
    assert caerau.runs("db", "upgrade").stdout.startswith("The database is at 0")


def test_the_shell_has_the_services_rights_and_no_more(caerau: Operator) -> None:
    said = caerau.runs("db", "shell", "-c", "DELETE FROM timebank.transfer")
    assert said.returncode != 0
    assert "permission denied for table transfer" in said.stderr


def test_the_owners_login_has_to_be_asked_for(caerau: Operator) -> None:
    assert "timebank_service" in caerau.runs("db", "shell", "-c", "SELECT current_user").stdout
    asked = caerau.runs("db", "shell", "--owner", "-c", "SELECT current_user")
    assert "timebank_owner" in asked.stdout
