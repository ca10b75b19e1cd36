-- A rule is written down once and ended once, so that it can be read what was verified by it, and by
-- whose word.
CREATE TRIGGER verification_rule_ended BEFORE UPDATE ON timebank.verification_rule FOR EACH ROW
WHEN (OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
    OR (NEW.community_id, NEW.id, NEW.most_minutes, NEW.made_by, NEW.made_at)
    IS DISTINCT FROM (OLD.community_id, OLD.id, OLD.most_minutes, OLD.made_by, OLD.made_at))
EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER verification_rule_kept BEFORE DELETE OR TRUNCATE ON timebank.verification_rule
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
