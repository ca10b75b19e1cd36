-- for: service
-- Verifies and credits contributions as `verify` does, for whoever brings in thousands, or knows what
-- to say of one: of those that were credited and left whole with their giver nothing is told; the
-- others are given back with what was passed on, or, as they were, with the rule's code.
CREATE FUNCTION timebank.verify_many(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_contributions uuid[],
    p_transfers uuid[],
    p_pass_ons uuid[]
) RETURNS timebank.ruling[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_ruling timebank.ruling;
    v_told timebank.ruling[] := '{}';
BEGIN
    FOREACH v_ruling IN ARRAY timebank.decide(
        p_community, p_actor_kind, p_actor, p_contributions, p_transfers, p_pass_ons,
        array_fill(NULL::bigint, ARRAY[cardinality(p_contributions)]), NULL)
    LOOP
        CONTINUE WHEN v_ruling.refusal IS NULL AND v_ruling.passed_on_minutes = 0;
        v_told := array_append(v_told, v_ruling);
    END LOOP;
    RETURN v_told;
END
$$;
