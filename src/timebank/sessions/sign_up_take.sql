-- for: service
-- Signs a member up for an open session, who may be, and gives back their sign-up: with a place where
-- there is one, else behind all who wait; whoever may not meet somebody who comes (`p_apart`) waits,
-- too. Who is signed up already stays so. No row where the session takes nobody any more. In one call:
-- a crowd waits here for the session's row, and each of them keeps it for as little as can be.
CREATE FUNCTION timebank.sign_up_take(
    p_community uuid,
    p_session uuid,
    p_id uuid,
    p_member uuid,
    p_role text,
    p_by uuid,
    p_apart uuid[]
) RETURNS SETOF timebank.sign_up
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_session timebank.session;
    v_own timebank.sign_up;
    v_waits boolean;
BEGIN
    UPDATE timebank.session s SET queued = s.queued + 1
    WHERE s.community_id = p_community AND s.id = p_session AND s.state = 'open'
        AND s.ends_at > timebank.ledger_now()
    RETURNING s.* INTO v_session;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT u.* INTO v_own FROM timebank.sign_up u
    WHERE u.community_id = p_community AND u.session_id = p_session AND u.member_id = p_member
        AND u.state <> 'cancelled';
    IF FOUND THEN
        RETURN NEXT v_own;
        RETURN;
    END IF;
    SELECT count(*) >= v_session.places OR bool_or(u.member_id = ANY (p_apart)) INTO v_waits
    FROM timebank.sign_up u
    WHERE u.community_id = p_community AND u.session_id = p_session AND u.state = 'in';
    RETURN QUERY
    INSERT INTO timebank.sign_up (community_id, id, session_id, member_id, role, state, place,
        made_by, made_at, in_at)
    VALUES (p_community, p_id, p_session, p_member, p_role,
        CASE WHEN v_waits THEN 'waiting' ELSE 'in' END, v_session.queued, p_by,
        timebank.ledger_now(), CASE WHEN v_waits THEN NULL ELSE timebank.ledger_now() END)
    RETURNING *;
END
$$;
