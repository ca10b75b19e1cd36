-- for: service
-- Verifies one contribution under an idempotency key: finds the caller, credits, makes the answer,
-- keeps it under the key and writes the trail, all in this one call, which by itself is one
-- transaction. It is what people do most. Gives no row, and has no effect, where anything stands in
-- the way; an error where the key was used before: the common way then says why, or what was answered
-- the first time. A coordinator may speak for everybody, anybody else for themselves and for the
-- organisations they lead, there not of whom they are never to meet. Whoever acts in others' names
-- sees more accounts than their own: to look for those is left to the common way.
CREATE FUNCTION timebank.verify_once(
    p_token bytea,
    p_community text,
    p_roles text[],
    p_scope text,
    p_key text,
    p_fingerprint bytea,
    p_trail uuid,
    p_route text,
    p_from text,
    p_request text,
    p_contribution uuid,
    p_transfer uuid,
    p_pass_on uuid
) RETURNS TABLE (status smallint, headers text[], body bytea)
LANGUAGE plpgsql VOLATILE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
DECLARE
    v_rulings timebank.ruling[];
    v_caller record;
    v_answer record;
BEGIN
    v_caller := timebank.caller_of(p_token, p_community);
    IF (v_caller.role = ANY (p_roles) AND v_caller.member_id IS NOT NULL
        AND v_caller.community_id IS NOT NULL AND v_caller.stands_for IS NOT TRUE
        AND (v_caller.scopes IS NULL OR p_scope = ANY (v_caller.scopes))) IS NOT TRUE THEN
        RETURN;
    END IF;
    -- A condition with a look in it is a statement, though the look be not needed: so it stands apart.
    IF v_caller.role <> 'coordinator' THEN
        IF NOT EXISTS (
            SELECT FROM timebank.contribution c
            WHERE c.community_id = v_caller.community_id AND c.id = p_contribution
                AND (v_caller.member_id IN (c.receiver_id, c.giver_id)
                    OR (c.receiver_id = ANY (v_caller.organisation_ids)
                        AND (c.giver_id = ANY (v_caller.kept_from)) IS NOT TRUE))
        ) THEN
            RETURN;
        END IF;
    END IF;
    -- Few communities have such a limit: only those are asked further.
    IF EXISTS (
        SELECT FROM timebank.community m
        WHERE m.id = v_caller.community_id AND coalesce(
            m.organisation_thanks_monthly_minutes, m.person_thanks_monthly_minutes) IS NOT NULL
    ) THEN
        IF EXISTS (
            SELECT FROM timebank.beyond_thanks(
                v_caller.community_id, v_caller.member_id, ARRAY[p_contribution])
        ) THEN
            RETURN;
        END IF;
    END IF;
    v_rulings := timebank.verify_many(v_caller.community_id, 'member', v_caller.member_id,
        ARRAY[p_contribution], ARRAY[p_transfer], ARRAY[p_pass_on]);
    IF v_rulings[1].refusal IS NOT NULL THEN
        RETURN;
    END IF;
    status := 200;
    headers := ARRAY['content-type: application/json'];
    v_answer := timebank.verified_answer(
        v_caller.community_id, v_caller.keeper_id, p_contribution, p_transfer,
        coalesce(v_rulings[1].passed_on_minutes, 0),
        CASE WHEN v_caller.scopes IS NOT NULL AND 'accounts:read' <> ALL (v_caller.scopes) THEN '{}'
            WHEN v_caller.role <> 'coordinator' THEN ARRAY[v_caller.member_id] END);
    body := v_answer.body;
    -- In one statement: two take a seventieth of the whole more.
    WITH kept AS (
        INSERT INTO timebank.idempotency (
            community_id, keeper_id, key, fingerprint, taken_at, status, headers, body)
        VALUES (v_caller.community_id, v_caller.keeper_id, p_key, p_fingerprint, clock_timestamp(),
            verify_once.status, verify_once.headers, verify_once.body)
    )
    INSERT INTO timebank.trail_line (community_id, id, at, token_id, actor_id, role, method, route,
        status, came_from, request_id, things, about)
    VALUES (v_caller.community_id, p_trail, clock_timestamp(), v_caller.token_id, v_caller.member_id,
        v_caller.role, 'POST', p_route, verify_once.status, p_from, p_request,
        ARRAY[p_contribution], v_answer.about);
    RETURN NEXT;
END
$$;
