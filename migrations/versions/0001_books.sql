SET LOCAL check_function_bodies = off;

-- What a posting function hands to `post`: one line of the ledger before it has its instant, its
-- numbers and its balances; and minutes of holds that end with it.
CREATE TYPE timebank.line AS (
    id uuid,
    kind text,
    debit uuid,
    credit uuid,
    minutes bigint,
    contribution_id uuid,
    reverses_id uuid,
    hold_id uuid,
    import_row_id uuid,
    reason text
);

CREATE TYPE timebank.released AS (account_id uuid, minutes bigint);

-- One side of a line, worked out: the number it gets in its account and the balance after it.
CREATE TYPE timebank.leg AS (
    n bigint,
    side text,
    account_id uuid,
    seq bigint,
    balance_after bigint,
    held bigint,
    refusal text,
    available bigint
);

-- One contribution on its way to be verified, and the rule that it breaks, if any.
CREATE TYPE timebank.ruling AS (
    n bigint,
    id uuid,
    transfer_id uuid,
    pass_on_id uuid,
    minutes bigint,
    giver uuid,
    payer uuid,
    from_member boolean,
    refusal text,
    about uuid,
    available bigint
);

-- for: service
-- Which accounts each kind of transfer may join, and what it needs (the table in domain.md).
-- One function behind one CHECK: many inline checks are parsed again for every statement.
-- Reversals are held to their original by a trigger. A side has a number and a balance if, and
-- only if, its account is bounded.
CREATE FUNCTION timebank.lawful(
    kind text,
    debit_type text,
    credit_type text,
    has_contribution boolean,
    reverses boolean,
    has_hold boolean,
    has_import_row boolean,
    reason text,
    debit_numbered boolean,
    credit_numbered boolean
) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
SELECT coalesce(
    CASE kind
    WHEN 'thank' THEN debit_type = 'contributions' AND credit_type = 'member'
    WHEN 'exchange' THEN debit_type = 'member' AND credit_type = 'member'
    WHEN 'gift' THEN debit_type = 'member' AND credit_type = 'member'
    WHEN 'donate' THEN debit_type IN ('member', 'organisation') AND credit_type = 'pot'
    WHEN 'grant' THEN debit_type = 'pot' AND credit_type IN ('member', 'organisation')
        AND reason IS NOT NULL
    WHEN 'spend' THEN debit_type IN ('member', 'organisation', 'pot')
        AND credit_type = 'organisation'
    WHEN 'retire' THEN debit_type = 'organisation' AND credit_type = 'retired'
    WHEN 'expire' THEN debit_type = 'member' AND credit_type = 'expired' AND reason IS NOT NULL
    WHEN 'opening' THEN (debit_type = 'opening' AND credit_type IN ('member', 'organisation'))
        OR (credit_type = 'opening' AND debit_type IN ('member', 'organisation'))
    WHEN 'reversal' THEN reason IS NOT NULL
    ELSE false
    END
    AND has_contribution = (kind IN ('thank', 'exchange'))
    AND reverses = (kind = 'reversal')
    AND has_hold = (kind = 'spend')
    AND has_import_row = (kind = 'opening')
    AND debit_numbered = (debit_type IN ('member', 'organisation', 'pot'))
    AND credit_numbered = (credit_type IN ('member', 'organisation', 'pot'))
    AND (reason IS NULL OR reason IN (
        'mistake', 'duplicate', 'wrong_person', 'wrong_minutes', 'wrong_day', 'wrong_activity',
        'not_given', 'leaving', 'death', 'merge', 'welcome', 'social_prescribing',
        'community_decision', 'ceiling', 'passed_on', 'import_undone', 'other')),
    false)
$$;

CREATE TABLE timebank.community (
	id UUID NOT NULL,
	slug TEXT NOT NULL,
	name_en TEXT NOT NULL,
	name_cy TEXT NOT NULL,
	style TEXT NOT NULL,
	time_zone TEXT NOT NULL,
	host JSONB NOT NULL,
	hours_stated_by TEXT NOT NULL,
	shown_as TEXT NOT NULL,
	thanked_by TEXT NOT NULL,
	leavers_minutes TEXT NOT NULL,
	member_floor_minutes BIGINT NOT NULL,
	member_ceiling_minutes BIGINT,
	soft_floor_minutes BIGINT,
	soft_ceiling_minutes BIGINT,
	organisation_thanks_monthly_minutes BIGINT,
	person_thanks_monthly_minutes BIGINT,
	second_person_reversal_minutes BIGINT,
	second_person_grant_minutes BIGINT,
	members_numbered BIGINT NOT NULL,
	made_as BYTEA,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT community_pkey PRIMARY KEY (id),
	CONSTRAINT community_style CHECK (style IN ('time_credits', 'time_bank')),
	CONSTRAINT community_stated_by CHECK (hours_stated_by IN ('groups', 'members', 'both')),
	CONSTRAINT community_shown_as CHECK (shown_as IN ('hours', 'credits')),
	CONSTRAINT community_thanked_by CHECK (thanked_by IN ('leads', 'coordinators')),
	CONSTRAINT community_leavers_minutes CHECK (leavers_minutes IN ('pot', 'expire')),
	CONSTRAINT community_member_floor CHECK (member_floor_minutes <= 0),
	CONSTRAINT community_slug CHECK (slug ~ '^[a-z0-9](-?[a-z0-9])*$'),
	CONSTRAINT community_slug_key UNIQUE (slug)
);

CREATE TABLE timebank.idempotency (
	community_id UUID NOT NULL,
	keeper_id UUID NOT NULL,
	key TEXT NOT NULL,
	fingerprint BYTEA NOT NULL,
	taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
	status SMALLINT,
	headers TEXT[],
	body BYTEA,
	CONSTRAINT idempotency_pkey PRIMARY KEY (community_id, keeper_id, key),
	CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 255),
	CONSTRAINT idempotency_fingerprint_length CHECK (length(fingerprint) = 32)
)
 WITH (fillfactor = 50);

CREATE TABLE timebank.import_run (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	file_sha256 BYTEA NOT NULL,
	options JSONB NOT NULL,
	counted_on DATE,
	state TEXT NOT NULL,
	counts JSONB NOT NULL,
	run_by UUID NOT NULL,
	checked_at TIMESTAMP WITH TIME ZONE NOT NULL,
	posted_at TIMESTAMP WITH TIME ZONE,
	undone_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT import_run_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT import_run_kind CHECK (kind IN ('members', 'hours', 'openings')),
	CONSTRAINT import_run_state CHECK (state IN ('checked', 'posted', 'undone'))
);

CREATE UNIQUE INDEX import_run_posted_key ON timebank.import_run (community_id, kind, file_sha256) WHERE state = 'posted';

CREATE TABLE timebank.installation (
	id SMALLINT NOT NULL,
	made_as TEXT NOT NULL,
	clock_offset INTERVAL NOT NULL,
	CONSTRAINT installation_pkey PRIMARY KEY (id),
	CONSTRAINT installation_single CHECK (id = 1),
	CONSTRAINT installation_made_as CHECK (made_as IN ('real', 'demo', 'test')),
	CONSTRAINT installation_real_clock CHECK (made_as <> 'real' OR clock_offset = interval '0')
);

CREATE TABLE timebank.account (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	type TEXT NOT NULL,
	owner_id UUID NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT account_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT account_community_id_owner_id_type_key UNIQUE (community_id, owner_id, type),
	CONSTRAINT account_type CHECK (type IN ('member', 'organisation', 'pot', 'contributions', 'retired', 'expired', 'opening')),
	CONSTRAINT account_owner CHECK ((type IN ('member', 'organisation')) = (owner_id <> community_id))
);

CREATE TABLE timebank.hold (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	account_id UUID NOT NULL,
	partner_account_id UUID NOT NULL,
	minutes BIGINT NOT NULL,
	captured_minutes BIGINT,
	state TEXT NOT NULL,
	placed_by UUID NOT NULL,
	placed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	reason TEXT,
	CONSTRAINT hold_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT hold_capture_key UNIQUE (community_id, id, captured_minutes, account_id, partner_account_id),
	CONSTRAINT hold_state CHECK (state IN ('held', 'captured', 'released', 'lapsed')),
	CONSTRAINT hold_minutes CHECK (minutes >= 1),
	CONSTRAINT hold_ended CHECK ((state = 'held') = (ended_at IS NULL)),
	CONSTRAINT hold_captured CHECK ((state = 'captured') = (captured_minutes IS NOT NULL) AND captured_minutes BETWEEN 1 AND minutes),
	CONSTRAINT hold_reason CHECK (reason IS NULL OR reason IN ('leaving', 'social_prescribing', 'community_decision', 'asked_by_member', 'other'))
);

CREATE INDEX hold_due_idx ON timebank.hold (community_id, account_id, expires_at) WHERE state = 'held';

CREATE TABLE timebank.note (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	subject_id UUID NOT NULL,
	words TEXT NOT NULL,
	written_by UUID NOT NULL,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT note_pkey PRIMARY KEY (community_id, id)
);

CREATE INDEX note_subject_idx ON timebank.note (community_id, subject_id);

CREATE TABLE timebank.activity (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	code TEXT NOT NULL,
	name_en TEXT NOT NULL,
	name_cy TEXT NOT NULL,
	risk_class TEXT NOT NULL,
	before_en TEXT NOT NULL,
	before_cy TEXT NOT NULL,
	in_use BOOLEAN NOT NULL,
	CONSTRAINT activity_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT activity_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id),
	CONSTRAINT activity_community_id_code_key UNIQUE (community_id, code),
	CONSTRAINT activity_risk_class CHECK (risk_class IN ('everyday', 'group_first', 'references', 'checked', 'not_here'))
);

CREATE TABLE timebank.import_row (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	run_id UUID NOT NULL,
	row_number INTEGER NOT NULL,
	cells JSONB,
	line JSONB,
	outcome TEXT NOT NULL,
	problems JSONB NOT NULL,
	CONSTRAINT import_row_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT import_row_import_run_fkey FOREIGN KEY(community_id, run_id) REFERENCES timebank.import_run (community_id, id)
);

CREATE INDEX import_row_run_idx ON timebank.import_row (community_id, run_id, row_number);

CREATE TABLE timebank.balance (
	community_id UUID NOT NULL,
	account_id UUID NOT NULL,
	balance BIGINT NOT NULL,
	held BIGINT NOT NULL,
	floor BIGINT NOT NULL,
	ceiling BIGINT,
	excused BIGINT NOT NULL,
	excused_over BIGINT NOT NULL,
	passes_on BOOLEAN NOT NULL,
	seq BIGINT NOT NULL,
	last_at TIMESTAMP WITH TIME ZONE,
	closed BOOLEAN NOT NULL,
	CONSTRAINT balance_pkey PRIMARY KEY (community_id, account_id),
	CONSTRAINT balance_account_fkey FOREIGN KEY(community_id, account_id) REFERENCES timebank.account (community_id, id),
	CONSTRAINT account_floor CHECK (balance - held >= floor - excused),
	CONSTRAINT account_ceiling CHECK (ceiling IS NULL OR balance <= ceiling + excused_over),
	CONSTRAINT balance_held CHECK (held >= 0),
	CONSTRAINT balance_floor CHECK (floor <= 0),
	CONSTRAINT balance_ceiling CHECK (ceiling IS NULL OR ceiling > 0),
	CONSTRAINT balance_excused CHECK (excused >= 0 AND excused_over >= 0),
	CONSTRAINT account_not_empty CHECK (NOT closed OR (balance = 0 AND held = 0))
)
 WITH (fillfactor = 50);

CREATE TABLE timebank.limit_change (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	account_id UUID NOT NULL,
	floor BIGINT NOT NULL,
	ceiling BIGINT,
	passes_on BOOLEAN NOT NULL,
	closed BOOLEAN NOT NULL,
	actor_kind TEXT NOT NULL,
	actor_id UUID NOT NULL,
	reason TEXT,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT limit_change_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT limit_change_account_fkey FOREIGN KEY(community_id, account_id) REFERENCES timebank.account (community_id, id)
);

CREATE INDEX limit_change_account_idx ON timebank.limit_change (community_id, account_id, recorded_at);

CREATE TABLE timebank.organisation (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	name_en TEXT NOT NULL,
	name_cy TEXT,
	name_folded TEXT NOT NULL,
	thanks BOOLEAN NOT NULL,
	accepts_credits BOOLEAN NOT NULL,
	private BOOLEAN NOT NULL,
	status TEXT NOT NULL,
	external_ref TEXT,
	external_ref_keeper UUID,
	made_as BYTEA,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT organisation_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT organisation_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id),
	CONSTRAINT organisation_community_id_external_ref_keeper_external_ref_key UNIQUE (community_id, external_ref_keeper, external_ref),
	CONSTRAINT organisation_status CHECK (status IN ('active', 'left')),
	CONSTRAINT organisation_external_ref CHECK ((external_ref IS NULL) = (external_ref_keeper IS NULL))
);

CREATE INDEX organisation_name_folded_idx ON timebank.organisation (community_id, name_folded, id);

CREATE TABLE timebank.member (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	number TEXT NOT NULL,
	name TEXT NOT NULL,
	name_folded TEXT NOT NULL,
	name_used TEXT,
	language TEXT NOT NULL,
	email TEXT,
	telephone TEXT,
	contact_by TEXT,
	joined_on DATE NOT NULL,
	status TEXT NOT NULL,
	left_on DATE,
	external_ref TEXT,
	external_ref_keeper UUID,
	made_as BYTEA,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT member_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT member_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id),
	CONSTRAINT member_community_id_number_key UNIQUE (community_id, number),
	CONSTRAINT member_community_id_external_ref_keeper_external_ref_key UNIQUE (community_id, external_ref_keeper, external_ref),
	CONSTRAINT member_language CHECK (language IN ('en', 'cy')),
	CONSTRAINT member_contact_by CHECK (contact_by IN ('email', 'text', 'telephone', 'letter')),
	CONSTRAINT member_status CHECK (status IN ('member', 'paused', 'left')),
	CONSTRAINT member_external_ref CHECK ((external_ref IS NULL) = (external_ref_keeper IS NULL))
);

CREATE INDEX member_name_folded_idx ON timebank.member (community_id, name_folded, id);

CREATE TABLE timebank.token (
	id UUID NOT NULL,
	sha256 BYTEA NOT NULL,
	keeper_id UUID NOT NULL,
	role TEXT NOT NULL,
	community_id UUID,
	member_id UUID,
	organisation_ids UUID[] NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	revoked_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT token_pkey PRIMARY KEY (id),
	CONSTRAINT token_role CHECK (role IN ('member', 'organisation_lead', 'coordinator', 'auditor', 'network_admin')),
	CONSTRAINT token_community CHECK ((role = 'network_admin') = (community_id IS NULL)),
	CONSTRAINT token_member CHECK (role IN ('auditor', 'network_admin') OR member_id IS NOT NULL),
	CONSTRAINT token_organisations CHECK ((role = 'organisation_lead') = (cardinality(organisation_ids) > 0)),
	CONSTRAINT token_sha256_key UNIQUE (sha256),
	CONSTRAINT token_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id)
);

CREATE TABLE timebank.transfer (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	debit_account_id UUID NOT NULL,
	credit_account_id UUID NOT NULL,
	debit_type TEXT NOT NULL,
	credit_type TEXT NOT NULL,
	minutes BIGINT NOT NULL,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	d_seq BIGINT,
	d_bal BIGINT,
	c_seq BIGINT,
	c_bal BIGINT,
	contribution_id UUID,
	reverses_id UUID,
	hold_id UUID,
	import_row_id UUID,
	actor_kind TEXT NOT NULL,
	actor_id UUID NOT NULL,
	reason TEXT,
	CONSTRAINT transfer_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT transfer_minutes CHECK (minutes > 0),
	CONSTRAINT transfer_two_accounts CHECK (debit_account_id <> credit_account_id),
	CONSTRAINT transfer_lawful CHECK (timebank.lawful(kind, debit_type, credit_type, contribution_id IS NOT NULL, reverses_id IS NOT NULL, hold_id IS NOT NULL, import_row_id IS NOT NULL, reason, d_seq IS NOT NULL AND d_bal IS NOT NULL, c_seq IS NOT NULL AND c_bal IS NOT NULL)),
	CONSTRAINT transfer_contribution_key UNIQUE (community_id, contribution_id),
	CONSTRAINT spend_has_hold FOREIGN KEY(community_id, hold_id, minutes, debit_account_id, credit_account_id) REFERENCES timebank.hold (community_id, id, captured_minutes, account_id, partner_account_id),
	CONSTRAINT opening_has_import_row FOREIGN KEY(community_id, import_row_id) REFERENCES timebank.import_row (community_id, id)
);

CREATE INDEX transfer_credit_idx ON timebank.transfer (community_id, credit_account_id, recorded_at) INCLUDE (c_bal);

CREATE UNIQUE INDEX transfer_hold_key ON timebank.transfer (community_id, hold_id) WHERE hold_id IS NOT NULL;

CREATE UNIQUE INDEX transfer_import_row_key ON timebank.transfer (community_id, import_row_id) WHERE import_row_id IS NOT NULL;

CREATE UNIQUE INDEX transfer_reverses_key ON timebank.transfer (community_id, reverses_id) WHERE reverses_id IS NOT NULL;

CREATE INDEX transfer_debit_idx ON timebank.transfer (community_id, debit_account_id, recorded_at) INCLUDE (d_bal);

CREATE TABLE timebank.contribution (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	giver_id UUID NOT NULL,
	giver_account_id UUID NOT NULL,
	receiver_type TEXT NOT NULL,
	receiver_id UUID NOT NULL,
	payer_account_id UUID NOT NULL,
	activity_id UUID NOT NULL,
	worked_from DATE NOT NULL,
	worked_on DATE NOT NULL,
	minutes BIGINT NOT NULL,
	state TEXT NOT NULL,
	stated_by UUID,
	logged_at TIMESTAMP WITH TIME ZONE NOT NULL,
	decided_by_kind TEXT,
	decided_by UUID,
	decided_at TIMESTAMP WITH TIME ZONE,
	corrects_id UUID,
	looks_like_id UUID,
	separate_by UUID,
	import_row_id UUID,
	external_ref TEXT,
	external_ref_keeper UUID,
	verified_id UUID GENERATED ALWAYS AS (CASE WHEN state = 'verified' THEN id END) STORED,
	verified_minutes BIGINT GENERATED ALWAYS AS (CASE WHEN state = 'verified' THEN minutes END) STORED,
	credit_kind TEXT GENERATED ALWAYS AS (CASE WHEN state = 'verified' THEN CASE receiver_type WHEN 'member' THEN 'exchange' ELSE 'thank' END END) STORED,
	CONSTRAINT contribution_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT contribution_credit_key UNIQUE (community_id, id, verified_minutes, payer_account_id, giver_account_id, credit_kind),
	CONSTRAINT contribution_corrects_key UNIQUE (community_id, corrects_id),
	CONSTRAINT contribution_corrects FOREIGN KEY(community_id, corrects_id) REFERENCES timebank.contribution (community_id, id),
	CONSTRAINT verified_has_credit FOREIGN KEY(community_id, verified_id) REFERENCES timebank.transfer (community_id, contribution_id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT contribution_import_row FOREIGN KEY(community_id, import_row_id) REFERENCES timebank.import_row (community_id, id),
	CONSTRAINT contribution_state CHECK (state IN ('logged', 'queried', 'verified', 'declined', 'withdrawn', 'historic')),
	CONSTRAINT contribution_receiver CHECK (receiver_type IN ('member', 'organisation', 'community')),
	CONSTRAINT contribution_minutes CHECK (minutes >= 1 AND minutes <= 1440 * (worked_on - worked_from + 1)),
	CONSTRAINT contribution_period CHECK (worked_from <= worked_on AND extract(year FROM worked_from) = extract(year FROM worked_on) AND extract(month FROM worked_from) = extract(month FROM worked_on)),
	CONSTRAINT contribution_to_oneself CHECK (giver_id <> receiver_id),
	CONSTRAINT contribution_decision CHECK ((state IN ('verified', 'declined', 'withdrawn')) = (decided_by IS NOT NULL) AND (decided_by IS NULL) = (decided_by_kind IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
	CONSTRAINT own_contribution CHECK (state <> 'verified' OR CASE decided_by_kind WHEN 'member' THEN decided_by <> giver_id WHEN 'client' THEN coalesce(stated_by <> giver_id, false) WHEN 'rule' THEN coalesce(stated_by <> giver_id, false) ELSE false END),
	CONSTRAINT separate_by_another CHECK (separate_by <> giver_id),
	CONSTRAINT historic_is_imported CHECK (state <> 'historic' OR import_row_id IS NOT NULL)
);

CREATE INDEX contribution_giver_idx ON timebank.contribution (community_id, giver_id, worked_on);

CREATE INDEX contribution_worked_idx ON timebank.contribution (community_id, worked_on, id);

CREATE INDEX contribution_receiver_idx ON timebank.contribution (community_id, receiver_id, worked_on);

CREATE INDEX contribution_import_row_idx ON timebank.contribution (community_id, import_row_id) WHERE import_row_id IS NOT NULL;

CREATE INDEX contribution_waiting_idx ON timebank.contribution (community_id, receiver_id, id) WHERE state IN ('logged', 'queried');

CREATE TABLE timebank.claim (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	contribution_id UUID NOT NULL,
	side TEXT NOT NULL,
	stated_by UUID NOT NULL,
	minutes BIGINT NOT NULL,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT claim_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT claim_contribution_fkey FOREIGN KEY(community_id, contribution_id) REFERENCES timebank.contribution (community_id, id),
	CONSTRAINT claim_side CHECK (side IN ('giver', 'receiver', 'decision')),
	CONSTRAINT claim_minutes CHECK (minutes >= 1)
);

CREATE INDEX claim_contribution_idx ON timebank.claim (community_id, contribution_id);

ALTER TABLE timebank.transfer ADD CONSTRAINT credit_has_contribution FOREIGN KEY(community_id, contribution_id, minutes, debit_account_id, credit_account_id, kind) REFERENCES timebank.contribution (community_id, id, verified_minutes, payer_account_id, giver_account_id, credit_kind);

-- for: service
-- Makes accounts, each bounded one with its balance at zero.
CREATE FUNCTION timebank.account_open(
    p_community uuid,
    p_ids uuid[],
    p_type text,
    p_owners uuid[],
    p_floor bigint,
    p_ceiling bigint
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM timebank.within(p_community);
    INSERT INTO timebank.account (community_id, id, type, owner_id, made_at)
    SELECT p_community, r.id, p_type, r.owner_id, timebank.ledger_now()
    FROM unnest(p_ids, p_owners) AS r (id, owner_id);
    IF p_type IN ('member', 'organisation', 'pot') THEN
        INSERT INTO timebank.balance (community_id, account_id, balance, held, floor, ceiling,
            excused, excused_over, passes_on, seq, closed)
        SELECT p_community, r.id, 0, 0, p_floor, p_ceiling, 0, 0, false, 0, false
        FROM unnest(p_ids) AS r (id);
    END IF;
END
$$;

-- for: service
-- Lines of the ledger, claims, accounts and changes of limits are added to and nothing else, by
-- anybody, the owner included.
CREATE FUNCTION timebank.append_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM timebank.refuse('append_only', '{}');
    RETURN NULL;
END
$$;

CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.transfer
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER claim_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.claim
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER account_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.account
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER limit_change_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.limit_change
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

-- for: service
-- Today by the community's own clock.
CREATE FUNCTION timebank.community_today(p_community uuid) RETURNS date
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
SELECT (timebank.ledger_now() AT TIME ZONE c.time_zone)::date
FROM timebank.community c WHERE c.id = p_community
$$;

-- for: service
-- What was stated never changes, what is decided never changes, and nothing is deleted.
CREATE FUNCTION timebank.contribution_frozen() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        PERFORM timebank.refuse('append_only', '{}');
    ELSIF OLD.state IN ('verified', 'declined', 'withdrawn')
        OR (OLD.state = 'historic' AND NEW.state NOT IN ('historic', 'withdrawn')) THEN
        PERFORM timebank.refuse('already_decided', '{}');
    ELSIF OLD.state = 'queried' AND NEW.state IN ('logged', 'historic')
        OR OLD.state = 'logged' AND NEW.state = 'historic'
        OR (NEW.community_id, NEW.id, NEW.giver_id, NEW.giver_account_id, NEW.receiver_type,
            NEW.receiver_id, NEW.payer_account_id, NEW.activity_id, NEW.worked_from, NEW.worked_on,
            NEW.logged_at)
        IS DISTINCT FROM
           (OLD.community_id, OLD.id, OLD.giver_id, OLD.giver_account_id, OLD.receiver_type,
            OLD.receiver_id, OLD.payer_account_id, OLD.activity_id, OLD.worked_from, OLD.worked_on,
            OLD.logged_at)
        OR (NEW.stated_by, NEW.corrects_id, NEW.import_row_id, NEW.external_ref)
        IS DISTINCT FROM (OLD.stated_by, OLD.corrects_id, OLD.import_row_id, OLD.external_ref)
        OR (NEW.minutes <> OLD.minutes AND NEW.state <> 'verified') THEN
        PERFORM timebank.refuse('contribution_frozen', '{}');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER contribution_frozen BEFORE UPDATE OR DELETE ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_frozen();

CREATE TRIGGER contribution_kept BEFORE TRUNCATE ON timebank.contribution
FOR EACH STATEMENT EXECUTE FUNCTION timebank.contribution_frozen();

-- for: service
-- Fills in the two accounts of a new contribution from its giver and receiver, so that nobody can
-- name another payer. Accounts, members and activities are never deleted, so a look is enough: a
-- foreign key would make each a hot row.
CREATE FUNCTION timebank.contribution_new() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
    IF NEW.state NOT IN ('logged', 'historic') THEN
        PERFORM timebank.refuse('contribution_begins_logged', '{}');
    END IF;
    SELECT a.id INTO NEW.giver_account_id FROM timebank.account a
    WHERE a.community_id = NEW.community_id AND a.owner_id = NEW.giver_id AND a.type = 'member';
    SELECT a.id INTO NEW.payer_account_id FROM timebank.account a
    WHERE a.community_id = NEW.community_id
        AND a.owner_id = CASE NEW.receiver_type
            WHEN 'member' THEN NEW.receiver_id ELSE NEW.community_id END
        AND a.type = CASE NEW.receiver_type WHEN 'member' THEN 'member' ELSE 'contributions' END;
    IF NEW.giver_account_id IS NULL OR NEW.payer_account_id IS NULL
        OR (NEW.receiver_type = 'community') <> (NEW.receiver_id = NEW.community_id)
        OR NEW.receiver_type = 'organisation' AND NOT EXISTS (
            SELECT 1 FROM timebank.account a
            WHERE a.community_id = NEW.community_id AND a.owner_id = NEW.receiver_id
                AND a.type = 'organisation')
        OR NOT EXISTS (
            SELECT 1 FROM timebank.activity a
            WHERE a.community_id = NEW.community_id AND a.id = NEW.activity_id)
    THEN
        PERFORM timebank.refuse('contribution_parties', '{}');
    END IF;
    IF NEW.worked_on > timebank.community_today(NEW.community_id) THEN
        PERFORM timebank.refuse('worked_in_future', '{}');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER contribution_new BEFORE INSERT ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_new();

-- for: service
-- Puts a logged contribution (`p_new`, which names the old one as what it corrects) in the place of
-- a credited one: the old credit's reversal and the new credit, in one posting.
CREATE FUNCTION timebank.correct(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_new uuid,
    p_reversal uuid,
    p_transfer uuid,
    p_pass_on uuid,
    p_reason text
) RETURNS TABLE (
    contribution_id uuid,
    refusal text,
    about_id uuid,
    available_minutes bigint,
    contribution jsonb,
    transfer jsonb,
    passed_on_minutes bigint
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_old uuid;
    v_credit uuid;
BEGIN
    PERFORM timebank.within(p_community);
    SELECT c.corrects_id INTO v_old FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id = p_new;
    PERFORM 1 FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id IN (p_new, v_old) ORDER BY c.id FOR UPDATE;
    SELECT t.id INTO v_credit FROM timebank.transfer t
    WHERE t.community_id = p_community AND t.contribution_id = v_old;
    IF v_credit IS NULL THEN
        PERFORM timebank.refuse('not_credited', '{}');
    END IF;
    -- The receiver of an exchange may put it right, but not so that they give less.
    IF EXISTS (
        SELECT 1 FROM timebank.contribution o
        JOIN timebank.contribution c ON c.community_id = p_community AND c.id = p_new
        WHERE o.community_id = p_community AND o.id = v_old
            AND o.receiver_type = 'member' AND o.receiver_id = p_actor
            AND (c.payer_account_id <> o.payer_account_id OR c.minutes < o.minutes)
    ) THEN
        PERFORM timebank.refuse('own_contribution', '{}');
    END IF;
    RETURN QUERY SELECT * FROM timebank.decide(
        p_community, p_actor_kind, p_actor, ARRAY[p_new], ARRAY[p_transfer], ARRAY[p_pass_on],
        ARRAY[NULL::bigint],
        timebank.reversal_lines(
            p_community, NULL, ARRAY[v_credit], ARRAY[p_reversal], p_reason));
END
$$;

-- Verifies contributions and credits them, after the lines of `p_before` (the reversal of what one
-- of them corrects). A row that a rule refuses stays as it was, with the rule's code; all others
-- are credited in one posting.
--
-- What exceeds the giver's ceiling, all of it where the member passes thanks on, and all of it
-- where the account is closed (it is opened for this and closed again), goes on to the pot as the
-- next line. Whether two entries are one piece of time is asked after the givers' balances are
-- locked: every credit takes that lock, so nobody credits the other one meanwhile.
CREATE FUNCTION timebank.decide(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_contributions uuid[],
    p_transfers uuid[],
    p_pass_ons uuid[],
    p_minutes bigint[],
    p_before timebank.line[]
) RETURNS TABLE (
    contribution_id uuid,
    refusal text,
    about_id uuid,
    available_minutes bigint,
    contribution jsonb,
    transfer jsonb,
    passed_on_minutes bigint
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
#variable_conflict use_column
DECLARE
    v_released timebank.released[] := '{}';
    v_payers uuid[];
    v_accounts uuid[];
    v_reversed uuid[];
    v_rows timebank.ruling[];
    v_lines timebank.line[];
    v_posted timebank.transfer[];
    v_pot uuid;
    v_reopened uuid[];
BEGIN
    PERFORM timebank.within(p_community);
    SELECT array_agg(c.payer_account_id) FILTER (WHERE c.receiver_type = 'member'),
        array_agg(c.giver_account_id) || array_agg(c.payer_account_id)
    INTO v_payers, v_accounts
    FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id = ANY (p_contributions);
    IF v_payers IS NOT NULL THEN
        v_released := timebank.due_holds(p_community, v_payers);
    END IF;
    IF p_before <> '{}' THEN
        SELECT array_agg(l.reverses_id), array_agg(l.debit) || array_agg(l.credit) || v_accounts
        INTO v_reversed, v_accounts FROM unnest(p_before) l;
    END IF;

    PERFORM 1 FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id = ANY (p_contributions)
    ORDER BY c.id FOR UPDATE;

    -- The pot is locked only where something may be passed on to it: else it would be a hot row.
    IF EXISTS (
        SELECT 1 FROM timebank.balance b
        WHERE b.community_id = p_community AND b.account_id = ANY (v_accounts)
            AND (b.ceiling IS NOT NULL OR b.passes_on OR b.closed)
    ) THEN
        SELECT a.id INTO v_pot FROM timebank.account a
        WHERE a.community_id = p_community AND a.owner_id = p_community AND a.type = 'pot';
    END IF;
    PERFORM 1 FROM timebank.balance b
    WHERE b.community_id = p_community
        AND b.account_id = ANY (array_append(v_accounts, v_pot))
    ORDER BY b.account_id FOR NO KEY UPDATE;

    SELECT array_agg(ROW(
        r.n, r.id, r.transfer_id, r.pass_on_id, coalesce(r.minutes, c.minutes),
        c.giver_account_id, c.payer_account_id, c.receiver_type = 'member',
        CASE
        WHEN c.id IS NULL THEN 'not_found'
        WHEN c.state NOT IN ('logged', 'queried') THEN 'already_decided'
        WHEN p_actor = c.giver_id
            OR p_actor_kind <> 'member' AND c.stated_by IS NOT DISTINCT FROM c.giver_id
            THEN 'own_contribution'
        WHEN c.state = 'logged' AND r.minutes <> c.minutes THEN 'claims_differ'
        WHEN c.state = 'queried' AND r.minutes IS NULL THEN 'minutes_needed'
        WHEN coalesce(r.minutes, c.minutes)
            NOT BETWEEN 1 AND 1440 * (c.worked_on - c.worked_from + 1) THEN 'contribution_minutes'
        WHEN c.corrects_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM timebank.transfer t
            WHERE t.community_id = p_community AND t.contribution_id = c.corrects_id
                AND (t.id = ANY (v_reversed) OR EXISTS (
                    SELECT 1 FROM timebank.transfer u
                    WHERE u.community_id = p_community AND u.reverses_id = t.id))
        ) THEN 'not_reversed'
        WHEN same.id IS NOT NULL THEN 'looks_like_same_time'
        END,
        same.id, NULL)::timebank.ruling ORDER BY r.n)
    INTO v_rows
    FROM unnest(p_contributions, p_transfers, p_pass_ons, p_minutes) WITH ORDINALITY
        AS r (id, transfer_id, pass_on_id, minutes, n)
    LEFT JOIN timebank.contribution c ON c.community_id = p_community AND c.id = r.id
    LEFT JOIN LATERAL (
        SELECT timebank.same_time(
            p_community, c, p_contributions[1:r.n::integer - 1], v_reversed) AS id
        WHERE c.separate_by IS NULL AND c.state IN ('logged', 'queried')
    ) same ON true;

    IF v_payers IS NOT NULL THEN
        v_rows := timebank.payers_left(p_community, v_rows, p_before, v_released);
    END IF;

    UPDATE timebank.contribution c
    SET state = 'verified', minutes = r.minutes, decided_by_kind = p_actor_kind,
        decided_by = p_actor, decided_at = timebank.ledger_now()
    FROM unnest(v_rows) r
    WHERE c.community_id = p_community AND c.id = r.id AND r.refusal IS NULL;

    IF v_pot IS NULL THEN
        SELECT array_agg(ROW(
            r.transfer_id, CASE WHEN r.from_member THEN 'exchange' ELSE 'thank' END,
            r.payer, r.giver, r.minutes, r.id, NULL, NULL, NULL, NULL)::timebank.line ORDER BY r.n)
        INTO v_lines FROM unnest(v_rows) r WHERE r.refusal IS NULL;
    ELSE
        v_lines := timebank.passing_on(p_community, v_rows, p_before, v_pot);
        WITH opened AS (
            UPDATE timebank.balance b SET closed = false
            WHERE b.community_id = p_community AND b.closed AND b.account_id IN (
                SELECT r.giver FROM unnest(v_rows) r WHERE r.refusal IS NULL)
            RETURNING b.account_id
        ) SELECT array_agg(account_id) INTO v_reopened FROM opened;
    END IF;

    IF v_lines IS NOT NULL THEN
        SELECT array_agg(t) INTO v_posted
        FROM timebank.post(p_community, p_actor_kind, p_actor, p_before || v_lines, v_released) t;
    END IF;
    IF v_reopened IS NOT NULL THEN
        UPDATE timebank.balance b SET closed = true
        WHERE b.community_id = p_community AND b.account_id = ANY (v_reopened);
    END IF;

    RETURN QUERY
    SELECT r.id, r.refusal, r.about, r.available, to_jsonb(c), to_jsonb(t),
        coalesce(p.minutes, 0)::bigint
    FROM unnest(v_rows) r
    LEFT JOIN timebank.contribution c ON c.community_id = p_community AND c.id = r.id
    LEFT JOIN unnest(v_posted) t ON t.id = r.transfer_id
    LEFT JOIN unnest(v_posted) p ON p.id = r.pass_on_id
    ORDER BY r.n;
END
$$;

-- Ends the due holds of accounts that are about to pay, and says what they held. Holds are locked
-- before contributions and balances, so `post` takes the minutes off `held` afterwards.
CREATE FUNCTION timebank.due_holds(p_community uuid, p_accounts uuid[])
RETURNS timebank.released[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_now timestamptz := timebank.ledger_now();
    v_released timebank.released[];
BEGIN
    PERFORM timebank.within(p_community);
    PERFORM 1 FROM timebank.hold h
    WHERE h.community_id = p_community AND h.account_id = ANY (p_accounts)
        AND h.state = 'held' AND h.expires_at <= v_now
    ORDER BY h.id FOR UPDATE;
    IF NOT FOUND THEN
        RETURN '{}';
    END IF;
    WITH ended AS (
        UPDATE timebank.hold h SET state = 'lapsed', ended_at = v_now
        WHERE h.community_id = p_community AND h.account_id = ANY (p_accounts)
            AND h.state = 'held' AND h.expires_at <= v_now
        RETURNING h.account_id, h.minutes
    )
    SELECT coalesce(array_agg(ROW(account_id, minutes)::timebank.released), '{}')
    INTO v_released FROM ended;
    RETURN v_released;
END
$$;

-- for: service
-- Spends a hold: at most what was held moves to the partner, and the rest is released.
CREATE FUNCTION timebank.hold_capture(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_hold uuid,
    p_minutes bigint,
    p_transfer uuid
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_hold timebank.hold;
    v_now timestamptz := timebank.ledger_now();
BEGIN
    PERFORM timebank.within(p_community);
    v_hold := timebank.hold_ready(p_community, p_hold, v_now);
    IF p_minutes > v_hold.minutes THEN
        PERFORM timebank.refuse('hold_captured', jsonb_build_object(
            'available_minutes', v_hold.minutes));
    END IF;
    UPDATE timebank.hold h
    SET state = 'captured', captured_minutes = p_minutes, ended_at = v_now
    WHERE h.community_id = p_community AND h.id = p_hold;
    RETURN QUERY SELECT * FROM timebank.post(p_community, p_actor_kind, p_actor,
        ARRAY[ROW(p_transfer, 'spend', v_hold.account_id, v_hold.partner_account_id, p_minutes,
            NULL, NULL, p_hold, NULL, NULL)::timebank.line],
        ARRAY[ROW(v_hold.account_id, v_hold.minutes)::timebank.released]);
END
$$;

-- for: service
-- Reserves minutes of an account for one partner until an instant. Held minutes cannot be spent.
-- Whoever places a hold by another's hand gives a reason.
CREATE FUNCTION timebank.hold_place(
    p_community uuid,
    p_actor uuid,
    p_id uuid,
    p_account uuid,
    p_partner_account uuid,
    p_minutes bigint,
    p_expires_at timestamptz,
    p_reason text DEFAULT NULL
) RETURNS SETOF timebank.hold
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_released timebank.released[];
    v_now timestamptz := timebank.ledger_now();
    v_balance timebank.balance;
    v_left bigint;
BEGIN
    PERFORM timebank.within(p_community);
    v_released := timebank.due_holds(p_community, ARRAY[p_account]);
    IF v_released <> '{}' THEN
        PERFORM timebank.release_held(p_community, v_released);
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM timebank.account a
        WHERE a.community_id = p_community AND a.id = p_partner_account
            AND a.type = 'organisation' AND a.id <> p_account
    ) THEN
        PERFORM timebank.refuse('not_a_partner', '{}');
    END IF;
    IF p_expires_at <= v_now THEN
        PERFORM timebank.refuse('hold_lapsed', '{}');
    END IF;
    SELECT * INTO v_balance FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id = p_account FOR NO KEY UPDATE;
    IF v_balance.account_id IS NULL THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    ELSIF v_balance.closed THEN
        PERFORM timebank.refuse('account_closed', jsonb_build_object('account_id', p_account));
    END IF;
    v_left := greatest(0, v_balance.balance - v_balance.held - v_balance.floor);
    IF v_left < p_minutes THEN
        PERFORM timebank.refuse('account_floor', jsonb_build_object(
            'account_id', p_account, 'available_minutes', v_left));
    END IF;
    RETURN QUERY
    INSERT INTO timebank.hold (community_id, id, account_id, partner_account_id, minutes, state,
        placed_by, placed_at, expires_at, reason)
    VALUES (p_community, p_id, p_account, p_partner_account, p_minutes, 'held',
        p_actor, v_now, p_expires_at, p_reason)
    RETURNING *;
    UPDATE timebank.balance b SET held = b.held + p_minutes
    WHERE b.community_id = p_community AND b.account_id = p_account;
END
$$;

-- The hold, locked, if it can still be captured or released; else the reason why not.
CREATE FUNCTION timebank.hold_ready(p_community uuid, p_hold uuid, p_now timestamptz)
RETURNS timebank.hold
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_hold timebank.hold;
BEGIN
    SELECT * INTO v_hold FROM timebank.hold h
    WHERE h.community_id = p_community AND h.id = p_hold FOR UPDATE;
    IF v_hold.id IS NULL THEN
        PERFORM timebank.refuse('not_found', '{}');
    ELSIF v_hold.state = 'lapsed' OR (v_hold.state = 'held' AND v_hold.expires_at <= p_now) THEN
        PERFORM timebank.refuse('hold_lapsed', '{}');
    ELSIF v_hold.state <> 'held' THEN
        PERFORM timebank.refuse('already_decided', '{}');
    END IF;
    RETURN v_hold;
END
$$;

-- for: service
-- Gives held minutes back.
CREATE FUNCTION timebank.hold_release(p_community uuid, p_hold uuid) RETURNS SETOF timebank.hold
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_hold timebank.hold;
    v_now timestamptz := timebank.ledger_now();
BEGIN
    PERFORM timebank.within(p_community);
    v_hold := timebank.hold_ready(p_community, p_hold, v_now);
    RETURN QUERY
    UPDATE timebank.hold h SET state = 'released', ended_at = v_now
    WHERE h.community_id = p_community AND h.id = p_hold RETURNING h.*;
    PERFORM timebank.release_held(
        p_community, ARRAY[ROW(v_hold.account_id, v_hold.minutes)::timebank.released]);
END
$$;

-- for: service
-- The instant for everything written down: the clock, and in a demo's or test's database an offset
-- that only the owner can write.
CREATE FUNCTION timebank.ledger_now() RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
SELECT clock_timestamp() + coalesce(
    (SELECT clock_offset FROM timebank.installation WHERE id = 1), interval '0')
$$;

-- for: service
-- Changes an account's floor, ceiling, passing-on, or whether it is closed, and writes down who did.
-- A limit that the balance breaks today is refused: limits never strand an account.
CREATE FUNCTION timebank.limits_set(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_id uuid,
    p_account uuid,
    p_floor bigint,
    p_ceiling bigint,
    p_passes_on boolean,
    p_closed boolean,
    p_reason text
) RETURNS SETOF timebank.balance
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_released timebank.released[];
    v_balance timebank.balance;
BEGIN
    PERFORM timebank.within(p_community);
    v_released := timebank.due_holds(p_community, ARRAY[p_account]);
    IF v_released <> '{}' THEN
        PERFORM timebank.release_held(p_community, v_released);
    END IF;
    SELECT * INTO v_balance FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id = p_account FOR NO KEY UPDATE;
    IF v_balance.account_id IS NULL THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    END IF;
    IF p_floor <> v_balance.floor AND v_balance.balance - v_balance.held < p_floor
        OR p_ceiling IS DISTINCT FROM v_balance.ceiling AND v_balance.balance > p_ceiling THEN
        PERFORM timebank.refuse('limit_stranded', jsonb_build_object(
            'balance_minutes', v_balance.balance - v_balance.held));
    END IF;
    INSERT INTO timebank.limit_change (community_id, id, account_id, floor, ceiling, passes_on,
        closed, actor_kind, actor_id, reason, recorded_at)
    VALUES (p_community, p_id, p_account, p_floor, p_ceiling, p_passes_on, p_closed,
        p_actor_kind, p_actor, p_reason, timebank.ledger_now());
    RETURN QUERY
    UPDATE timebank.balance b
    SET floor = p_floor, ceiling = p_ceiling, passes_on = p_passes_on, closed = p_closed,
        excused = greatest(0, p_floor - (b.balance - b.held)),
        excused_over = greatest(0, coalesce(b.balance - p_ceiling, 0))
    WHERE b.community_id = p_community AND b.account_id = p_account
    RETURNING b.*;
END
$$;

-- for: service
-- Gifts, donations, grants, retirements and expiries: any number of one kind in one posting, all or
-- nothing. A gift is its giver's word; by another's hand it needs a reason.
CREATE FUNCTION timebank.move(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_kind text,
    p_ids uuid[],
    p_debits uuid[],
    p_credits uuid[],
    p_minutes bigint[],
    p_reason text
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_released timebank.released[];
    v_lines timebank.line[];
BEGIN
    PERFORM timebank.within(p_community);
    IF p_kind IS NULL OR p_kind NOT IN ('gift', 'donate', 'grant', 'retire', 'expire') THEN
        PERFORM timebank.refuse('transfer_lawful', '{}');
    END IF;
    IF p_kind = 'gift' AND p_reason IS NULL AND EXISTS (
        SELECT 1 FROM unnest(p_debits) d
        LEFT JOIN timebank.account a ON a.community_id = p_community AND a.id = d
        WHERE a.owner_id IS DISTINCT FROM p_actor
    ) THEN
        PERFORM timebank.refuse('reason_needed', '{}');
    END IF;
    v_released := timebank.due_holds(p_community, p_debits);
    SELECT array_agg(ROW(
        r.id, p_kind, r.debit, r.credit, r.minutes, NULL, NULL, NULL, NULL, p_reason
    )::timebank.line ORDER BY r.n)
    INTO v_lines
    FROM unnest(p_ids, p_debits, p_credits, p_minutes) WITH ORDINALITY
        AS r (id, debit, credit, minutes, n);
    RETURN QUERY
    SELECT * FROM timebank.post(p_community, p_actor_kind, p_actor, v_lines, v_released);
END
$$;

-- for: service
-- Brings in what an earlier system counted, above or below zero (`p_minutes` is signed): each takes
-- the line of an import, and an account has one opening at a time.
CREATE FUNCTION timebank.open_balances(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_ids uuid[],
    p_import_rows uuid[],
    p_accounts uuid[],
    p_minutes bigint[]
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_opening uuid;
    v_lines timebank.line[];
BEGIN
    PERFORM timebank.within(p_community);
    SELECT a.id INTO v_opening FROM timebank.account a
    WHERE a.community_id = p_community AND a.owner_id = p_community AND a.type = 'opening';
    -- Locked before the look, so that two imports at once cannot both find nothing.
    PERFORM 1 FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id = ANY (p_accounts)
    ORDER BY b.account_id FOR NO KEY UPDATE;
    IF (SELECT count(DISTINCT x) <> count(*) FROM unnest(p_accounts) x) OR EXISTS (
        SELECT 1 FROM timebank.transfer t
        WHERE t.community_id = p_community AND t.kind = 'opening'
            AND (t.debit_account_id = ANY (p_accounts) OR t.credit_account_id = ANY (p_accounts))
            AND NOT EXISTS (
                SELECT 1 FROM timebank.transfer u
                WHERE u.community_id = p_community AND u.reverses_id = t.id)
    ) THEN
        PERFORM timebank.refuse('already_opened', '{}');
    END IF;
    SELECT array_agg(ROW(
        r.id, 'opening',
        CASE WHEN r.minutes > 0 THEN v_opening ELSE r.account END,
        CASE WHEN r.minutes > 0 THEN r.account ELSE v_opening END,
        abs(r.minutes), NULL, NULL, NULL, r.import_row, NULL)::timebank.line ORDER BY r.n)
    INTO v_lines
    FROM unnest(p_ids, p_import_rows, p_accounts, p_minutes) WITH ORDINALITY
        AS r (id, import_row, account, minutes, n);
    RETURN QUERY SELECT * FROM timebank.post(p_community, p_actor_kind, p_actor, v_lines, '{}');
END
$$;

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

-- Which exchanges of a batch their payers can give: line by line in the order sent, what an earlier
-- line credits may be given by a later one. (Not where the credit may be passed on: such a payer
-- has for certain only what stood there before.)
CREATE FUNCTION timebank.payers_left(
    p_community uuid,
    p_rows timebank.ruling[],
    p_before timebank.line[],
    p_released timebank.released[]
) RETURNS timebank.ruling[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_row timebank.ruling;
    v_left jsonb;
    v_fixed uuid[];
    v_has bigint;
    i integer;
BEGIN
    SELECT jsonb_object_agg(b.account_id, b.balance - b.held - b.floor
            + coalesce((SELECT sum(x.minutes) FROM unnest(p_released) x
                WHERE x.account_id = b.account_id), 0)
            + coalesce((SELECT sum(CASE b.account_id WHEN l.credit THEN l.minutes ELSE -l.minutes END)
                FROM unnest(p_before) l WHERE b.account_id IN (l.credit, l.debit)), 0)),
        coalesce(array_agg(b.account_id)
            FILTER (WHERE b.ceiling IS NOT NULL OR b.passes_on OR b.closed), '{}')
    INTO v_left, v_fixed
    FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id IN (
        SELECT r.payer FROM unnest(p_rows) r WHERE r.from_member);
    FOR i IN 1 .. array_length(p_rows, 1) LOOP
        v_row := p_rows[i];
        CONTINUE WHEN v_row.refusal IS NOT NULL;
        IF v_row.from_member THEN
            v_has := (v_left ->> v_row.payer::text)::bigint;
            IF v_has < v_row.minutes THEN
                v_row.refusal := 'account_floor';
                v_row.available := greatest(0, v_has);
                p_rows[i] := v_row;
                CONTINUE;
            END IF;
            v_left := v_left || jsonb_build_object(v_row.payer, v_has - v_row.minutes);
        END IF;
        IF v_left ? v_row.giver::text AND v_row.giver <> ALL (v_fixed) THEN
            v_left := v_left || jsonb_build_object(
                v_row.giver, (v_left ->> v_row.giver::text)::bigint + v_row.minutes);
        END IF;
    END LOOP;
    RETURN p_rows;
END
$$;

-- The one place where minutes move. Set-based: any number of lines are one look, one UPDATE of
-- each balance and one INSERT; all or nothing.
--
-- Limits hold line by line, in the order given, except where domain.md (rule 6) says that nothing
-- may be stopped: reversals and openings may pass any limit, which `excused` then records; the
-- credit of a given hour may touch a ceiling, for its passing-on is the line behind it; and a
-- capture takes only what was held. `recorded_at` is read after the locks and is later than every
-- line that these accounts have, so that it alone orders an account's lines though the clock step
-- back.
CREATE FUNCTION timebank.post(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_lines timebank.line[],
    p_released timebank.released[]
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_accounts uuid[];
    v_legs timebank.leg[];
    v_leg timebank.leg;
    v_at timestamptz;
    v_posted bigint;
BEGIN
    PERFORM timebank.within(p_community);
    SELECT array_agg(l.debit) || array_agg(l.credit) INTO v_accounts FROM unnest(p_lines) l;

    PERFORM 1 FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id = ANY (v_accounts)
    ORDER BY b.account_id FOR NO KEY UPDATE;

    SELECT greatest(timebank.ledger_now(), max(b.last_at) + interval '1 microsecond') INTO v_at
    FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id = ANY (v_accounts);

    WITH line AS (
        SELECT l.debit, l.credit, l.minutes, l.kind, l.hold_id, l.n
        FROM unnest(p_lines) WITH ORDINALITY AS l (
            id, kind, debit, credit, minutes, contribution_id, reverses_id, hold_id,
            import_row_id, reason, n)
    ), leg AS (
        SELECT n, 'd' AS side, debit AS account_id, -minutes AS change,
            kind NOT IN ('reversal', 'opening') AND hold_id IS NULL AS floor_holds,
            false AS ceiling_holds
        FROM line
        UNION ALL
        SELECT n, 'c', credit, minutes, false,
            kind NOT IN ('thank', 'exchange', 'reversal', 'opening')
        FROM line
    ), running AS (
        SELECT leg.n, leg.side, leg.account_id, leg.change, leg.floor_holds, leg.ceiling_holds,
            b.balance + (sum(leg.change) OVER w)::bigint AS balance_after,
            b.seq + row_number() OVER w AS seq,
            b.held - coalesce((
                SELECT sum(r.minutes) FROM unnest(p_released) r
                WHERE r.account_id = b.account_id), 0)::bigint AS held,
            b.floor, b.ceiling, b.closed
        FROM leg
        JOIN timebank.balance b
            ON b.community_id = p_community AND b.account_id = leg.account_id
        WINDOW w AS (PARTITION BY leg.account_id ORDER BY leg.n)
    )
    SELECT array_agg(ROW(
        n, side, account_id, seq, balance_after, held,
        CASE WHEN closed THEN 'account_closed'
            WHEN floor_holds AND balance_after - held < floor THEN 'account_floor'
            WHEN ceiling_holds AND balance_after > ceiling THEN 'account_ceiling'
        END,
        CASE WHEN side = 'd' THEN greatest(0, balance_after - change - held - floor)
            ELSE greatest(0, ceiling - balance_after + change)
        END)::timebank.leg ORDER BY n)
    INTO v_legs FROM running;

    FOREACH v_leg IN ARRAY coalesce(v_legs, '{}') LOOP
        IF v_leg.refusal IS NOT NULL THEN
            PERFORM timebank.refuse(v_leg.refusal, jsonb_build_object(
                'account_id', v_leg.account_id, 'available_minutes', v_leg.available));
        END IF;
    END LOOP;

    UPDATE timebank.balance b
    SET balance = f.balance_after,
        held = f.held,
        seq = f.seq,
        last_at = v_at + (f.n - 1) * interval '1 microsecond',
        excused = greatest(0, b.floor - (f.balance_after - f.held)),
        excused_over = greatest(0, coalesce(f.balance_after - b.ceiling, 0))
    FROM (
        SELECT DISTINCT ON (account_id) account_id, balance_after, held, seq, n
        FROM unnest(v_legs) ORDER BY account_id, n DESC
    ) f
    WHERE b.community_id = p_community AND b.account_id = f.account_id;

    RETURN QUERY
    INSERT INTO timebank.transfer (
        community_id, id, kind, debit_account_id, credit_account_id, debit_type, credit_type,
        minutes, recorded_at, d_seq, d_bal, c_seq, c_bal, contribution_id, reverses_id, hold_id,
        import_row_id, actor_kind, actor_id, reason)
    SELECT p_community, l.id, l.kind, l.debit, l.credit, d.type, c.type,
        l.minutes, v_at + (l.n - 1) * interval '1 microsecond',
        dl.seq, dl.balance_after, cl.seq, cl.balance_after, l.contribution_id, l.reverses_id,
        l.hold_id, l.import_row_id, p_actor_kind, p_actor, l.reason
    FROM unnest(p_lines) WITH ORDINALITY AS l (
        id, kind, debit, credit, minutes, contribution_id, reverses_id, hold_id,
        import_row_id, reason, n)
    JOIN timebank.account d ON d.community_id = p_community AND d.id = l.debit
    JOIN timebank.account c ON c.community_id = p_community AND c.id = l.credit
    LEFT JOIN unnest(v_legs) dl ON dl.n = l.n AND dl.side = 'd'
    LEFT JOIN unnest(v_legs) cl ON cl.n = l.n AND cl.side = 'c'
    ORDER BY l.n
    RETURNING *;
    GET DIAGNOSTICS v_posted = ROW_COUNT;
    IF v_posted <> coalesce(array_length(p_lines, 1), 0) THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    END IF;
END
$$;

-- for: service
-- A refusal by the books: the constraint's name is the API's code, the detail holds ids and
-- minutes only.
CREATE FUNCTION timebank.refuse(p_code text, p_facts jsonb) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog
AS $$
BEGIN
    RAISE EXCEPTION 'refused: %', p_code USING
        ERRCODE = 'check_violation', CONSTRAINT = p_code, DETAIL = p_facts::text;
END
$$;

-- Takes ended holds off `held` where no line follows that would do it.
CREATE FUNCTION timebank.release_held(p_community uuid, p_released timebank.released[])
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM timebank.within(p_community);
    PERFORM 1 FROM timebank.balance b
    WHERE b.community_id = p_community
        AND b.account_id IN (SELECT r.account_id FROM unnest(p_released) r)
    ORDER BY b.account_id FOR NO KEY UPDATE;
    UPDATE timebank.balance b
    SET held = b.held - f.minutes,
        excused = greatest(0, b.floor - (b.balance - b.held + f.minutes))
    FROM (SELECT account_id, sum(minutes)::bigint AS minutes FROM unnest(p_released)
        GROUP BY account_id) f
    WHERE b.community_id = p_community AND b.account_id = f.account_id;
END
$$;

-- The lines that undo these transfers, in the order given. Refused: one that is not there, a
-- reversal (it is final), one already reversed, and one by whose reversal the actor gains.
CREATE FUNCTION timebank.reversal_lines(
    p_community uuid, p_actor uuid, p_transfers uuid[], p_ids uuid[], p_reason text
) RETURNS timebank.line[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_lines timebank.line[];
    v_refused record;
BEGIN
    SELECT r.n, CASE
        WHEN t.id IS NULL THEN 'not_found'
        WHEN t.kind = 'reversal' THEN 'reversal_is_final'
        WHEN u.id IS NOT NULL THEN 'already_reversed'
        WHEN a.owner_id = p_actor THEN 'own_reversal'
        END AS code, r.id
    INTO v_refused
    FROM unnest(p_transfers) WITH ORDINALITY AS r (id, n)
    LEFT JOIN timebank.transfer t ON t.community_id = p_community AND t.id = r.id
    LEFT JOIN timebank.account a
        ON a.community_id = p_community AND a.id = t.debit_account_id
    LEFT JOIN timebank.transfer u ON u.community_id = p_community AND u.reverses_id = t.id
    WHERE t.id IS NULL OR t.kind = 'reversal' OR u.id IS NOT NULL OR a.owner_id = p_actor
    ORDER BY r.n LIMIT 1;
    IF v_refused IS NOT NULL THEN
        PERFORM timebank.refuse(
            v_refused.code, jsonb_build_object('transfer_id', v_refused.id));
    END IF;
    SELECT array_agg(ROW(
        r.new_id, 'reversal', t.credit_account_id, t.debit_account_id, t.minutes, NULL, t.id,
        NULL, NULL, p_reason)::timebank.line ORDER BY r.n)
    INTO v_lines
    FROM unnest(p_transfers, p_ids) WITH ORDINALITY AS r (id, new_id, n)
    JOIN timebank.transfer t ON t.community_id = p_community AND t.id = r.id;
    RETURN v_lines;
END
$$;

-- for: service
-- A reversal is the mirror of its original: same minutes, the accounts changed round, and never of
-- another reversal. Sound without locks, for originals never change.
CREATE FUNCTION timebank.reversal_mirrors() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM timebank.transfer t
        WHERE t.community_id = NEW.community_id AND t.id = NEW.reverses_id
            AND t.kind <> 'reversal' AND t.minutes = NEW.minutes
            AND t.debit_account_id = NEW.credit_account_id
            AND t.credit_account_id = NEW.debit_account_id
    ) THEN
        PERFORM timebank.refuse('reversal_mirrors', '{}');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER reversal_mirrors BEFORE INSERT ON timebank.transfer
FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL)
EXECUTE FUNCTION timebank.reversal_mirrors();

-- for: service
-- Undoes transfers, each by one reversal with a reason, in one posting: all or nothing.
CREATE FUNCTION timebank.reverse(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_transfers uuid[],
    p_ids uuid[],
    p_reason text
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM timebank.within(p_community);
    RETURN QUERY SELECT * FROM timebank.post(p_community, p_actor_kind, p_actor,
        timebank.reversal_lines(p_community, p_actor, p_transfers, p_ids, p_reason), '{}');
END
$$;

-- The entry that this contribution may not be credited beside, because it looks like the same
-- piece of time (domain.md, rule 9): same giver, receiver and activity on overlapping days, neither
-- called separate. One already credited stands in the way; so does an open one that was logged
-- first, and one that stands earlier in the same batch. Declined, withdrawn and reversed entries
-- never do; nor does one whose reversal is about to be posted.
CREATE FUNCTION timebank.same_time(
    p_community uuid, p_contribution timebank.contribution, p_earlier uuid[], p_reversed uuid[]
) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
SELECT o.id FROM timebank.contribution o
WHERE o.community_id = p_community AND o.giver_id = (p_contribution).giver_id
    AND o.worked_on >= (p_contribution).worked_from
    AND o.worked_on <= (p_contribution).worked_on + 31
    AND o.worked_from <= (p_contribution).worked_on
    AND o.receiver_id = (p_contribution).receiver_id
    AND o.activity_id = (p_contribution).activity_id
    AND o.id <> (p_contribution).id
    AND o.id IS DISTINCT FROM (p_contribution).corrects_id
    AND CASE
        WHEN o.state = 'verified' THEN o.separate_by IS NULL AND NOT EXISTS (
            SELECT 1 FROM timebank.transfer t
            WHERE t.community_id = p_community AND t.contribution_id = o.id
                AND (t.id = ANY (p_reversed) OR EXISTS (
                    SELECT 1 FROM timebank.transfer u
                    WHERE u.community_id = p_community AND u.reverses_id = t.id)))
        WHEN o.state IN ('logged', 'queried') THEN
            o.id = (p_contribution).looks_like_id
            OR (o.id = ANY (p_earlier) AND o.separate_by IS NULL)
        ELSE false
        END
ORDER BY o.logged_at, o.id LIMIT 1
$$;

-- for: service
-- Verifies and credits contributions in one posting; a row that a rule refuses stays as it was and
-- is given back with the rule's code. `p_minutes` decides a queried one; NULL takes what was stated.
CREATE FUNCTION timebank.verify(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_contributions uuid[],
    p_transfers uuid[],
    p_pass_ons uuid[],
    p_minutes bigint[]
) RETURNS TABLE (
    contribution_id uuid,
    refusal text,
    about_id uuid,
    available_minutes bigint,
    contribution jsonb,
    transfer jsonb,
    passed_on_minutes bigint
)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
SELECT * FROM timebank.decide(
    p_community, p_actor_kind, p_actor, p_contributions, p_transfers, p_pass_ons, p_minutes, '{}')
$$;

-- Every posting function asks first whether it was called for the community that the transaction
-- has entered: its own rights reach further than the caller's.
CREATE FUNCTION timebank.within(p_community uuid) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog
AS $$
BEGIN
    IF p_community IS DISTINCT FROM
        nullif(current_setting('timebank.community', true), '')::uuid THEN
        RAISE EXCEPTION 'another community' USING
            ERRCODE = 'insufficient_privilege', CONSTRAINT = 'within_community';
    END IF;
END
$$;

-- for: service
-- Keeps the answer of the request that took the key in this transaction.
CREATE FUNCTION timebank.idempotency_keep(
    p_community uuid,
    p_keeper uuid,
    p_key text,
    p_status smallint,
    p_headers text[],
    p_body bytea
) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM set_config('timebank.community', p_community::text, true);
    UPDATE timebank.idempotency i
    SET status = p_status, headers = p_headers, body = p_body
    WHERE i.community_id = p_community AND i.keeper_id = p_keeper AND i.key = p_key
        AND i.status IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the key was not taken in this transaction';
    END IF;
END
$$;

-- for: service
-- Takes an idempotency key for the effect that follows in this transaction. Gives no row when the
-- key was free. Where another request holds it, waits for that one's end: two seconds at most
-- (lock_not_available), then gives what is known under the key.
CREATE FUNCTION timebank.idempotency_take(
    p_community uuid,
    p_keeper uuid,
    p_key text,
    p_fingerprint bytea
) RETURNS TABLE (same boolean, status smallint, headers text[], body bytea)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog SET lock_timeout = '2s'
AS $$
BEGIN
    PERFORM set_config('timebank.community', p_community::text, true);
    INSERT INTO timebank.idempotency (community_id, keeper_id, key, fingerprint, taken_at)
    VALUES (p_community, p_keeper, p_key, p_fingerprint, clock_timestamp())
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT i.fingerprint = p_fingerprint, i.status, i.headers, i.body
    FROM timebank.idempotency i
    WHERE i.community_id = p_community AND i.keeper_id = p_keeper AND i.key = p_key;
END
$$;

ALTER TABLE timebank.account ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.account FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.account USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.hold ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.hold FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.hold USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.idempotency ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.idempotency FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.idempotency USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.import_run ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.import_run FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.import_run USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.note ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.note FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.note USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.activity ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.activity FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.activity USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.balance ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.balance FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.balance USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.import_row ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.import_row FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.import_row USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.limit_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.limit_change FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.limit_change USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.member ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.member FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.member USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.organisation ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.organisation FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.organisation USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.transfer ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.transfer FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.transfer USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.contribution ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.contribution FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.contribution USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.claim ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.claim FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.claim USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

DO $$
DECLARE
    service text := quote_ident(current_database() || '_service');
    posting text := quote_ident(current_database() || '_posting');
BEGIN
    EXECUTE replace(replace('GRANT USAGE ON SCHEMA timebank TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT CREATE ON SCHEMA timebank TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.account TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.account TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.community TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.community TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE ON timebank.community TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.hold TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.hold TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE ON timebank.hold TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.idempotency TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.idempotency TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE ON timebank.idempotency TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.import_run TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.import_run TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE ON timebank.import_run TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.installation TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.note TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.note TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (words) ON timebank.note TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.note TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.activity TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.activity TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE ON timebank.activity TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.balance TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.balance TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE ON timebank.balance TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.import_row TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.import_row TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE ON timebank.import_row TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.import_row TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.limit_change TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.limit_change TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.member TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.member TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE ON timebank.member TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.organisation TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.organisation TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE ON timebank.organisation TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.token TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.token TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (revoked_at) ON timebank.token TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.transfer TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.transfer TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.contribution TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT (community_id, id, giver_id, receiver_type, receiver_id, activity_id, worked_from, worked_on, minutes, state, stated_by, logged_at, corrects_id, looks_like_id, import_row_id, external_ref, external_ref_keeper) ON timebank.contribution TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (state, decided_by_kind, decided_by, decided_at, looks_like_id, separate_by) ON timebank.contribution TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE ON timebank.contribution TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.claim TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.claim TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.lawful FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.lawful TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.lawful OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.account_open FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.account_open TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.account_open OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.append_only FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.append_only TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.append_only OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.community_today FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.community_today TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.community_today OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.contribution_frozen FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.contribution_frozen TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.contribution_frozen OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.contribution_new FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.contribution_new TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.contribution_new OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.correct FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.correct TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.correct OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.decide FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.decide OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.due_holds FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.due_holds OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.hold_capture FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.hold_capture TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.hold_capture OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.hold_place FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.hold_place TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.hold_place OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.hold_ready FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.hold_ready OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.hold_release FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.hold_release TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.hold_release OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.ledger_now FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.ledger_now TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.ledger_now OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.limits_set FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.limits_set TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.limits_set OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.move FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.move TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.move OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.open_balances FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.open_balances TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.open_balances OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.passing_on FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.passing_on OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.payers_left FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.payers_left OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.post FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.post OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.refuse FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.refuse TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.refuse OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.release_held FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.release_held OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.reversal_lines FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.reversal_lines OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.reversal_mirrors FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.reversal_mirrors TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.reversal_mirrors OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.reverse FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.reverse TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.reverse OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.same_time FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.same_time OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.verify FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.verify TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.verify OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.within FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.within OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.idempotency_keep FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.idempotency_keep TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.idempotency_keep OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.idempotency_take FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.idempotency_take TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.idempotency_take OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE CREATE ON SCHEMA timebank FROM {posting}', '{service}', service), '{posting}', posting);
END
$$;
