-- for: service
-- Whether a member of this community who may sign in has this address: of nobody who they are there.
-- The community is entered by that, for there is no other way to see into one, and whoever calls
-- enters their own again. The service asks only for an address that a code was sent to and came back
-- from (me/service.py).
CREATE FUNCTION timebank.has_member_with(p_community uuid, p_email text) RETURNS boolean
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_entered text := set_config('timebank.community', p_community::text, true);
BEGIN
    RETURN EXISTS (
        SELECT FROM timebank.member m
        WHERE m.community_id = p_community AND lower(m.email) = lower(p_email)
            AND m.status = 'member' AND m.adult IS NOT false
    );
END
$$;
