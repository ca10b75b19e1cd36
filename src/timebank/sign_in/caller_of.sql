-- for: service
-- The holder of a token in force, and the community that was asked for by its slug or id, which is
-- entered for row-level security: the member is looked up in it. A token is good for what its member
-- holds now: a role of NULL where the token is none, its member has left, is paused or under 18, or
-- the role was ended. A lead leads what the member leads now, of the token's organisations if it names any;
-- one who leads nothing is a member, and organisations that have left are led by nobody, nor does an
-- app act for them. Of an app's token the id is the app's: its tokens come and go. A community of
-- NULL where there is none such, or the token is for another. A token of the network enters whichever
-- community is asked for. Tokens end by the real clock, not by the books', which a demo may move. A
-- sign-in lasts from its last use on; that is written down seldom, at most thirty times in its length
-- and once a day, and by no transaction that only reads. `stands_for`: whether to look further, for
-- others in whose name a member also acts. `kept_from`: whom a member or a lead is never to meet.
CREATE FUNCTION timebank.caller_of(
    p_sha256 bytea,
    p_community text,
    OUT token_id uuid,
    OUT role text,
    OUT keeper_id uuid,
    OUT member_id uuid,
    OUT organisation_ids uuid[],
    OUT community_id uuid,
    OUT client_id uuid,
    OUT scopes text[],
    OUT stands_for boolean,
    OUT kept_from uuid[]
)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    -- A regular expression would take five times as long, at every request.
    v_id uuid := CASE WHEN p_community LIKE '________-____-____-____-____________'
        AND translate(p_community, '0123456789abcdefABCDEF', '') = '----' THEN p_community::uuid END;
    v_asked uuid;
    v_entered text;
    v_status text;
    v_rolls interval;
    v_ends timestamptz;
BEGIN
    SELECT coalesce(t.client_id, t.id), t.role, t.keeper_id, t.member_id, t.organisation_ids,
        t.community_id, t.client_id, t.scopes,
        make_interval(mins => t.rolls_minutes), t.expires_at,
        coalesce(
            (SELECT c.id FROM timebank.community c WHERE c.id = v_id),
            (SELECT c.id FROM timebank.community c WHERE c.slug = p_community))
    INTO token_id, role, keeper_id, member_id, organisation_ids, community_id, client_id, scopes,
        v_rolls, v_ends, v_asked
    FROM timebank.token t
    WHERE t.sha256 = p_sha256 AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp();
    IF NOT FOUND THEN
        RETURN;
    ELSIF p_community IS NOT NULL THEN
        community_id := CASE WHEN coalesce(community_id, v_asked) = v_asked THEN v_asked END;
    END IF;
    IF v_rolls IS NOT NULL
        AND v_ends < clock_timestamp() + v_rolls - least(v_rolls / 30, interval '1 day')
        AND current_setting('transaction_read_only') = 'off' THEN
        UPDATE timebank.token t SET expires_at = clock_timestamp() + v_rolls
        WHERE t.sha256 = p_sha256 AND t.revoked_at IS NULL;
    END IF;
    v_entered := set_config('timebank.community', coalesce(community_id::text, ''), true);
    IF member_id IS NOT NULL AND community_id IS NOT NULL THEN
        IF role IN ('member', 'organisation_lead') THEN
            SELECT CASE WHEN m.adult IS NOT false THEN m.status END, m.stands_for
            INTO v_status, stands_for FROM timebank.member m
            WHERE m.community_id = caller_of.community_id AND m.id = caller_of.member_id;
            kept_from := ARRAY(
                SELECT CASE k.member_id WHEN caller_of.member_id THEN k.other_id ELSE k.member_id END
                FROM timebank.kept_apart k
                WHERE k.community_id = caller_of.community_id AND k.ended_at IS NULL
                    AND caller_of.member_id IN (k.member_id, k.other_id));
        ELSE
            SELECT CASE WHEN m.adult IS NOT false THEN m.status END INTO v_status
            FROM timebank.role_held h
            JOIN timebank.member m ON m.community_id = h.community_id AND m.id = h.member_id
            WHERE h.community_id = caller_of.community_id AND h.member_id = caller_of.member_id
                AND h.role = caller_of.role AND h.organisation_id IS NULL AND h.ended_at IS NULL;
        END IF;
        IF coalesce(v_status, 'left') <> 'member' THEN
            role := NULL;
            RETURN;
        END IF;
    END IF;
    IF role = 'organisation_lead' THEN
        IF member_id IS NULL THEN
            IF community_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM timebank.organisation o
                WHERE o.community_id = caller_of.community_id AND o.id = caller_of.organisation_ids[1]
                    AND o.status = 'active'
            ) THEN
                role := NULL;
            END IF;
            RETURN;
        END IF;
        organisation_ids := ARRAY(
            SELECT o.id FROM timebank.role_held h
            JOIN timebank.organisation o
                ON o.community_id = h.community_id AND o.id = h.organisation_id
            WHERE h.community_id = caller_of.community_id AND h.member_id = caller_of.member_id
                AND h.organisation_id IS NOT NULL AND h.ended_at IS NULL AND o.status = 'active'
                AND (caller_of.organisation_ids = '{}' OR o.id = ANY (caller_of.organisation_ids)));
        IF organisation_ids = '{}' THEN
            role := 'member';
        END IF;
    END IF;
END
$$;
