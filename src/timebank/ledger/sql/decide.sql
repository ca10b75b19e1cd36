-- Verifies contributions and credits them, after the lines of `p_before` (the reversal of what one
-- of them corrects). A row that a rule refuses stays as it was, with the rule's code; all others
-- are credited in one posting.
--
-- What exceeds the giver's ceiling, all of it where the member passes thanks on, and all of it
-- where the account is closed (it is opened for this and closed again), goes on to the pot as the
-- next line. Whether two entries are one piece of time is asked after the givers' balances are
-- locked: every credit takes that lock, so nobody credits the other one meanwhile.
CREATE FUNCTION timebank.decide(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_contributions uuid[],
    p_transfers uuid[],
    p_pass_ons uuid[],
    p_minutes bigint[],
    p_before timebank.line[]
) RETURNS TABLE (
    contribution_id uuid,
    refusal text,
    about_id uuid,
    available_minutes bigint,
    contribution jsonb,
    transfer jsonb,
    passed_on_minutes bigint
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
#variable_conflict use_column
DECLARE
    v_released timebank.released[] := '{}';
    v_payers uuid[];
    v_accounts uuid[];
    v_reversed uuid[];
    v_rows timebank.ruling[];
    v_lines timebank.line[];
    v_posted timebank.transfer[];
    v_pot uuid;
    v_reopened uuid[];
BEGIN
    PERFORM timebank.within(p_community);
    SELECT array_agg(c.payer_account_id) FILTER (WHERE c.receiver_type = 'member'),
        array_agg(c.giver_account_id) || array_agg(c.payer_account_id)
    INTO v_payers, v_accounts
    FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id = ANY (p_contributions);
    IF v_payers IS NOT NULL THEN
        v_released := timebank.due_holds(p_community, v_payers);
    END IF;
    IF p_before <> '{}' THEN
        SELECT array_agg(l.reverses_id), array_agg(l.debit) || array_agg(l.credit) || v_accounts
        INTO v_reversed, v_accounts FROM unnest(p_before) l;
    END IF;

    PERFORM 1 FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id = ANY (p_contributions)
    ORDER BY c.id FOR UPDATE;

    -- The pot is locked only where something may be passed on to it: else it would be a hot row.
    IF EXISTS (
        SELECT 1 FROM timebank.balance b
        WHERE b.community_id = p_community AND b.account_id = ANY (v_accounts)
            AND (b.ceiling IS NOT NULL OR b.passes_on OR b.closed)
    ) THEN
        SELECT a.id INTO v_pot FROM timebank.account a
        WHERE a.community_id = p_community AND a.owner_id = p_community AND a.type = 'pot';
    END IF;
    PERFORM 1 FROM timebank.balance b
    WHERE b.community_id = p_community
        AND b.account_id = ANY (array_append(v_accounts, v_pot))
    ORDER BY b.account_id FOR NO KEY UPDATE;

    SELECT array_agg(ROW(
        r.n, r.id, r.transfer_id, r.pass_on_id, coalesce(r.minutes, c.minutes),
        c.giver_account_id, c.payer_account_id, c.receiver_type = 'member',
        CASE
        WHEN c.id IS NULL THEN 'not_found'
        WHEN c.state NOT IN ('logged', 'queried') THEN 'already_decided'
        WHEN p_actor = c.giver_id
            OR p_actor_kind <> 'member' AND c.stated_by IS NOT DISTINCT FROM c.giver_id
            THEN 'own_contribution'
        WHEN c.state = 'logged' AND r.minutes <> c.minutes THEN 'claims_differ'
        WHEN c.state = 'queried' AND r.minutes IS NULL THEN 'minutes_needed'
        WHEN coalesce(r.minutes, c.minutes)
            NOT BETWEEN 1 AND 1440 * (c.worked_on - c.worked_from + 1) THEN 'contribution_minutes'
        WHEN c.corrects_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM timebank.transfer t
            WHERE t.community_id = p_community AND t.contribution_id = c.corrects_id
                AND (t.id = ANY (v_reversed) OR EXISTS (
                    SELECT 1 FROM timebank.transfer u
                    WHERE u.community_id = p_community AND u.reverses_id = t.id))
        ) THEN 'not_reversed'
        WHEN same.id IS NOT NULL THEN 'looks_like_same_time'
        END,
        same.id, NULL)::timebank.ruling ORDER BY r.n)
    INTO v_rows
    FROM unnest(p_contributions, p_transfers, p_pass_ons, p_minutes) WITH ORDINALITY
        AS r (id, transfer_id, pass_on_id, minutes, n)
    LEFT JOIN timebank.contribution c ON c.community_id = p_community AND c.id = r.id
    LEFT JOIN LATERAL (
        SELECT timebank.same_time(
            p_community, c, p_contributions[1:r.n::integer - 1], v_reversed) AS id
        WHERE c.separate_by IS NULL AND c.state IN ('logged', 'queried')
    ) same ON true;

    IF v_payers IS NOT NULL THEN
        v_rows := timebank.payers_left(p_community, v_rows, p_before, v_released);
    END IF;

    UPDATE timebank.contribution c
    SET state = 'verified', minutes = r.minutes, decided_by_kind = p_actor_kind,
        decided_by = p_actor, decided_at = timebank.ledger_now()
    FROM unnest(v_rows) r
    WHERE c.community_id = p_community AND c.id = r.id AND r.refusal IS NULL;

    IF v_pot IS NULL THEN
        SELECT array_agg(ROW(
            r.transfer_id, CASE WHEN r.from_member THEN 'exchange' ELSE 'thank' END,
            r.payer, r.giver, r.minutes, r.id, NULL, NULL, NULL, NULL)::timebank.line ORDER BY r.n)
        INTO v_lines FROM unnest(v_rows) r WHERE r.refusal IS NULL;
    ELSE
        v_lines := timebank.passing_on(p_community, v_rows, p_before, v_pot);
        WITH opened AS (
            UPDATE timebank.balance b SET closed = false
            WHERE b.community_id = p_community AND b.closed AND b.account_id IN (
                SELECT r.giver FROM unnest(v_rows) r WHERE r.refusal IS NULL)
            RETURNING b.account_id
        ) SELECT array_agg(account_id) INTO v_reopened FROM opened;
    END IF;

    IF v_lines IS NOT NULL THEN
        SELECT array_agg(t) INTO v_posted
        FROM timebank.post(p_community, p_actor_kind, p_actor, p_before || v_lines, v_released) t;
    END IF;
    IF v_reopened IS NOT NULL THEN
        UPDATE timebank.balance b SET closed = true
        WHERE b.community_id = p_community AND b.account_id = ANY (v_reopened);
    END IF;

    RETURN QUERY
    SELECT r.id, r.refusal, r.about, r.available, to_jsonb(c), to_jsonb(t),
        coalesce(p.minutes, 0)::bigint
    FROM unnest(v_rows) r
    LEFT JOIN timebank.contribution c ON c.community_id = p_community AND c.id = r.id
    LEFT JOIN unnest(v_posted) t ON t.id = r.transfer_id
    LEFT JOIN unnest(v_posted) p ON p.id = r.pass_on_id
    ORDER BY r.n;
END
$$;
