-- for: service
-- Brings in what an earlier system counted, above or below zero (`p_minutes` is signed): each takes
-- the line of an import, and an account has one opening at a time.
CREATE FUNCTION timebank.open_balances(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_ids uuid[],
    p_import_rows uuid[],
    p_accounts uuid[],
    p_minutes bigint[]
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_opening uuid;
    v_lines timebank.line[] := '{}';
BEGIN
    SELECT a.id INTO v_opening FROM timebank.account a
    WHERE a.community_id = p_community AND a.owner_id = p_community AND a.type = 'opening';
    -- Locked before the look, so that two imports at once cannot both find nothing.
    PERFORM timebank.lock_accounts(p_community, p_accounts);
    IF (SELECT count(DISTINCT x) <> count(*) FROM unnest(p_accounts) x) OR EXISTS (
        SELECT 1 FROM timebank.transfer t
        -- Openings alone have an import row, and an index of theirs: not all that an account ever did.
        WHERE t.community_id = p_community AND t.import_row_id IS NOT NULL
            AND (t.debit_account_id = ANY (p_accounts) OR t.credit_account_id = ANY (p_accounts))
            AND NOT EXISTS (
                SELECT 1 FROM timebank.transfer u
                WHERE u.community_id = p_community AND u.reverses_id = t.id)
    ) THEN
        PERFORM timebank.refuse('already_opened', '{}');
    END IF;
    -- The line that an auditor will read is one of an import of balances that was agreed, and names
    -- the account that it opened.
    IF EXISTS (
        SELECT 1 FROM unnest(p_import_rows, p_accounts) AS o (import_row, account)
        JOIN timebank.import_row r ON r.community_id = p_community AND r.id = o.import_row
        JOIN timebank.import_run n ON n.community_id = p_community AND n.id = r.run_id
        WHERE r.account_id IS DISTINCT FROM o.account OR n.kind <> 'openings'
            OR n.state <> 'posted'
    ) THEN
        PERFORM timebank.refuse('opening_of_another', '{}');
    END IF;
    FOR n IN 1 .. cardinality(p_ids) LOOP
        v_lines[n] := ROW(p_ids[n], 'opening',
            CASE WHEN p_minutes[n] > 0 THEN v_opening ELSE p_accounts[n] END,
            CASE WHEN p_minutes[n] > 0 THEN p_accounts[n] ELSE v_opening END,
            abs(p_minutes[n]), NULL, NULL, NULL, p_import_rows[n], NULL);
    END LOOP;
    RETURN QUERY SELECT * FROM timebank.posted(p_community, p_actor_kind, p_actor, v_lines);
END
$$;
