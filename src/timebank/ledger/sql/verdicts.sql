-- The answer for each ruling: the contribution as it now is, and its credit.
CREATE FUNCTION timebank.verdicts(p_community uuid, p_rulings timebank.ruling[])
RETURNS TABLE (
    contribution_id uuid,
    refusal text,
    about_id uuid,
    available_minutes bigint,
    contribution jsonb,
    transfer jsonb,
    passed_on_minutes bigint,
    measure text
)
LANGUAGE sql STABLE
AS $$
SELECT r.id, r.refusal, r.about_id, r.available_minutes,
    (SELECT to_jsonb(c) FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id = r.id),
    (SELECT to_jsonb(t) FROM timebank.transfer t
    WHERE t.community_id = p_community AND t.id = r.transfer_id),
    r.passed_on_minutes, r.measure
FROM unnest(p_rulings) WITH ORDINALITY AS r (
    id, transfer_id, refusal, about_id, available_minutes, passed_on_minutes, measure, n)
ORDER BY r.n
$$;
