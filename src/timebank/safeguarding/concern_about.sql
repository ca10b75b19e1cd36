-- for: service
-- Whom a concern may be about, by what somebody typed. One rule for all who ask: nobody is shown what
-- may be about them, and it is left to another (docs/decisions/0029).

-- What was typed as it is compared: capitals, accents and characters without width make no difference.
CREATE FUNCTION timebank.as_compared(p_said text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
SELECT lower(regexp_replace(
    normalize(p_said, NFKD), '[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g'));
$$;

-- Its words, with one space before, between and behind them.
CREATE FUNCTION timebank.words_of(p_said text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
SELECT regexp_replace(
    format(' %s ', timebank.as_compared(coalesce(p_said, ''))), '[^[:alnum:]]+', ' ', 'g');
$$;

-- All that could be the number on a card in "No. 10019", "rhif10019", "10 019 (Jo)": every piece of it,
-- as it stands and without what stands between, that cuts no run of digits and none of letters.
CREATE FUNCTION timebank.numbers_in(p_said text) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
WITH typed AS MATERIALIZED (SELECT left(timebank.as_compared(p_said), 40) AS said),
ways AS (
    SELECT said FROM typed
    UNION SELECT regexp_replace(said, '[^[:alnum:]]', '', 'g') FROM typed
),
kinds AS (
    SELECT w.said, s.place::int, CASE WHEN s.sign BETWEEN '0' AND '9' THEN 'digit'
        WHEN s.sign ~ '[[:alnum:]]' THEN 'letter' ELSE 'between' END AS kind
    FROM ways w CROSS JOIN LATERAL string_to_table(w.said, NULL) WITH ORDINALITY AS s (sign, place)
),
runs AS MATERIALIZED (
    SELECT k.said, k.place, k.kind,
        lag(k.kind) OVER near IS DISTINCT FROM k.kind AS begins,
        lead(k.kind) OVER near IS DISTINCT FROM k.kind AS ends
    FROM kinds k
    WINDOW near AS (PARTITION BY k.said ORDER BY k.place)
),
pieces AS (
    SELECT substr(b.said, b.place, e.place - b.place + 1) AS piece
    FROM runs b
    JOIN runs e ON e.said = b.said AND e.place >= b.place
    WHERE b.begins AND b.kind <> 'between' AND e.ends AND e.kind <> 'between'
)
SELECT array_agg(cased)
FROM pieces CROSS JOIN LATERAL (VALUES (piece), (upper(piece))) AS both_ways (cased);
$$;

-- The members whose number stands where somebody typed one, the first of them first, and the person
-- that each of them goes on as.
CREATE FUNCTION timebank.concern_about(p_community uuid, p_about text)
RETURNS TABLE (member_id uuid, person_id uuid)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
SELECT m.id, coalesce(m.merged_into_id, m.id)
FROM timebank.member m
WHERE m.community_id = p_community AND m.number = ANY ((SELECT timebank.numbers_in(p_about))::text[])
ORDER BY strpos(lower(p_about), lower(m.number)), m.number;
$$;

-- Who is never shown a concern: whose number it names; and whoever is or was a safeguarding lead and
-- is named where the number goes, by their name, the one that they use, or nothing but parts of these;
-- or in the words, by their number or by both of their names. A first name in the words is anybody's;
-- and a lead who raises one names themselves as who writes.
CREATE FUNCTION timebank.concern_hidden_from(
    p_community uuid,
    p_raised_by uuid,
    p_about text,
    p_words text
) RETURNS uuid[]
LANGUAGE sql STABLE COST 10000 SET search_path = pg_catalog, pg_temp
AS $$
WITH typed AS MATERIALIZED (
    SELECT timebank.words_of(p_about) AS about, timebank.words_of(p_words) AS words
),
leads AS (
    SELECT DISTINCT coalesce(m.merged_into_id, m.id) AS person_id
    FROM timebank.role_held h
    JOIN timebank.member m ON m.community_id = p_community AND m.id = h.member_id
    WHERE h.community_id = p_community AND h.role = 'safeguarding_lead'
        AND h.member_id <> p_raised_by
),
known AS MATERIALIZED (
    SELECT l.person_id, format(' %s ', timebank.as_compared(m.number)) AS number,
        timebank.words_of(m.name) AS name, timebank.words_of(m.name_used) AS used
    FROM leads l
    JOIN timebank.member m ON m.community_id = p_community
        AND (m.id = l.person_id OR m.merged_into_id = l.person_id)
),
named AS (
    SELECT k.person_id
    FROM known k CROSS JOIN typed t
    CROSS JOIN LATERAL (
        SELECT string_to_array(trim(t.about), ' ') AS about, string_to_array(trim(k.name), ' ') AS name,
            string_to_array(trim(k.used), ' ') AS used
    ) one
    WHERE (one.about <> '{}' AND (one.about <@ (one.name || one.used)
            OR one.name <> '{}' AND one.name <@ one.about
            OR one.used <> '{}' AND one.used <@ one.about))
        -- Shorter ones are hours and days, too; those on our cards have five digits or more.
        OR (length(k.number) >= 7 AND strpos(t.words, k.number) > 0)
        OR EXISTS (
            SELECT FROM (VALUES (k.name), (k.used), (k.used || one.name[cardinality(one.name)] || ' '))
                AS called (words)
            WHERE called.words LIKE ' % % ' AND strpos(t.words, called.words) > 0)
)
SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM (
    SELECT a.person_id FROM timebank.concern_about(p_community, p_about) a
    UNION ALL SELECT n.person_id FROM named n
) hidden;
$$;
