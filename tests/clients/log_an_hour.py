"""An hour logged by its giver and confirmed by its receiver, with the generated client."""

import datetime
import json
import os
import uuid

from timebank_client.api.accounts import get_account
from timebank_client.api.contributions import log_contribution, verify_contribution
from timebank_client.client import AuthenticatedClient
from timebank_client.models import (
    Account,
    ContributionDetail,
    ContributionNew,
    ReceiverNamed,
    Verified,
    Verify,
)

COMMUNITY = os.environ["COMMUNITY"]


def client(token: str) -> AuthenticatedClient:
    return AuthenticatedClient(base_url=os.environ["TIMEBANK_URL"], token=os.environ[token])


def main() -> None:
    giver, receiver = client("GIVER_TOKEN"), client("RECEIVER_TOKEN")
    entry = ContributionNew(
        giver_id=uuid.UUID(os.environ["GIVER"]),
        receiver=ReceiverNamed(member_id=uuid.UUID(os.environ["RECEIVER"])),
        activity_id=uuid.UUID(os.environ["ACTIVITY"]),
        worked_on=datetime.date(2025, 6, 7),
        minutes=60,
    )
    logged = log_contribution.sync(
        COMMUNITY, client=giver, body=entry, idempotency_key=str(uuid.uuid4())
    )
    if not isinstance(logged, ContributionDetail):
        raise SystemExit(f"not logged: {logged}")
    verified = verify_contribution.sync(
        COMMUNITY, logged.id, client=receiver, body=Verify(), idempotency_key=str(uuid.uuid4())
    )
    if not isinstance(verified, Verified):
        raise SystemExit(f"not verified: {verified}")
    account = get_account.sync(COMMUNITY, uuid.UUID(os.environ["GIVER_ACCOUNT"]), client=giver)
    if not isinstance(account, Account):
        raise SystemExit(f"no account: {account}")
    print(json.dumps({"balance_minutes": account.balance_minutes}))


main()
