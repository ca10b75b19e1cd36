-- The lines that undo these transfers, in the order given. Refused: one that is not there, a
-- reversal (it is final), one already reversed, and one by whose reversal the actor gains.
CREATE FUNCTION timebank.reversal_lines(
    p_community uuid, p_actor uuid, p_transfers uuid[], p_ids uuid[], p_reason text
) RETURNS timebank.line[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_lines timebank.line[];
    v_refused record;
BEGIN
    SELECT r.n, CASE
        WHEN t.id IS NULL THEN 'not_found'
        WHEN t.kind = 'reversal' THEN 'reversal_is_final'
        WHEN u.id IS NOT NULL THEN 'already_reversed'
        WHEN a.owner_id = p_actor THEN 'own_reversal'
        END AS code, r.id
    INTO v_refused
    FROM unnest(p_transfers) WITH ORDINALITY AS r (id, n)
    LEFT JOIN timebank.transfer t ON t.community_id = p_community AND t.id = r.id
    LEFT JOIN timebank.account a
        ON a.community_id = p_community AND a.id = t.debit_account_id
    LEFT JOIN timebank.transfer u ON u.community_id = p_community AND u.reverses_id = t.id
    WHERE t.id IS NULL OR t.kind = 'reversal' OR u.id IS NOT NULL OR a.owner_id = p_actor
    ORDER BY r.n LIMIT 1;
    IF v_refused IS NOT NULL THEN
        PERFORM timebank.refuse(
            v_refused.code, jsonb_build_object('transfer_id', v_refused.id));
    END IF;
    SELECT array_agg(ROW(
        r.new_id, 'reversal', t.credit_account_id, t.debit_account_id, t.minutes, NULL, t.id,
        NULL, NULL, p_reason)::timebank.line ORDER BY r.n)
    INTO v_lines
    FROM unnest(p_transfers, p_ids) WITH ORDINALITY AS r (id, new_id, n)
    JOIN timebank.transfer t ON t.community_id = p_community AND t.id = r.id;
    RETURN v_lines;
END
$$;
