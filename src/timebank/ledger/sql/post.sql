-- The one place where minutes move. Set-based: any number of lines are one look, one UPDATE of
-- each balance and one INSERT; all or nothing.
--
-- Limits hold line by line, in the order given, except where domain.md (rule 6) says that nothing
-- may be stopped: reversals and openings may pass any limit, which `excused` then records; the
-- credit of a given hour may touch a ceiling, for its passing-on is the line behind it; and a
-- capture takes only what was held. `recorded_at` is read after the locks and is later than every
-- line that these accounts have, so that it alone orders an account's lines though the clock step
-- back.
CREATE FUNCTION timebank.post(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_lines timebank.line[],
    p_released timebank.released[]
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_accounts uuid[];
    v_legs timebank.leg[];
    v_leg timebank.leg;
    v_at timestamptz;
    v_posted bigint;
BEGIN
    PERFORM timebank.within(p_community);
    SELECT array_agg(l.debit) || array_agg(l.credit) INTO v_accounts FROM unnest(p_lines) l;

    PERFORM 1 FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id = ANY (v_accounts)
    ORDER BY b.account_id FOR NO KEY UPDATE;

    SELECT greatest(timebank.ledger_now(), max(b.last_at) + interval '1 microsecond') INTO v_at
    FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id = ANY (v_accounts);

    WITH line AS (
        SELECT l.debit, l.credit, l.minutes, l.kind, l.hold_id, l.n
        FROM unnest(p_lines) WITH ORDINALITY AS l (
            id, kind, debit, credit, minutes, contribution_id, reverses_id, hold_id,
            import_row_id, reason, n)
    ), leg AS (
        SELECT n, 'd' AS side, debit AS account_id, -minutes AS change,
            kind NOT IN ('reversal', 'opening') AND hold_id IS NULL AS floor_holds,
            false AS ceiling_holds
        FROM line
        UNION ALL
        SELECT n, 'c', credit, minutes, false,
            kind NOT IN ('thank', 'exchange', 'reversal', 'opening')
        FROM line
    ), running AS (
        SELECT leg.n, leg.side, leg.account_id, leg.change, leg.floor_holds, leg.ceiling_holds,
            b.balance + (sum(leg.change) OVER w)::bigint AS balance_after,
            b.seq + row_number() OVER w AS seq,
            b.held - coalesce((
                SELECT sum(r.minutes) FROM unnest(p_released) r
                WHERE r.account_id = b.account_id), 0)::bigint AS held,
            b.floor, b.ceiling, b.closed
        FROM leg
        JOIN timebank.balance b
            ON b.community_id = p_community AND b.account_id = leg.account_id
        WINDOW w AS (PARTITION BY leg.account_id ORDER BY leg.n)
    )
    SELECT array_agg(ROW(
        n, side, account_id, seq, balance_after, held,
        CASE WHEN closed THEN 'account_closed'
            WHEN floor_holds AND balance_after - held < floor THEN 'account_floor'
            WHEN ceiling_holds AND balance_after > ceiling THEN 'account_ceiling'
        END,
        CASE WHEN side = 'd' THEN greatest(0, balance_after - change - held - floor)
            ELSE greatest(0, ceiling - balance_after + change)
        END)::timebank.leg ORDER BY n)
    INTO v_legs FROM running;

    FOREACH v_leg IN ARRAY coalesce(v_legs, '{}') LOOP
        IF v_leg.refusal IS NOT NULL THEN
            PERFORM timebank.refuse(v_leg.refusal, jsonb_build_object(
                'account_id', v_leg.account_id, 'available_minutes', v_leg.available));
        END IF;
    END LOOP;

    UPDATE timebank.balance b
    SET balance = f.balance_after,
        held = f.held,
        seq = f.seq,
        last_at = v_at + (f.n - 1) * interval '1 microsecond',
        excused = greatest(0, b.floor - (f.balance_after - f.held)),
        excused_over = greatest(0, coalesce(f.balance_after - b.ceiling, 0))
    FROM (
        SELECT DISTINCT ON (account_id) account_id, balance_after, held, seq, n
        FROM unnest(v_legs) ORDER BY account_id, n DESC
    ) f
    WHERE b.community_id = p_community AND b.account_id = f.account_id;

    RETURN QUERY
    INSERT INTO timebank.transfer (
        community_id, id, kind, debit_account_id, credit_account_id, debit_type, credit_type,
        minutes, recorded_at, d_seq, d_bal, c_seq, c_bal, contribution_id, reverses_id, hold_id,
        import_row_id, actor_kind, actor_id, reason)
    SELECT p_community, l.id, l.kind, l.debit, l.credit, d.type, c.type,
        l.minutes, v_at + (l.n - 1) * interval '1 microsecond',
        dl.seq, dl.balance_after, cl.seq, cl.balance_after, l.contribution_id, l.reverses_id,
        l.hold_id, l.import_row_id, p_actor_kind, p_actor, l.reason
    FROM unnest(p_lines) WITH ORDINALITY AS l (
        id, kind, debit, credit, minutes, contribution_id, reverses_id, hold_id,
        import_row_id, reason, n)
    JOIN timebank.account d ON d.community_id = p_community AND d.id = l.debit
    JOIN timebank.account c ON c.community_id = p_community AND c.id = l.credit
    LEFT JOIN unnest(v_legs) dl ON dl.n = l.n AND dl.side = 'd'
    LEFT JOIN unnest(v_legs) cl ON cl.n = l.n AND cl.side = 'c'
    ORDER BY l.n
    RETURNING *;
    GET DIAGNOSTICS v_posted = ROW_COUNT;
    IF v_posted <> coalesce(array_length(p_lines, 1), 0) THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    END IF;
END
$$;
