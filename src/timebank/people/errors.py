"""How members are refused."""

from timebank.base.errors import Refusal


class MemberMerged(Refusal):
    """The member was taken in twice, and goes on under the other entry: `merged_into_id`."""

    code = "member_merged"


class EntriesWaiting(Refusal):
    """Hours of this member still wait, or what they agreed to or signed up for: that is settled
    before the two are merged."""

    code = "entries_waiting"
