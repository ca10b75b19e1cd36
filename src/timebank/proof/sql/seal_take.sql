-- for: service
-- Gives the first of a community's waiting events their positions: all that are to be seen are
-- ordered, never rows as they lie in the table. Nothing where another worker is at it. No writer
-- waits: the queue's rows are taken after they were committed. Whatever is taken and not yet under a
-- checkpoint stays for the next one.
CREATE FUNCTION timebank.seal_take(p_community uuid, p_most integer) RETURNS SETOF timebank.seal
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_seal timebank.seal;
    v_at timestamptz[];
    v_subjects uuid[];
    v_kinds text[];
    v_positions bigint[];
    v_journals bigint[];
    v_sealed bigint;
BEGIN
    INSERT INTO timebank.seal (community_id, size, journal_size) VALUES (p_community, 0, 0)
    ON CONFLICT DO NOTHING;
    SELECT * INTO v_seal FROM timebank.seal s
    WHERE s.community_id = p_community FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT array_agg(w.recorded_at ORDER BY w.n), array_agg(w.subject_id ORDER BY w.n),
        array_agg(w.kind ORDER BY w.n), array_agg(v_seal.size + w.n ORDER BY w.n),
        array_agg(CASE WHEN w.kind = 'transfer' THEN v_seal.journal_size + w.journal END
            ORDER BY w.n)
    INTO v_at, v_subjects, v_kinds, v_positions, v_journals
    FROM (
        SELECT q.*, row_number() OVER told AS n,
            count(*) FILTER (WHERE q.kind = 'transfer') OVER told AS journal
        FROM (
            SELECT u.recorded_at, u.subject_id, u.kind FROM timebank.unsealed u
            WHERE u.community_id = p_community
            ORDER BY u.recorded_at, u.subject_id, u.kind LIMIT p_most
        ) q
        WINDOW told AS (ORDER BY q.recorded_at, q.subject_id, q.kind ROWS UNBOUNDED PRECEDING)
    ) w;
    IF v_at IS NOT NULL THEN
        INSERT INTO timebank.event (
            community_id, position, kind, subject_id, recorded_at, journal, leaf)
        SELECT p_community, l.place, v_kinds[l.place - v_seal.size],
            v_subjects[l.place - v_seal.size], v_at[l.place - v_seal.size],
            v_journals[l.place - v_seal.size],
            sha256('\x00'::bytea || convert_to(l.line, 'UTF8'))
        FROM timebank.lines_of(
            p_community, v_positions, v_journals, v_kinds, v_subjects, v_at) l;
        GET DIAGNOSTICS v_sealed = ROW_COUNT;
        IF v_sealed <> cardinality(v_at) THEN
            RAISE EXCEPTION 'an event is about a row that is not there';
        END IF;
        -- Neither a join nor a guess at its size: a queue that was empty when the table was last
        -- looked at counts as one row, and a thousand were compared with all that wait. The first to
        -- the last that were taken are walked through once, each looked up in a hash.
        DELETE FROM timebank.unsealed u
        WHERE u.community_id = p_community
            AND u.recorded_at BETWEEN v_at[1] AND v_at[cardinality(v_at)]
            AND CASE WHEN (u.recorded_at, u.subject_id, u.kind) IN (
                SELECT d.at, d.subject, d.kind
                FROM unnest(v_at, v_subjects, v_kinds) AS d (at, subject, kind)) THEN true END;
    END IF;
    RETURN QUERY
    UPDATE timebank.seal s
    SET size = s.size + coalesce(cardinality(v_at), 0),
        journal_size = s.journal_size + coalesce(array_length(array_remove(v_journals, NULL), 1), 0)
    WHERE s.community_id = p_community
    RETURNING s.*;
END
$$;
