-- for: service
-- The holder of a token in force, and the community that was asked for, which is entered for
-- row-level security: the member is looked up in it. No row where the token is none, or its member
-- has left; a community of NULL where there is none such, or the token is for another. A token of
-- the network enters whichever community is asked for. Tokens end by the real clock, not by the
-- books', which a demo may move.
CREATE FUNCTION timebank.caller_of(p_sha256 bytea, p_community text) RETURNS TABLE (
    role text, keeper_id uuid, member_id uuid, organisation_ids uuid[], community_id uuid
)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_status text;
BEGIN
    SELECT t.role, t.keeper_id, t.member_id, t.organisation_ids, t.community_id
    INTO role, keeper_id, member_id, organisation_ids, community_id
    FROM timebank.token t
    WHERE t.sha256 = p_sha256 AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp();
    IF NOT FOUND THEN
        RETURN;
    END IF;
    IF p_community IS NOT NULL THEN
        community_id := timebank.community_named(p_community, community_id);
    END IF;
    PERFORM set_config('timebank.community', coalesce(community_id::text, ''), true);
    IF member_id IS NOT NULL AND community_id IS NOT NULL THEN
        SELECT m.status INTO v_status FROM timebank.member m
        WHERE m.community_id = caller_of.community_id AND m.id = caller_of.member_id;
        IF coalesce(v_status, 'left') = 'left' THEN
            RETURN;
        END IF;
    END IF;
    RETURN NEXT;
END
$$;
-- for: service
-- The community of this slug or id, if it is the one that a token is bound to, where it is bound.
CREATE FUNCTION timebank.community_named(p_said text, p_bound uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_id uuid;
BEGIN
    IF p_said ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
        SELECT c.id INTO v_id FROM timebank.community c WHERE c.id = p_said::uuid;
    ELSE
        SELECT c.id INTO v_id FROM timebank.community c WHERE c.slug = p_said;
    END IF;
    RETURN CASE WHEN v_id = coalesce(p_bound, v_id) THEN v_id END;
END
$$;
