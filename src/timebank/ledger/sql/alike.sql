-- for: service
-- The other entries that may be the same piece of time (domain.md, rule 9): same giver, receiver and
-- activity on overlapping days; but two sessions are two pieces of time, though they be of one day. As
-- a range of its own index: said plainly, a plan made once for all may take the index of a day or of an
-- organisation, which have many entries where a giver has few.
CREATE FUNCTION timebank.alike(p_community uuid, p_one timebank.contribution)
RETURNS SETOF timebank.contribution
LANGUAGE sql STABLE
AS $$
SELECT o.* FROM timebank.contribution o
WHERE o.community_id = p_community
    AND (o.giver_id, o.receiver_id, o.activity_id, o.worked_on) >=
        (p_one.giver_id, p_one.receiver_id, p_one.activity_id, p_one.worked_from)
    AND (o.giver_id, o.receiver_id, o.activity_id, o.worked_on) <=
        (p_one.giver_id, p_one.receiver_id, p_one.activity_id, p_one.worked_on + 31)
    AND o.worked_from <= p_one.worked_on AND o.id <> p_one.id
    AND (o.session_id <> p_one.session_id) IS NOT TRUE
$$;
