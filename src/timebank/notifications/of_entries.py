"""What there is to tell of hours: please confirm; asked about, or put right; the month's thanks.

Each is a query for whom and of what: `member_id`, `kind`, `subject_id`, `version`, and the line
that says it, with the ids and numbers that its words are filled with. `$1` is the community.
"""

# The side that has said nothing yet. Where the giver lacks a measure only a coordinator confirms,
# and is reminded. What was brought in from a sheet was agreed to there.
CONFIRM = """
SELECT side.member_id, 'please_confirm' AS kind, c.id AS subject_id, '' AS version,
    jsonb_strip_nulls(jsonb_build_object('said', 'confirm', 'day', c.worked_on,
        'lasts_minutes', c.minutes, 'what_en', a.name_en, 'what_cy', a.name_cy,
        'with', (SELECT side.other_id FROM timebank.exchange_hours h
            WHERE h.community_id = $1 AND h.contribution_id = c.id))) AS line
FROM timebank.contribution c
JOIN timebank.activity a ON a.community_id = $1 AND a.id = c.activity_id
CROSS JOIN LATERAL (VALUES (c.giver_id, c.receiver_id, 'giver'),
    (c.receiver_id, c.giver_id, 'receiver')) AS side (member_id, other_id, name)
WHERE c.community_id = $1 AND c.state = 'logged' AND c.receiver_type = 'member'
    AND c.import_row_id IS NULL AND c.logged_at > timebank.ledger_now() - interval '2 days'
    AND NOT EXISTS (SELECT FROM timebank.claim k WHERE k.community_id = $1
        AND k.contribution_id = c.id AND (k.side = side.name OR k.stated_by = side.member_id))
    AND (c.asks_for IS NULL
        OR timebank.measures_lacking($1, c.giver_id, c.asks_for, c.worked_on) = '{}')
"""
# Once a day, and only where something came since: what waits for longer was told before. What was
# being written down while the last word went out comes a little before it, and is not forgotten.
CONFIRM_FOR_GROUP = """
SELECT r.member_id, 'please_confirm' AS kind, c.receiver_id AS subject_id,
    timebank.community_today($1)::text AS version,
    jsonb_build_object('said', 'confirm_for_group', 'count', count(*)) AS line
FROM timebank.contribution c
JOIN timebank.role_held r ON r.community_id = $1 AND r.organisation_id = c.receiver_id
    AND r.role = 'organisation_lead' AND r.ended_at IS NULL AND r.member_id <> c.giver_id
WHERE c.community_id = $1 AND c.state IN ('logged', 'queried') AND c.receiver_type = 'organisation'
    AND c.import_row_id IS NULL
    AND (c.asks_for IS NULL
        OR timebank.measures_lacking($1, c.giver_id, c.asks_for, c.worked_on) = '{}')
GROUP BY r.member_id, c.receiver_id
HAVING max(c.logged_at) > timebank.ledger_now() - interval '2 days'
    AND max(c.logged_at) > coalesce((SELECT max(t.told_at) FROM timebank.told t
        WHERE t.community_id = $1 AND t.member_id = r.member_id AND t.kind = 'please_confirm'
            AND t.subject_id = c.receiver_id), '-infinity') - interval '1 minute'
"""
# Whoever said it last knows of it; to the others it is told, also where a verifier asks without
# saying other minutes. What asks about a credited entry stands beside it.
ASKED = """
WITH of_late AS MATERIALIZED (
    SELECT k.id AS claim_id, k.contribution_id, k.stated_by, k.minutes
    FROM timebank.contribution c
    JOIN timebank.claim k ON k.community_id = $1 AND k.contribution_id = c.id
    WHERE c.community_id = $1 AND c.state = 'queried' AND k.minutes <> c.minutes
        AND k.recorded_at > timebank.ledger_now() - interval '2 days'
    UNION
    SELECT k.id, k.contribution_id, k.stated_by, k.minutes FROM timebank.claim k
    WHERE k.community_id = $1 AND k.beside_credit
        AND k.recorded_at > timebank.ledger_now() - interval '2 days'
), asked AS (
    SELECT o.claim_id::text AS version, o.contribution_id, o.stated_by, o.minutes FROM of_late o
    UNION ALL
    SELECT 'asked', c.id, NULL, NULL FROM timebank.contribution c
    WHERE c.community_id = $1 AND c.state = 'queried' AND c.import_row_id IS NULL
        AND c.logged_at > timebank.ledger_now() - interval '30 days'
        AND NOT EXISTS (SELECT FROM timebank.claim k WHERE k.community_id = $1
            AND k.contribution_id = c.id AND k.minutes <> c.minutes)
)
SELECT p.id AS member_id, 'entry_questioned' AS kind, c.id AS subject_id, q.version,
    jsonb_strip_nulls(jsonb_build_object(
        'said', CASE WHEN q.minutes IS NULL THEN 'entry_asked' ELSE 'entry_differs' END,
        'day', c.worked_on, 'lasts_minutes', c.minutes, 'other_minutes', q.minutes,
        'what_en', a.name_en, 'what_cy', a.name_cy)) AS line
FROM asked q
JOIN timebank.contribution c ON c.community_id = $1 AND c.id = q.contribution_id
JOIN timebank.activity a ON a.community_id = $1 AND a.id = c.activity_id
JOIN timebank.member p ON p.community_id = $1 AND p.id IN (c.giver_id, c.receiver_id)
WHERE q.stated_by IS DISTINCT FROM p.id
"""
# Whoever is in the old entry or in the new one, but for the one who put it right. A credit that is
# taken back and comes again in a correction is one thing, and told once.
PUT_RIGHT = """
WITH put AS (
    SELECT n.id AS subject_id, 'entry_corrected' AS said, n.stated_by AS by, n.worked_on,
        n.minutes, n.activity_id, ARRAY[n.giver_id, n.receiver_id, o.giver_id, o.receiver_id] AS of
    FROM timebank.contribution n
    JOIN timebank.contribution o ON o.community_id = $1 AND o.id = n.corrects_id
    WHERE n.community_id = $1 AND n.corrects_id IS NOT NULL AND n.state = 'verified'
        AND n.decided_at > timebank.ledger_now() - interval '2 days'
    UNION ALL
    SELECT c.id, 'entry_declined', c.decided_by, c.worked_on, c.minutes, c.activity_id,
        ARRAY[c.giver_id, c.receiver_id]
    FROM timebank.contribution c
    WHERE c.community_id = $1 AND c.state = 'declined'
        AND c.decided_at > timebank.ledger_now() - interval '2 days'
    UNION ALL
    SELECT c.id, 'entry_undone', r.actor_id, c.worked_on, c.minutes, c.activity_id,
        ARRAY[c.giver_id, c.receiver_id]
    FROM timebank.transfer r
    JOIN timebank.transfer t ON t.community_id = $1 AND t.id = r.reverses_id
    JOIN timebank.contribution c ON c.community_id = $1 AND c.id = t.contribution_id
    WHERE r.community_id = $1 AND r.reverses_id IS NOT NULL AND c.import_row_id IS NULL
        AND r.recorded_at > timebank.ledger_now() - interval '2 days'
        AND NOT EXISTS (SELECT FROM timebank.contribution n WHERE n.community_id = $1
            AND n.corrects_id = c.id AND n.state = 'verified')
)
SELECT p.id AS member_id, 'entry_questioned' AS kind, put.subject_id, put.said AS version,
    jsonb_build_object('said', put.said, 'day', put.worked_on, 'lasts_minutes', put.minutes,
        'what_en', a.name_en, 'what_cy', a.name_cy) AS line
FROM put
JOIN timebank.activity a ON a.community_id = $1 AND a.id = put.activity_id
JOIN timebank.member p ON p.community_id = $1 AND p.id = ANY (put.of)
WHERE put.by IS DISTINCT FROM p.id
"""
# By when it was written down, so that each hour is in one month's letter and none is in two. In the
# first week: whoever was not there to tell does so later. Nothing is added up for who was told.
# Who came to a session as a guest received what is known of their time, once it was closed.
# OFFSET 0 keeps a plan from joining what is looked up for each.
MONTH = """
WITH month AS MATERIALIZED (
    SELECT first, first AT TIME ZONE t.time_zone AS ends_at,
        (first - interval '1 month') AT TIME ZONE t.time_zone AS begins_at,
        to_char(first - interval '1 month', 'YYYY-MM') AS version
    FROM timebank.community t
    CROSS JOIN LATERAL date_trunc('month', timebank.community_today($1)::timestamp) AS first
    WHERE t.id = $1 AND timebank.community_today($1) < first + interval '7 days'
), due AS MATERIALIZED (
    SELECT p.id, k.id AS account_id, b.balance, month.*
    FROM month
    JOIN timebank.member p ON p.community_id = $1 AND p.status = 'member'
    CROSS JOIN LATERAL (
        SELECT a.id FROM timebank.account a
        WHERE a.community_id = $1 AND a.owner_id = p.id AND a.type = 'member' OFFSET 0) k
    CROSS JOIN LATERAL (
        SELECT s.balance FROM timebank.balance s
        WHERE s.community_id = $1 AND s.account_id = k.id OFFSET 0) b
    WHERE (SELECT true FROM timebank.told t
        WHERE t.community_id = $1 AND t.member_id = p.id AND t.kind = 'thanked'
            AND t.subject_id = p.id AND t.version = month.version) IS NULL
)
SELECT due.id AS member_id, 'thanked' AS kind, due.id AS subject_id, due.version,
    jsonb_build_object('said', 'month', 'day', (due.first - interval '1 month')::date,
        'gave_minutes', moved.gave, 'received_minutes', moved.received + guest.minutes,
        'then', CASE sign(due.balance) WHEN 1 THEN 'month_more' WHEN 0 THEN 'month_even'
            ELSE 'month_below' END, 'balance_minutes', due.balance) AS line
FROM due
CROSS JOIN LATERAL (
    SELECT coalesce(sum(m.minutes) FILTER (WHERE m.gave), 0)::bigint AS gave,
        coalesce(sum(m.minutes) FILTER (WHERE NOT m.gave), 0)::bigint AS received
    FROM (
        SELECT t.id, t.minutes, true AS gave FROM timebank.transfer t
        WHERE t.community_id = $1 AND t.credit_account_id = due.account_id
            AND t.kind IN ('thank', 'exchange')
            AND t.recorded_at >= due.begins_at AND t.recorded_at < due.ends_at
        UNION ALL
        SELECT t.id, t.minutes, false FROM timebank.transfer t
        WHERE t.community_id = $1 AND t.debit_account_id = due.account_id
            AND t.kind IN ('exchange', 'spend')
            AND t.recorded_at >= due.begins_at AND t.recorded_at < due.ends_at
    ) m
    WHERE NOT EXISTS (SELECT FROM timebank.transfer r
        WHERE r.community_id = $1 AND r.reverses_id = m.id)
) moved
CROSS JOIN LATERAL (
    SELECT coalesce(sum(coalesce(a.minutes, CASE WHEN a.out_at >= a.in_at THEN
        least(1440, greatest(1, floor(extract(epoch FROM a.out_at - a.in_at) / 60))) END)),
        0)::bigint AS minutes
    FROM timebank.attendance a
    JOIN timebank.session s ON s.community_id = $1 AND s.id = a.session_id
    WHERE a.community_id = $1 AND a.member_id = due.id AND a.role = 'guest'
        AND a.withdrawn_at IS NULL AND s.state = 'closed'
        AND s.state_at >= due.begins_at AND s.state_at < due.ends_at
) guest
WHERE moved.gave + moved.received + guest.minutes > 0
"""
SOURCES = (CONFIRM, CONFIRM_FOR_GROUP, ASKED, PUT_RIGHT, MONTH)
