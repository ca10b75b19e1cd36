-- for: service
-- Writes down lines of an import, under their own ids, as stated and verified by the actor, and credits
-- them: no row is written twice, which is a third of what it takes otherwise. The lists go together.
-- Where a rule refuses one of them, the caller takes all of it back: a verified contribution
-- without a credit is committed by nobody (verified_has_credit).
CREATE FUNCTION timebank.verify_stated(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_contributions uuid[],
    p_transfers uuid[],
    p_pass_ons uuid[],
    p_givers uuid[],
    p_receiver_types text[],
    p_receivers uuid[],
    p_activities uuid[],
    p_worked_from date[],
    p_worked_on date[],
    p_minutes bigint[]
) RETURNS timebank.ruling[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    INSERT INTO timebank.contribution (
        community_id, id, giver_id, receiver_type, receiver_id, activity_id, worked_from, worked_on,
        minutes, state, stated_by, decided_by_kind, decided_by, decided_at, import_row_id)
    SELECT p_community, s.id, s.giver, s.receiver_type, s.receiver, s.activity, s.worked_from,
        s.worked_on, s.minutes, 'verified', p_actor, p_actor_kind, p_actor,
        (SELECT timebank.ledger_now()), s.id
    FROM unnest(p_contributions, p_givers, p_receiver_types, p_receivers, p_activities,
        p_worked_from, p_worked_on, p_minutes) AS s (
        id, giver, receiver_type, receiver, activity, worked_from, worked_on, minutes);
    RETURN timebank.decide(p_community, p_actor_kind, p_actor, p_contributions, p_transfers,
        p_pass_ons, array_fill(NULL::bigint, ARRAY[cardinality(p_contributions)]), NULL, true);
END
$$;
