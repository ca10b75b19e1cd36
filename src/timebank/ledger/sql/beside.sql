-- Which of these have another entry that may be the same piece of time (alike.sql). Few have: only
-- those are asked further, one by one. Asked after the givers' balances are locked.
CREATE FUNCTION timebank.beside(p_community uuid, p_hours timebank.contribution[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN ARRAY(
        SELECT h.id FROM unnest(p_hours) h
        WHERE EXISTS (SELECT 1 FROM timebank.alike(p_community, h) OFFSET 0));
END
$$;
