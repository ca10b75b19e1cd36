-- for: service
-- Verifies and credits contributions as `verify` does, for whoever brings in thousands, or knows what
-- to say of one: of each is told what became of it, and nothing else.
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
BEGIN
    RETURN timebank.decide(p_community, p_actor_kind, p_actor, p_contributions, p_transfers,
        p_pass_ons, array_fill(NULL::bigint, ARRAY[cardinality(p_contributions)]), NULL, false);
END
$$;
