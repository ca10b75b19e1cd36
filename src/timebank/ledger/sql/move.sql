-- for: service
-- Gifts, donations, grants, retirements and expiries: any number of one kind in one posting, all or
-- nothing. A gift is its giver's word; by another's hand it needs a reason.
CREATE FUNCTION timebank.move(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_kind text,
    p_ids uuid[],
    p_debits uuid[],
    p_credits uuid[],
    p_minutes bigint[],
    p_reason text
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_released timebank.released[];
    v_lines timebank.line[];
BEGIN
    PERFORM timebank.within(p_community);
    IF p_kind IS NULL OR p_kind NOT IN ('gift', 'donate', 'grant', 'retire', 'expire') THEN
        PERFORM timebank.refuse('transfer_lawful', '{}');
    END IF;
    IF p_kind = 'gift' AND p_reason IS NULL AND EXISTS (
        SELECT 1 FROM unnest(p_debits) d
        LEFT JOIN timebank.account a ON a.community_id = p_community AND a.id = d
        WHERE a.owner_id IS DISTINCT FROM p_actor
    ) THEN
        PERFORM timebank.refuse('reason_needed', '{}');
    END IF;
    v_released := timebank.due_holds(p_community, p_debits);
    SELECT array_agg(ROW(
        r.id, p_kind, r.debit, r.credit, r.minutes, NULL, NULL, NULL, NULL, p_reason
    )::timebank.line ORDER BY r.n)
    INTO v_lines
    FROM unnest(p_ids, p_debits, p_credits, p_minutes) WITH ORDINALITY
        AS r (id, debit, credit, minutes, n);
    RETURN QUERY
    SELECT * FROM timebank.post(p_community, p_actor_kind, p_actor, v_lines, v_released);
END
$$;
