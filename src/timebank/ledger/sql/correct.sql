-- for: service
-- Puts a logged contribution (`p_new`, which names the old one as what it corrects) in the place of
-- a credited one: the old credit's reversal and the new credit, in one posting, or neither.
CREATE FUNCTION timebank.correct(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_new uuid,
    p_reversal uuid,
    p_back uuid,
    p_transfer uuid,
    p_pass_on uuid,
    p_reason text
) RETURNS TABLE (
    contribution_id uuid,
    refusal text,
    about_id uuid,
    available_minutes bigint,
    contribution jsonb,
    transfer jsonb,
    passed_on_minutes bigint,
    measure text
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_old uuid;
    v_credit uuid;
    v_rulings timebank.ruling[];
BEGIN
    SELECT c.corrects_id INTO v_old FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id = p_new;
    PERFORM 1 FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id = ANY (ARRAY[p_new, v_old])
    ORDER BY c.id FOR UPDATE;
    SELECT t.id INTO v_credit FROM timebank.transfer t
    WHERE t.community_id = p_community AND t.contribution_id = v_old;
    IF v_credit IS NULL THEN
        PERFORM timebank.refuse('not_credited', '{}');
    END IF;
    -- The giver decides nothing about their hours; the receiver of an exchange may put it right,
    -- but not so that they give less.
    IF EXISTS (
        SELECT 1 FROM timebank.contribution o
        JOIN timebank.contribution c ON c.community_id = o.community_id AND c.id = p_new
        WHERE o.community_id = p_community AND o.id = v_old AND (
            o.giver_id = p_actor OR o.receiver_id = p_actor
            AND (c.payer_account_id <> o.payer_account_id OR c.minutes < o.minutes))
    ) THEN
        PERFORM timebank.refuse('own_contribution', '{}');
    END IF;
    v_rulings := timebank.decide(
        p_community, p_actor_kind, p_actor, ARRAY[p_new], ARRAY[p_transfer], ARRAY[p_pass_on],
        ARRAY[NULL::bigint], ROW(v_credit, p_reversal, p_back, p_reason)::timebank.undoing, false);
    RETURN QUERY SELECT * FROM timebank.verdicts(p_community, v_rulings);
END
$$;
