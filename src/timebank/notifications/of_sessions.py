"""What there is to tell of sessions to whoever signed up (of_entries.py tells in which form).

A private organisation's is told without its name and place: a letter may be read by others.
"""

_LINE = """
    jsonb_strip_nulls(jsonb_build_object('said', '{said}', 'day', s.day,
        'at', to_char(s.starts_at AT TIME ZONE t.time_zone, 'HH24:MI'),
        'what_en', CASE WHEN g.private IS NOT TRUE THEN coalesce(s.name_en, s.name_cy) END,
        'what_cy', CASE WHEN g.private IS NOT TRUE THEN coalesce(s.name_cy, s.name_en) END,
        'place', CASE WHEN g.private IS NOT TRUE THEN s.place END)) AS line
FROM timebank.session s
JOIN timebank.community t ON t.id = $1
CROSS JOIN LATERAL (SELECT o.* FROM timebank.sign_up o
    WHERE o.community_id = $1 AND o.session_id = s.id OFFSET 0) u
LEFT JOIN timebank.organisation g ON g.community_id = $1 AND g.id = s.organisation_id
WHERE s.community_id = $1 AND s.starts_at > timebank.ledger_now()
"""
# Whoever signed up today knows; at another time it is told again.
TOMORROW = f"""
SELECT u.member_id, 'session_tomorrow' AS kind, s.id AS subject_id, s.starts_at::text AS version,
{_LINE.format(said="session_tomorrow")}
    AND s.state = 'open' AND s.day = timebank.community_today($1) + 1 AND u.state = 'in'
    AND (u.in_at AT TIME ZONE t.time_zone)::date < timebank.community_today($1)
"""
CANCELLED = f"""
SELECT u.member_id, 'session_cancelled' AS kind, s.id AS subject_id, '' AS version,
{_LINE.format(said="session_cancelled")}
    AND s.state = 'cancelled' AND s.state_at > timebank.ledger_now() - interval '2 days'
    AND u.state <> 'cancelled' AND u.member_id <> s.state_by
"""
# Whoever got a place as they signed up has both times from one moment.
FREE = f"""
SELECT u.member_id, 'place_free' AS kind, s.id AS subject_id, u.id::text AS version,
{_LINE.format(said="place_free")}
    AND s.state = 'open' AND u.state = 'in' AND u.in_at > u.made_at + interval '0.1 seconds'
    AND u.in_at > timebank.ledger_now() - interval '2 days'
"""
SOURCES = (TOMORROW, CANCELLED, FREE)
