-- The one place where minutes move. Any number of lines, in the order given, are one UPDATE of the
-- balances and one INSERT; all or nothing. The accounts were locked by `lock_accounts`; without
-- lines, what else it says of them is written down: minutes that are held now, or no longer. Gives the
-- number of lines.
--
-- Limits hold line by line, except where domain.md (rule 6) says that nothing may be stopped:
-- reversals and openings may pass any limit, which `excused` then records; the credit of a given
-- hour may pass a ceiling, for its passing-on is the line behind it, and may come to a closed
-- account, which passes all of it on; and a capture takes only what was held. `excused` is never
-- raised by anything else, so that `balance_within` holds whatever is wrong here.
--
-- Its lines are recorded from the standing's instant on. What was posted waits to be sealed (proof/sql).
--
-- Whoever acts as a member is one here: that nobody verifies their own is asked of the actor's id, and
-- would be asked in vain of an id that is nobody's.
CREATE FUNCTION timebank.post(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_lines timebank.line[],
    p_standing timebank.standing
) RETURNS bigint
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_ids uuid[] := p_standing.ids;
    v_rows timebank.balance[] := p_standing.rows;
    v_at timestamptz := p_standing.at;
    v_line timebank.line;
    v_side timebank.balance;
    v_refusal text;
    v_left bigint;
    v_debits timebank.balance[] := '{}';
    v_credits timebank.balance[] := '{}';
    v_posted bigint := 0;
    i integer;
BEGIN
    FOR n IN 1 .. cardinality(p_lines) LOOP
        v_line := p_lines[n];
        i := width_bucket(v_line.debit, v_ids);
        v_side := CASE WHEN v_ids[i] = v_line.debit THEN v_rows[i] END;
        IF v_side.account_id IS NOT NULL THEN
            v_left := v_side.balance - v_side.held - v_side.floor;
            v_refusal := CASE
                WHEN v_side.closed AND v_line.reason IS DISTINCT FROM 'passed_on'
                    THEN 'account_closed'
                WHEN v_line.kind IN ('reversal', 'opening') OR v_line.hold_id IS NOT NULL THEN NULL
                WHEN v_left < v_line.minutes THEN 'account_floor' END;
            IF v_refusal IS NOT NULL THEN
                PERFORM timebank.refuse(v_refusal, jsonb_build_object(
                    'account_id', v_line.debit, 'available_minutes', greatest(0, v_left)));
            ELSIF v_line.kind IN ('reversal', 'opening') THEN
                v_side.excused := greatest(v_side.excused, v_line.minutes - v_left);
            END IF;
            v_side.balance := v_side.balance - v_line.minutes;
            v_side.seq := v_side.seq + 1;
            v_side.last_at := v_at + (n - 1) * interval '1 microsecond';
            v_rows[i] := v_side;
        END IF;
        v_debits[n] := v_side;

        i := width_bucket(v_line.credit, v_ids);
        v_side := CASE WHEN v_ids[i] = v_line.credit THEN v_rows[i] END;
        IF v_side.account_id IS NOT NULL THEN
            v_left := v_side.ceiling - v_side.balance;
            v_refusal := CASE
                WHEN v_side.closed AND v_line.kind NOT IN ('thank', 'exchange')
                    THEN 'account_closed'
                WHEN v_line.kind IN ('thank', 'exchange', 'reversal', 'opening') THEN NULL
                WHEN v_left < v_line.minutes THEN 'account_ceiling' END;
            IF v_refusal IS NOT NULL THEN
                PERFORM timebank.refuse(v_refusal, jsonb_build_object(
                    'account_id', v_line.credit, 'available_minutes', greatest(0, v_left)));
            ELSIF v_left < v_line.minutes THEN
                v_side.excused_over := greatest(v_side.excused_over, v_line.minutes - v_left);
            END IF;
            v_side.balance := v_side.balance + v_line.minutes;
            v_side.seq := v_side.seq + 1;
            v_side.last_at := v_at + (n - 1) * interval '1 microsecond';
            v_rows[i] := v_side;
        END IF;
        v_credits[n] := v_side;
    END LOOP;

    UPDATE timebank.balance b
    SET (balance, held, seq, last_at, excused, excused_over) = (
        SELECT (s.side).balance, (s.side).held, (s.side).seq, (s.side).last_at,
            greatest(0, least((s.side).excused, b.floor - ((s.side).balance - (s.side).held))),
            greatest(0, least((s.side).excused_over, (s.side).balance - b.ceiling))
        FROM (SELECT v_rows[width_bucket(b.account_id, v_ids)] AS side OFFSET 0) s)
    WHERE b.community_id = p_community AND b.account_id = ANY (v_ids);

    IF p_lines <> '{}' THEN
        WITH posted AS (
            INSERT INTO timebank.transfer (
                community_id, id, kind, debit_account_id, credit_account_id, debit_type, credit_type,
                minutes, recorded_at, d_seq, d_bal, c_seq, c_bal, contribution_id, reverses_id,
                hold_id, import_row_id, actor_kind, actor_id, reason)
            SELECT p_community, l.id, l.kind, l.debit, l.credit, d.type, c.type,
                l.minutes, v_at + (l.n - 1) * interval '1 microsecond',
                (v_debits[l.n]).seq, (v_debits[l.n]).balance,
                (v_credits[l.n]).seq, (v_credits[l.n]).balance, l.contribution_id, l.reverses_id,
                l.hold_id, l.import_row_id, p_actor_kind, p_actor, l.reason
            FROM unnest(p_lines) WITH ORDINALITY AS l (
                id, kind, debit, credit, minutes, contribution_id, reverses_id, hold_id,
                import_row_id, reason, n)
            CROSS JOIN LATERAL (
                SELECT a.type FROM timebank.account a
                WHERE a.community_id = p_community AND a.id = l.debit OFFSET 0) d
            CROSS JOIN LATERAL (
                SELECT a.type FROM timebank.account a
                WHERE a.community_id = p_community AND a.id = l.credit OFFSET 0) c
            WHERE p_actor_kind <> 'member' OR EXISTS (
                SELECT 1 FROM timebank.account a
                WHERE a.community_id = p_community AND a.owner_id = p_actor AND a.type = 'member')
            RETURNING transfer.id, recorded_at
        )
        INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
        SELECT p_community, t.recorded_at, t.id, 'transfer' FROM posted t;
        GET DIAGNOSTICS v_posted = ROW_COUNT;
        -- A condition with a look in it is a statement, though the look be not needed: so it stands apart.
        IF v_posted <> cardinality(p_lines) THEN
            IF v_posted = 0 AND NOT EXISTS (
                SELECT 1 FROM timebank.account a
                WHERE a.community_id = p_community AND a.owner_id = p_actor AND a.type = 'member'
            ) THEN
                PERFORM timebank.refuse('actor_unknown', '{}');
            END IF;
            PERFORM timebank.refuse('account_unknown', '{}');
        END IF;
    END IF;
    RETURN v_posted;
END
$$;
