"""What the fuzzer is told of this API (it loads this file as SCHEMATHESIS_HOOKS).

A description can say what a key, a page's position or an entity tag looks like, and not which one
is good now. So what is meant to be accepted gets a new key, the first page, and the tag that was
just read; what is meant to be refused goes out as it was made up.
"""

import os
from typing import Any
from uuid import uuid4

import requests
import schemathesis

SECONDS = 10
CALLER_ID = os.environ.get("TIMEBANK_FUZZ_CALLER_ID", "")


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    """Whoever fuzzes neither leaves nor ends a sign-in: theirs might be it, and all else be 401."""
    path = case.operation.path
    if "/sign-ins/" in path:
        return not case.meta.generation.mode.is_positive
    leaving = path.endswith("/leave")
    return not (leaving and (case.path_parameters or {}).get("member_id") == CALLER_ID)


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Fills in what only this moment knows."""
    if not case.meta.generation.mode.is_positive:
        return
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = str(uuid4())
    (case.query or {}).pop("after", None)
    (case.query or {}).pop("wait", None)  # an answer that is held back is longer than its patience
    if case.method == "PATCH":
        case.headers["If-Match"] = _tag_of(case)


def _tag_of(case: Any) -> str:
    """The entity tag of what is about to be changed; any, where there is none."""
    sent = case.as_transport_kwargs()
    token = {"Authorization": sent["headers"].get("Authorization", "")}
    read = requests.get(sent["url"], headers=token, timeout=SECONDS)
    return read.headers.get("ETag", "*")
