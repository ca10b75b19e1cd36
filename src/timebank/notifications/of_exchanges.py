"""What there is to tell of help that members agree (of_entries.py tells in which form).

The other side is named once all had agreed: until then nobody knows of whom it is. A private
member's name is no other member's to read. Whoever is kept apart from another in it is not asked.
OFFSET 0 keeps a plan, which does not know how few are asked about, from joining what is looked up
for each.
"""

# A plan that waits for somebody's word. Once it was told, the same plan is not told again under
# another kind; whoever proposed it, or had agreed, is asked because it was changed.
ASKED = """
WITH waiting AS (
    SELECT p.member_id, p.side, e.id AS exchange_id, e.proposed_by, e.first_agreed_at, e.planned_on,
        e.planned_from, e.activity_id, 'plan:' || md5(concat_ws('|', e.planned_on, e.planned_from,
            e.planned_minutes, e.place)) AS version,
        EXISTS (SELECT FROM timebank.told t WHERE t.community_id = $1
            AND t.member_id = p.member_id AND t.subject_id = e.id) AS told
    FROM timebank.exchange e
    CROSS JOIN LATERAL (SELECT o.* FROM timebank.exchange_person o WHERE o.community_id = $1
        AND o.exchange_id = e.id AND o.out_at IS NULL AND o.agreed_at IS NULL OFFSET 0) p
    WHERE e.community_id = $1 AND e.state = 'proposed'
        AND e.proposed_at > timebank.ledger_now() - interval '180 days'
        AND e.planned_on >= timebank.community_today($1)
        AND NOT EXISTS (SELECT FROM timebank.exchange_person o
            JOIN timebank.kept_apart k ON k.community_id = $1 AND k.ended_at IS NULL
                AND k.member_id = least(o.member_id, p.member_id)
                AND k.other_id = greatest(o.member_id, p.member_id)
            WHERE o.community_id = $1 AND o.exchange_id = e.id)
)
SELECT w.member_id, w.exchange_id AS subject_id, w.version,
    CASE WHEN again THEN 'exchange_changed' ELSE 'exchange_answered' END AS kind,
    jsonb_strip_nulls(jsonb_build_object(
        'said', CASE WHEN again THEN 'exchange_changed' ELSE 'exchange_asked_' || w.side END,
        'day', w.planned_on, 'at', to_char(w.planned_from, 'HH24:MI'),
        'what_en', a.name_en, 'what_cy', a.name_cy)) AS line
FROM waiting w
CROSS JOIN LATERAL (SELECT w.told OR w.first_agreed_at IS NOT NULL
    OR w.member_id = w.proposed_by) AS asked (again)
JOIN timebank.activity a ON a.community_id = $1 AND a.id = w.activity_id
WHERE (SELECT true FROM timebank.told t WHERE t.community_id = $1 AND t.member_id = w.member_id
    AND t.subject_id = w.exchange_id AND t.version = w.version LIMIT 1) IS NULL
"""
# Whoever said the last word knows of it, unless somebody else said it in their name.
SETTLED = """
WITH settled AS (
    SELECT e.*, last.member_id AS last_id FROM timebank.exchange e
    LEFT JOIN LATERAL (
        SELECT p.member_id FROM timebank.exchange_person p
        WHERE p.community_id = $1 AND p.exchange_id = e.id AND p.out_at IS NULL
            AND p.agreed_by = p.member_id
            AND NOT EXISTS (SELECT FROM timebank.exchange_person o WHERE o.community_id = $1
                AND o.exchange_id = e.id AND o.out_at IS NULL AND o.agreed_at > p.agreed_at)
        LIMIT 1) last ON true
    WHERE e.community_id = $1 AND e.proposed_at > timebank.ledger_now() - interval '180 days'
        AND (e.state = 'agreed' AND e.agreed_at > timebank.ledger_now() - interval '2 days'
            OR e.state = 'cancelled'
                AND e.cancelled_at > timebank.ledger_now() - interval '2 days')
), said AS (
    SELECT s.*, p.member_id, p.side, CASE WHEN s.state = 'agreed' THEN 'exchange_agreed'
        WHEN s.cancel_reason = 'declined' THEN 'exchange_declined'
        ELSE 'exchange_cancelled' END AS said
    FROM settled s
    CROSS JOIN LATERAL (SELECT o.* FROM timebank.exchange_person o WHERE o.community_id = $1
        AND o.exchange_id = s.id AND o.out_at IS NULL OFFSET 0) p
    WHERE CASE WHEN s.state = 'agreed' THEN p.member_id IS DISTINCT FROM s.last_id
        ELSE p.member_id IS DISTINCT FROM s.cancelled_by END
)
SELECT s.member_id, s.id AS subject_id,
    CASE WHEN s.proposed_by = s.member_id AND s.said <> 'exchange_cancelled'
        THEN 'exchange_answered' ELSE 'exchange_changed' END AS kind,
    s.said || ':' || coalesce(s.cancelled_at, s.agreed_at)::text AS version,
    jsonb_strip_nulls(jsonb_build_object('said', s.said, 'day', s.planned_on,
        'at', to_char(s.planned_from, 'HH24:MI'), 'what_en', a.name_en, 'what_cy', a.name_cy,
        'with', CASE WHEN s.first_agreed_at IS NOT NULL THEN (
            SELECT o.member_id FROM timebank.exchange_person o
            WHERE o.community_id = $1 AND o.exchange_id = s.id AND o.out_at IS NULL
                AND o.side <> s.side ORDER BY o.member_id LIMIT 1) END)) AS line
FROM said s
JOIN timebank.activity a ON a.community_id = $1 AND a.id = s.activity_id
"""
# One of several on a side goes, and the others stay.
LEFT = """
SELECT p.member_id, e.id AS subject_id, 'exchange_changed' AS kind,
    'out:' || o.member_id AS version,
    jsonb_strip_nulls(jsonb_build_object('said', 'exchange_left', 'day', e.planned_on,
        'at', to_char(e.planned_from, 'HH24:MI'), 'what_en', a.name_en, 'what_cy', a.name_cy,
        'with', CASE WHEN e.first_agreed_at IS NOT NULL THEN o.member_id END)) AS line
FROM timebank.exchange e
CROSS JOIN LATERAL (SELECT q.* FROM timebank.exchange_person q WHERE q.community_id = $1
    AND q.exchange_id = e.id AND q.out_at > timebank.ledger_now() - interval '2 days' OFFSET 0) o
CROSS JOIN LATERAL (SELECT q.* FROM timebank.exchange_person q WHERE q.community_id = $1
    AND q.exchange_id = e.id AND q.out_at IS NULL AND q.member_id <> o.out_by OFFSET 0) p
JOIN timebank.activity a ON a.community_id = $1 AND a.id = e.activity_id
WHERE e.community_id = $1 AND e.state IN ('proposed', 'agreed')
    AND e.proposed_at > timebank.ledger_now() - interval '180 days'
"""
SOURCES = (ASKED, SETTLED, LEFT)
