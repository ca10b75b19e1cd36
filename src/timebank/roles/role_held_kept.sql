-- A role is written down once and ended once, so that who could do what, and when, can be read.
CREATE TRIGGER role_held_ended BEFORE UPDATE ON timebank.role_held FOR EACH ROW
WHEN (OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
    OR (NEW.community_id, NEW.id, NEW.member_id, NEW.role, NEW.organisation_id, NEW.given_by, NEW.given_at)
    IS DISTINCT FROM
    (OLD.community_id, OLD.id, OLD.member_id, OLD.role, OLD.organisation_id, OLD.given_by, OLD.given_at))
EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER role_held_kept BEFORE DELETE OR TRUNCATE ON timebank.role_held
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
