-- for: service
-- Which of these measures a member has not: those that nobody has written down for them and accepted, that
-- were ended, or whose day to look again is past, today or by the day in question. Nobody has `not_here`.
CREATE FUNCTION timebank.measures_lacking(
    p_community uuid, p_member uuid, p_asks_for text[], p_day date
) RETURNS text[]
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_day date := greatest(p_day, timebank.community_today(p_community));
    v_held text[];
    v_asked text;
    v_lacking text[] := '{}';
BEGIN
    v_held := ARRAY(
        SELECT m.kind FROM timebank.measure m
        WHERE m.community_id = p_community AND m.member_id = p_member AND m.ended_at IS NULL
            AND m.decision = 'accepted' AND m.look_again_on >= v_day);
    FOREACH v_asked IN ARRAY p_asks_for LOOP
        IF v_asked <> ALL (v_held) THEN
            v_lacking := array_append(v_lacking, v_asked);
        END IF;
    END LOOP;
    RETURN v_lacking;
END
$$;
-- The first measure that the giver lacks and that keeps this actor from verifying the contribution. A
-- coordinator may confirm time that was given without: it is recorded all the same, and marked.
CREATE FUNCTION timebank.measure_needed(
    p_one timebank.contribution, p_actor_kind text, p_actor uuid
) RETURNS text
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_lacking text[] := timebank.measures_lacking(
        p_one.community_id, p_one.giver_id, p_one.asks_for, p_one.worked_on);
BEGIN
    -- A condition with a look in it is a statement, though the look be not needed: so it stands apart.
    IF v_lacking = '{}' THEN
        RETURN NULL;
    END IF;
    IF p_actor_kind = 'member' AND EXISTS (
        SELECT FROM timebank.role_held r
        WHERE r.community_id = p_one.community_id AND r.member_id = p_actor
            AND r.role = 'coordinator' AND r.ended_at IS NULL
    ) THEN
        RETURN NULL;
    END IF;
    RETURN v_lacking[1];
END
$$;
-- The mark of a contribution that is verified now: which measures its giver lacked, NULL for none. Refuses
-- it where no coordinator confirms it, also where a measure was ended since that was first asked.
CREATE FUNCTION timebank.confirmed_without(p_one timebank.contribution) RETURNS text[]
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_lacking text[] := timebank.measures_lacking(
        p_one.community_id, p_one.giver_id, p_one.asks_for, p_one.worked_on);
    v_measure text;
BEGIN
    IF v_lacking = '{}' THEN
        RETURN NULL;
    END IF;
    v_measure := timebank.measure_needed(p_one, p_one.decided_by_kind, p_one.decided_by);
    IF v_measure IS NOT NULL THEN
        PERFORM timebank.refuse(
            'safeguarding_required', jsonb_build_object('measure', v_measure));
    END IF;
    RETURN v_lacking;
END
$$;
