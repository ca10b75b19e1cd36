-- The lines of a batch of credits, each with its passing-on to the pot behind it. An account's
-- excess is a running one: after each line, the furthest that the credits have gone past the room
-- under its ceiling. A member who passes thanks on, or whose account is closed, has no room but
-- what is missing up to the floor.
CREATE FUNCTION timebank.passing_on(
    p_community uuid, p_rows timebank.ruling[], p_before timebank.line[], p_pot uuid
) RETURNS timebank.line[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
WITH accepted AS (
    SELECT r.n, r.id, r.transfer_id, r.pass_on_id, r.minutes, r.giver, r.payer, r.from_member
    FROM unnest(p_rows) r WHERE r.refusal IS NULL
), standing AS (
    SELECT b.account_id, b.passes_on OR b.closed AS passes_all,
        b.balance + coalesce((
            SELECT sum(CASE b.account_id WHEN l.credit THEN l.minutes ELSE -l.minutes END)
            FROM unnest(p_before) l WHERE b.account_id IN (l.credit, l.debit)), 0) AS balance,
        b.ceiling, b.floor + b.held AS least
    FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id IN (SELECT giver FROM accepted)
        AND (b.ceiling IS NOT NULL OR b.passes_on OR b.closed)
), change AS (
    SELECT n, giver AS account_id, minutes FROM accepted
    UNION ALL
    SELECT n, payer, -minutes FROM accepted WHERE from_member
), running AS (
    SELECT c.n, c.account_id, c.minutes,
        sum(CASE WHEN s.passes_all THEN greatest(c.minutes, 0) ELSE c.minutes END)
            OVER (PARTITION BY c.account_id ORDER BY c.n)
        - CASE WHEN s.passes_all THEN greatest(s.least - s.balance, 0)
            ELSE greatest(s.ceiling - s.balance, 0) END AS over
    FROM change c JOIN standing s USING (account_id)
), peak AS (
    SELECT n, account_id, minutes,
        greatest(0, max(over) OVER (PARTITION BY account_id ORDER BY n)) AS excess
    FROM running
), passed AS (
    SELECT n, account_id, minutes,
        excess - coalesce(lag(excess) OVER (PARTITION BY account_id ORDER BY n), 0) AS excess
    FROM peak
), line AS (
    SELECT a.n, 1 AS place, a.transfer_id AS id,
        CASE WHEN a.from_member THEN 'exchange' ELSE 'thank' END AS kind,
        a.payer AS debit, a.giver AS credit, a.minutes, a.id AS contribution_id,
        NULL::text AS reason
    FROM accepted a
    UNION ALL
    SELECT a.n, 2, a.pass_on_id, 'donate', a.giver, p_pot, p.excess::bigint, NULL,
        CASE WHEN s.passes_all THEN 'passed_on' ELSE 'ceiling' END
    FROM accepted a
    JOIN passed p ON p.n = a.n AND p.account_id = a.giver AND p.excess > 0
    JOIN standing s ON s.account_id = a.giver
)
SELECT array_agg(ROW(
    id, kind, debit, credit, minutes, contribution_id, NULL, NULL, NULL, reason
)::timebank.line ORDER BY n, place) FROM line
$$;
