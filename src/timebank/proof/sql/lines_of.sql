-- for: service
-- The canonical lines of events (docs/reference/canonical-lines.md), made anew from the rows of the
-- books: what is exported, and what is hashed. Only columns that never change, and nothing typed.
CREATE FUNCTION timebank.lines_of(
    p_community uuid,
    p_positions bigint[],
    p_journals bigint[],
    p_kinds text[],
    p_subjects uuid[],
    p_at timestamptz[]
) RETURNS TABLE (place bigint, line text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
BEGIN
    RETURN QUERY
    WITH asked AS MATERIALIZED (
        SELECT u.place, u.kind, u.subject, array_to_string(ARRAY[
            'tb1', u.kind, p_community::text, u.place::text, u.journal::text,
            timebank.instant_told(u.at), u.subject::text], '|', '') AS head
        FROM unnest(p_positions, p_journals, p_kinds, p_subjects, p_at)
            AS u (place, journal, kind, subject, at)
    )
    SELECT e.place, array_to_string(ARRAY[
        e.head, t.kind, t.debit_account_id::text, t.debit_type, t.credit_account_id::text,
        t.credit_type, t.minutes::text, t.d_seq::text, t.d_bal::text, t.c_seq::text,
        t.c_bal::text, t.actor_kind, t.actor_id::text, t.reason, t.contribution_id::text,
        c.giver_id::text, c.receiver_type, c.receiver_id::text, c.activity_id::text,
        to_char(c.worked_from, 'YYYY-MM-DD'), to_char(c.worked_on, 'YYYY-MM-DD'),
        c.decided_by_kind, c.decided_by::text, c.corrects_id::text, t.reverses_id::text,
        t.hold_id::text, t.import_row_id::text], '|', '')
    FROM asked e
    JOIN timebank.transfer t ON t.community_id = p_community AND t.id = e.subject
    LEFT JOIN timebank.contribution c
        ON c.community_id = p_community AND c.id = t.contribution_id
    WHERE e.kind = 'transfer'
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, c.giver_id::text, c.receiver_type, c.receiver_id::text, c.activity_id::text,
        to_char(c.worked_from, 'YYYY-MM-DD'), to_char(c.worked_on, 'YYYY-MM-DD'),
        c.stated_by::text, c.corrects_id::text, c.import_row_id::text], '|', '')
    FROM asked e
    JOIN timebank.contribution c ON c.community_id = p_community AND c.id = e.subject
    WHERE e.kind IN ('contribution_logged', 'contribution_historic')
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, m.contribution_id::text, m.side, m.stated_by::text, m.minutes::text], '|', '')
    FROM asked e
    JOIN timebank.claim m ON m.community_id = p_community AND m.id = e.subject
    WHERE e.kind = 'claim_made'
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, c.decided_by_kind, c.decided_by::text], '|', '')
    FROM asked e
    JOIN timebank.contribution c ON c.community_id = p_community AND c.id = e.subject
    WHERE e.kind IN ('contribution_declined', 'contribution_withdrawn')
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, a.type, a.owner_id::text, a.first_floor::text, a.first_ceiling::text], '|', '')
    FROM asked e
    JOIN timebank.account a ON a.community_id = p_community AND a.id = e.subject
    WHERE e.kind = 'account_opened'
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, l.account_id::text, l.floor::text, l.ceiling::text, l.passes_on::text,
        l.closed::text, l.actor_kind, l.actor_id::text, l.reason], '|', '')
    FROM asked e
    JOIN timebank.limit_change l ON l.community_id = p_community AND l.id = e.subject
    WHERE e.kind = 'limits_changed'
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, h.account_id::text, h.partner_account_id::text, h.minutes::text,
        timebank.instant_told(h.expires_at), h.placed_by::text, h.reason], '|', '')
    FROM asked e
    JOIN timebank.hold h ON h.community_id = p_community AND h.id = e.subject
    WHERE e.kind = 'hold_placed'
    UNION ALL
    SELECT e.place, e.head FROM asked e
    WHERE e.kind IN ('contribution_queried', 'hold_released', 'hold_lapsed',
        'exchange_proposed', 'exchange_agreed', 'exchange_done', 'exchange_cancelled',
        'session_planned', 'session_cancelled', 'session_closed', 'session_sign_ups');
END
$$;
-- for: service
-- An instant as canonical lines have it: RFC 3339 in UTC, to the microsecond.
CREATE FUNCTION timebank.instant_told(p_at timestamptz) RETURNS text
LANGUAGE sql STABLE
RETURN to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
