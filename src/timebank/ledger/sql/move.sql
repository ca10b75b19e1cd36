-- for: service
-- Gifts, donations, grants, retirements and expiries: any number of one kind in one posting, all or
-- nothing. A gift or a donation is a member's own word; by another's hand it needs a reason, and so
-- does every grant and expiry. What a credit passes on is posted with it, and not here: those reasons
-- tie it to the credit, whose reversal takes it back.
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
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_lines timebank.line[] := '{}';
BEGIN
    IF p_kind IS NULL OR p_kind NOT IN ('gift', 'donate', 'grant', 'retire', 'expire')
        OR p_reason IN ('ceiling', 'passed_on') THEN
        PERFORM timebank.refuse('transfer_lawful', '{}');
    END IF;
    IF p_reason IS NULL AND (p_kind IN ('grant', 'expire') OR EXISTS (
        SELECT 1 FROM timebank.account a
        WHERE a.community_id = p_community AND a.id = ANY (p_debits)
            AND a.type = 'member' AND a.owner_id IS DISTINCT FROM p_actor
    )) THEN
        PERFORM timebank.refuse('reason_needed', '{}');
    END IF;
    -- A paused member's farewell, or a merge, is a coordinator's word.
    IF p_kind IN ('gift', 'donate') AND p_reason IN ('leaving', 'death', 'merge') IS NOT TRUE THEN
        PERFORM timebank.not_paused(p_community, p_debits);
    END IF;
    -- Nobody moves another's minutes, or the pot's, to themselves, whatever the reason.
    IF EXISTS (
        SELECT 1 FROM unnest(p_debits, p_credits) AS m (debit, credit)
        JOIN timebank.account d ON d.community_id = p_community AND d.id = m.debit
        JOIN timebank.account c ON c.community_id = p_community AND c.id = m.credit
        WHERE c.owner_id = p_actor AND d.owner_id <> p_actor
    ) THEN
        PERFORM timebank.refuse('own_gain', '{}');
    END IF;
    FOR n IN 1 .. cardinality(p_ids) LOOP
        v_lines[n] := ROW(p_ids[n], p_kind, p_debits[n], p_credits[n], p_minutes[n],
            NULL, NULL, NULL, NULL, p_reason);
    END LOOP;
    RETURN QUERY SELECT * FROM timebank.posted(p_community, p_actor_kind, p_actor, v_lines);
END
$$;
