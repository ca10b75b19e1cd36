-- A measure is written down once and ended once, by a coordinator or a safeguarding lead who is that
-- now, so that who decided what, and when, can be read.
CREATE FUNCTION timebank.measure_by() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM timebank.role_held r
        WHERE r.community_id = NEW.community_id
            AND r.member_id = coalesce(NEW.ended_by, NEW.recorded_by)
            AND r.role IN ('coordinator', 'safeguarding_lead') AND r.ended_at IS NULL
    ) THEN
        PERFORM timebank.refuse('measure_by', '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER measure_begins BEFORE INSERT ON timebank.measure FOR EACH ROW
WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER measure_by BEFORE INSERT OR UPDATE ON timebank.measure FOR EACH ROW
EXECUTE FUNCTION timebank.measure_by();
CREATE TRIGGER measure_ended BEFORE UPDATE ON timebank.measure FOR EACH ROW
WHEN (OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
    OR (NEW.community_id, NEW.id, NEW.member_id, NEW.kind, NEW.check_level, NEW.seen_on, NEW.seen_by,
        NEW.look_again_on, NEW.decision, NEW.recorded_by, NEW.recorded_at)
    IS DISTINCT FROM
    (OLD.community_id, OLD.id, OLD.member_id, OLD.kind, OLD.check_level, OLD.seen_on, OLD.seen_by,
        OLD.look_again_on, OLD.decision, OLD.recorded_by, OLD.recorded_at))
EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER measure_kept BEFORE DELETE OR TRUNCATE ON timebank.measure
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
