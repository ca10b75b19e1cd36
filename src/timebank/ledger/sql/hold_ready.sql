-- The hold, if it can still be captured or released at this instant; else the reason why not. Its
-- account is locked.
CREATE FUNCTION timebank.hold_ready(p_community uuid, p_hold uuid, p_at timestamptz)
RETURNS timebank.hold
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_hold timebank.hold;
BEGIN
    SELECT * INTO v_hold FROM timebank.hold h
    WHERE h.community_id = p_community AND h.id = p_hold;
    IF v_hold.id IS NULL THEN
        PERFORM timebank.refuse('not_found', '{}');
    ELSIF v_hold.state = 'lapsed' OR v_hold.state = 'held' AND v_hold.expires_at <= p_at THEN
        PERFORM timebank.refuse('hold_lapsed', '{}');
    ELSIF v_hold.state <> 'held' THEN
        PERFORM timebank.refuse('already_decided', '{}');
    END IF;
    RETURN v_hold;
END
$$;
