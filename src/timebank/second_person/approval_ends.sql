-- What was asked of a second person stays as it was asked, and ends once: by a coordinator who holds
-- that role now, while it has not lapsed, where it is said yes or no to. What an app asked for, whoever
-- made the app or one of its secrets has asked for.
CREATE FUNCTION timebank.approval_ends() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.state NOT IN ('approved', 'declined') THEN
        RETURN NEW;
    END IF;
    IF OLD.lapses_at <= timebank.ledger_now() THEN
        PERFORM timebank.refuse('approval_over', '{}');
    ELSIF NOT EXISTS (
        SELECT 1 FROM timebank.role_held r
        WHERE r.community_id = NEW.community_id AND r.member_id = NEW.ended_by
            AND r.role = 'coordinator' AND r.ended_at IS NULL
    ) THEN
        PERFORM timebank.refuse('approval_by_coordinator', '{}');
    ELSIF NEW.asked_by_kind = 'client' AND NEW.ended_by = ANY (timebank.voices(NEW.asked_by)) THEN
        PERFORM timebank.refuse('approval_second_person', '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER approval_begins BEFORE INSERT ON timebank.approval FOR EACH ROW
WHEN (NEW.state <> 'waiting') EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER approval_ends BEFORE UPDATE ON timebank.approval FOR EACH ROW
EXECUTE FUNCTION timebank.approval_ends();
CREATE TRIGGER approval_ended BEFORE UPDATE ON timebank.approval FOR EACH ROW
WHEN (OLD.state <> 'waiting' OR NEW.state = 'waiting'
    OR (NEW.community_id, NEW.id, NEW.kind, NEW.asked_by_kind, NEW.asked_by, NEW.asked_as, NEW.asked_for,
        NEW.asked_at, NEW.lapses_at, NEW.subject_id, NEW.made_id, NEW.minutes, NEW.reason, NEW.gainers,
        NEW.terms)
    IS DISTINCT FROM
    (OLD.community_id, OLD.id, OLD.kind, OLD.asked_by_kind, OLD.asked_by, OLD.asked_as, OLD.asked_for,
        OLD.asked_at, OLD.lapses_at, OLD.subject_id, OLD.made_id, OLD.minutes, OLD.reason, OLD.gainers,
        OLD.terms))
EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER approval_kept BEFORE DELETE OR TRUNCATE ON timebank.approval
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
