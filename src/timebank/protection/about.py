"""What is written about a member: `$1` is the community, `$2` the member."""

OWN_ACCOUNT = "SELECT a.id FROM timebank.account a WHERE a.community_id = $1 AND a.owner_id = $2"
ABOUT = """
    SELECT c.id FROM timebank.contribution c
    WHERE c.community_id = $1 AND $2 IN (c.giver_id, c.receiver_id)
    UNION ALL SELECT t.id FROM timebank.transfer t
    WHERE t.community_id = $1 AND t.debit_account_id IN (OWN)
    UNION ALL SELECT t.id FROM timebank.transfer t
    WHERE t.community_id = $1 AND t.credit_account_id IN (OWN)
    UNION ALL SELECT h.id FROM timebank.hold h
    WHERE h.community_id = $1 AND h.account_id IN (OWN)
    UNION ALL SELECT unnest(ARRAY[w.id, w.made_id]) FROM timebank.approval w
    LEFT JOIN timebank.transfer t ON t.community_id = w.community_id AND t.id = w.subject_id
    WHERE w.community_id = $1 AND ($2 = ANY (w.gainers) OR $2::text = w.terms ->> 'receiver_id'
        OR t.debit_account_id IN (OWN) OR t.credit_account_id IN (OWN))
""".replace("OWN", OWN_ACCOUNT)
"""The ids of whatever concerns them that people write notes about."""
