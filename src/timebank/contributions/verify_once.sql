-- for: service
-- Verifies one contribution under an idempotency key: finds the caller, looks the key up, credits,
-- makes the answer and keeps it under the key, all in this one call, which by itself is one
-- transaction. It is what people do most. Gives the answer of the first time where the key was used
-- before, and no row where the caller is none of `p_roles`: the common way then says why. A
-- coordinator may speak for everybody, anybody else for themselves and for the organisations they lead.
CREATE FUNCTION timebank.verify_once(
    p_token bytea,
    p_community text,
    p_roles text[],
    p_key text,
    p_fingerprint bytea,
    p_contribution uuid,
    p_transfer uuid,
    p_pass_on uuid
) RETURNS TABLE (same boolean, status smallint, headers text[], body bytea, replayed boolean)
LANGUAGE plpgsql VOLATILE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
DECLARE
    v record;
    v_caller record;
BEGIN
    SELECT * INTO v_caller FROM timebank.caller_of(p_token, p_community) c
    WHERE c.role = ANY (p_roles) AND c.member_id IS NOT NULL AND c.community_id IS NOT NULL;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT k.same, k.status, k.headers, k.body, true INTO same, status, headers, body, replayed
    FROM timebank.idempotency_find(v_caller.community_id, v_caller.keeper_id, p_key, p_fingerprint) k;
    IF FOUND THEN
        RETURN NEXT;
        RETURN;
    END IF;
    IF v_caller.role <> 'coordinator' AND NOT EXISTS (
        SELECT 1 FROM timebank.contribution c
        WHERE c.community_id = v_caller.community_id AND c.id = p_contribution
            AND (c.receiver_id = ANY (v_caller.organisation_ids || v_caller.member_id)
                OR c.giver_id = v_caller.member_id)
    ) THEN
        PERFORM timebank.refuse('not_found', '{}');
    END IF;
    -- Few communities have such a limit: only those are asked further.
    IF EXISTS (
        SELECT FROM timebank.community m
        WHERE m.id = v_caller.community_id AND coalesce(
            m.organisation_thanks_monthly_minutes, m.person_thanks_monthly_minutes) IS NOT NULL
    ) AND EXISTS (
        SELECT FROM timebank.beyond_thanks(v_caller.community_id, v_caller.member_id, ARRAY[p_contribution])
    ) THEN
        PERFORM timebank.refuse('second_person_required', '{}');
    END IF;
    SELECT r.refusal, r.about_id, r.available_minutes, r.passed_on_minutes INTO v
    FROM timebank.verify_many(v_caller.community_id, 'member', v_caller.member_id,
        ARRAY[p_contribution], ARRAY[p_transfer], ARRAY[p_pass_on]) r;
    IF v.refusal IS NOT NULL THEN
        PERFORM timebank.refuse(v.refusal, jsonb_strip_nulls(jsonb_build_object(
            'about_id', v.about_id, 'available_minutes', v.available_minutes)));
    END IF;
    same := true;
    status := 200;
    headers := ARRAY['content-type: application/json'];
    body := timebank.verified_answer(
        v_caller.community_id, p_contribution, p_transfer, coalesce(v.passed_on_minutes, 0));
    -- A contribution is credited once, whatever the key: nobody gets here twice.
    replayed := NOT timebank.idempotency_write(v_caller.community_id, v_caller.keeper_id, p_key,
        p_fingerprint, status, headers, body);
    RETURN NEXT;
END
$$;
