-- for: service
-- Verifies and credits contributions in one posting; a row that a rule refuses stays as it was and
-- is given back with the rule's code. `p_minutes` decides a queried one; NULL takes what was stated.
CREATE FUNCTION timebank.verify(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_contributions uuid[],
    p_transfers uuid[],
    p_pass_ons uuid[],
    p_minutes bigint[]
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
    v_rulings timebank.ruling[];
BEGIN
    v_rulings := timebank.decide(p_community, p_actor_kind, p_actor, p_contributions, p_transfers,
        p_pass_ons, p_minutes, NULL, false);
    RETURN QUERY SELECT * FROM timebank.verdicts(p_community, v_rulings);
END
$$;
