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
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_opening uuid;
    v_lines timebank.line[];
BEGIN
    PERFORM timebank.within(p_community);
    SELECT a.id INTO v_opening FROM timebank.account a
    WHERE a.community_id = p_community AND a.owner_id = p_community AND a.type = 'opening';
    -- Locked before the look, so that two imports at once cannot both find nothing.
    PERFORM 1 FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id = ANY (p_accounts)
    ORDER BY b.account_id FOR NO KEY UPDATE;
    IF (SELECT count(DISTINCT x) <> count(*) FROM unnest(p_accounts) x) OR EXISTS (
        SELECT 1 FROM timebank.transfer t
        WHERE t.community_id = p_community AND t.kind = 'opening'
            AND (t.debit_account_id = ANY (p_accounts) OR t.credit_account_id = ANY (p_accounts))
            AND NOT EXISTS (
                SELECT 1 FROM timebank.transfer u
                WHERE u.community_id = p_community AND u.reverses_id = t.id)
    ) THEN
        PERFORM timebank.refuse('already_opened', '{}');
    END IF;
    SELECT array_agg(ROW(
        r.id, 'opening',
        CASE WHEN r.minutes > 0 THEN v_opening ELSE r.account END,
        CASE WHEN r.minutes > 0 THEN r.account ELSE v_opening END,
        abs(r.minutes), NULL, NULL, NULL, r.import_row, NULL)::timebank.line ORDER BY r.n)
    INTO v_lines
    FROM unnest(p_ids, p_import_rows, p_accounts, p_minutes) WITH ORDINALITY
        AS r (id, import_row, account, minutes, n);
    RETURN QUERY SELECT * FROM timebank.post(p_community, p_actor_kind, p_actor, v_lines, '{}');
END
$$;
