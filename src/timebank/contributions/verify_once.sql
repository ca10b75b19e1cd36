-- for: service
-- Verifies one contribution under an idempotency key: takes the key, credits, makes the answer and
-- keeps it, all in this one call, which by itself is one transaction. It is what people do most.
-- `p_receivers` are those for whom the caller may speak; NULL is a coordinator, who may for all.
-- Gives the answer of the first time where the key was used before.
CREATE FUNCTION timebank.verify_once(
    p_community uuid,
    p_keeper uuid,
    p_key text,
    p_fingerprint bytea,
    p_actor uuid,
    p_receivers uuid[],
    p_contribution uuid,
    p_transfer uuid,
    p_pass_on uuid
) RETURNS TABLE (same boolean, status smallint, headers text[], body bytea, replayed boolean)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC' SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
DECLARE
    v_headers text[] := ARRAY['content-type: application/json'];
    v_body bytea;
    v record;
BEGIN
    RETURN QUERY
    SELECT k.same, k.status, k.headers, k.body, true
    FROM timebank.idempotency_take(p_community, p_keeper, p_key, p_fingerprint) k;
    IF FOUND THEN
        RETURN;
    END IF;
    IF p_receivers IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM timebank.contribution c
        WHERE c.community_id = p_community AND c.id = p_contribution
            AND (c.receiver_id = ANY (p_receivers) OR c.giver_id = p_actor)
    ) THEN
        PERFORM timebank.refuse('not_found', '{}');
    END IF;
    -- Few communities have such a limit: only those are asked further.
    IF EXISTS (
        SELECT FROM timebank.community m
        WHERE m.id = p_community AND coalesce(
            m.organisation_thanks_monthly_minutes, m.person_thanks_monthly_minutes) IS NOT NULL
    ) AND EXISTS (
        SELECT FROM timebank.beyond_thanks(p_community, p_actor, ARRAY[p_contribution])
    ) THEN
        PERFORM timebank.refuse('second_person_required', '{}');
    END IF;
    SELECT r.refusal, r.about_id, r.available_minutes, r.contribution, r.transfer,
        r.passed_on_minutes
    INTO v
    FROM timebank.verify(p_community, 'member', p_actor, ARRAY[p_contribution],
        ARRAY[p_transfer], ARRAY[p_pass_on], ARRAY[NULL::bigint]) r;
    IF v.refusal IS NOT NULL THEN
        PERFORM timebank.refuse(v.refusal, jsonb_strip_nulls(jsonb_build_object(
            'about_id', v.about_id, 'available_minutes', v.available_minutes)));
    END IF;
    v_body := convert_to(
        timebank.verified_answer(v.contribution, v.transfer, v.passed_on_minutes)::text, 'UTF8');
    PERFORM timebank.idempotency_keep(
        p_community, p_keeper, p_key, 200::smallint, v_headers, v_body);
    RETURN QUERY SELECT true, 200::smallint, v_headers, v_body, false;
END
$$;
