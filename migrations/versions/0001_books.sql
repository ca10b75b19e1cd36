SET LOCAL check_function_bodies = off;

CREATE TABLE timebank.account (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	type TEXT NOT NULL,
	owner_id UUID NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	first_floor BIGINT,
	first_ceiling BIGINT,
	CONSTRAINT account_pkey PRIMARY KEY (community_id, id) INCLUDE (type),
	CONSTRAINT account_community_id_owner_id_type_key UNIQUE (community_id, owner_id, type),
	CONSTRAINT account_type CHECK (type IN ('member', 'organisation', 'pot', 'contributions', 'retired', 'expired', 'opening')),
	CONSTRAINT account_owner CHECK ((type IN ('member', 'organisation')) = (owner_id <> community_id)),
	CONSTRAINT account_pot_last CHECK ((type = 'pot') = (id >= 'ffffffff-ffff-0000-0000-000000000000'))
);

CREATE TABLE timebank.activity (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	code TEXT NOT NULL,
	name_en TEXT NOT NULL,
	name_cy TEXT NOT NULL,
	risk_class TEXT NOT NULL,
	asks_for TEXT[] NOT NULL,
	before_en TEXT NOT NULL,
	before_cy TEXT NOT NULL,
	in_use BOOLEAN NOT NULL,
	made_as BYTEA,
	CONSTRAINT activity_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT activity_community_id_code_key UNIQUE (community_id, code),
	CONSTRAINT activity_risk_class CHECK (risk_class IN ('everyday', 'group_first', 'references', 'checked', 'not_here')),
	CONSTRAINT activity_asks_for CHECK (CASE risk_class WHEN 'not_here' THEN asks_for = '{not_here}' ELSE asks_for <@ '{group_first,references,staff_present,check}' END)
);

CREATE TABLE timebank.agreement (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	version INTEGER NOT NULL,
	text_en TEXT NOT NULL,
	text_cy TEXT NOT NULL,
	made_by UUID NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT agreement_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT agreement_community_id_version_key UNIQUE (community_id, version),
	CONSTRAINT agreement_version CHECK (version >= 1)
);

CREATE TABLE timebank.agreement_given (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	person_id UUID NOT NULL,
	version INTEGER NOT NULL,
	language TEXT NOT NULL,
	how TEXT NOT NULL,
	taken_by UUID NOT NULL,
	given_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT agreement_given_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT agreement_given_community_id_person_id_version_key UNIQUE (community_id, person_id, version),
	CONSTRAINT agreement_given_language CHECK (language IN ('en', 'cy')),
	CONSTRAINT agreement_given_how CHECK (how IN ('paper', 'phone', 'self')),
	CONSTRAINT agreement_given_taken_by CHECK ((how = 'self') = (taken_by = person_id))
);

CREATE TABLE timebank.app_consent (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	client_id UUID NOT NULL,
	member_id UUID NOT NULL,
	scopes TEXT[] NOT NULL,
	given_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT app_consent_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT app_consent_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);

CREATE TABLE timebank.app_grant (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	consent_id UUID NOT NULL,
	code_sha256 BYTEA NOT NULL,
	redirect_uri TEXT NOT NULL,
	challenge TEXT NOT NULL,
	scopes TEXT[] NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT app_grant_pkey PRIMARY KEY (community_id, id)
);

CREATE TABLE timebank.app_renewal (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	grant_id UUID NOT NULL,
	sha256 BYTEA NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT app_renewal_pkey PRIMARY KEY (community_id, id)
);

CREATE TABLE timebank.application (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	state TEXT NOT NULL,
	how TEXT NOT NULL,
	told JSONB NOT NULL,
	made_as BYTEA,
	from_sha256 BYTEA,
	taken_by UUID,
	applied_at TIMESTAMP WITH TIME ZONE NOT NULL,
	decided_by UUID,
	decided_at TIMESTAMP WITH TIME ZONE,
	reason TEXT,
	CONSTRAINT application_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT application_state CHECK (state IN ('applied', 'admitted', 'refused', 'withdrawn', 'lapsed')),
	CONSTRAINT application_how CHECK (how IN ('phone', 'table', 'paper', 'self')),
	CONSTRAINT application_taken_by CHECK ((how = 'self') = (taken_by IS NULL) AND (how = 'self' OR from_sha256 IS NULL)),
	CONSTRAINT application_reason CHECK (reason IN ('lives_elsewhere', 'under_18', 'duplicate', 'no_answer', 'other')),
	CONSTRAINT application_decided CHECK ((state = 'applied') = (decided_at IS NULL) AND (state IN ('applied', 'lapsed')) = (decided_by IS NULL) AND (state = 'applied' OR told = '{}' AND made_as IS NULL AND from_sha256 IS NULL) AND (state = 'refused') = (reason IS NOT NULL))
);

CREATE TABLE timebank.approval (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,
	asked_by_kind TEXT NOT NULL,
	asked_by UUID NOT NULL,
	asked_as TEXT NOT NULL,
	asked_for UUID,
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
	lapses_at TIMESTAMP WITH TIME ZONE NOT NULL,
	subject_id UUID NOT NULL,
	made_id UUID NOT NULL,
	minutes BIGINT NOT NULL,
	reason TEXT,
	gainers UUID[] NOT NULL,
	terms JSONB NOT NULL,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT approval_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT approval_kind CHECK (kind IN ('reversal', 'grant', 'correction', 'limits', 'thanks', 'import_undo', 'leaving')),
	CONSTRAINT approval_asked CHECK (asked_by_kind IN ('member', 'client')),
	CONSTRAINT approval_ended CHECK ((state = 'waiting') = (ended_at IS NULL)),
	CONSTRAINT approval_second_person CHECK (CASE state WHEN 'waiting' THEN ended_by IS NULL WHEN 'lapsed' THEN ended_by IS NULL WHEN 'overtaken' THEN ended_by IS NULL WHEN 'withdrawn' THEN coalesce(ended_by = asked_by, false) WHEN 'approved' THEN coalesce(ended_by <> asked_by, false) WHEN 'declined' THEN coalesce(ended_by <> asked_by, false) ELSE false END),
	CONSTRAINT approval_gainless CHECK (state <> 'approved' OR ended_by <> ALL (gainers)),
	CONSTRAINT approval_made_key UNIQUE (community_id, made_id)
);

CREATE TABLE timebank.attendance (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	session_id UUID NOT NULL,
	member_id UUID,
	heads BIGINT NOT NULL,
	role TEXT NOT NULL,
	came_by TEXT NOT NULL,
	in_at TIMESTAMP WITH TIME ZONE,
	in_by UUID NOT NULL,
	out_at TIMESTAMP WITH TIME ZONE,
	out_by UUID,
	minutes BIGINT,
	minutes_by UUID,
	sheet_minutes BIGINT,
	contribution_id UUID,
	withdrawn_by UUID,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	made_as BYTEA,
	CONSTRAINT attendance_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT attendance_role CHECK (role IN ('giver', 'guest')),
	CONSTRAINT attendance_came_by CHECK (came_by IN ('list', 'card', 'pin', 'walk_in')),
	CONSTRAINT attendance_who CHECK (CASE WHEN member_id IS NULL THEN role = 'guest' ELSE heads = 1 END AND heads > 0),
	CONSTRAINT attendance_out_after_in CHECK (out_at >= in_at),
	CONSTRAINT attendance_minutes CHECK (minutes BETWEEN 1 AND 1440),
	CONSTRAINT attendance_sheet_minutes CHECK (sheet_minutes BETWEEN 1 AND 1440),
	CONSTRAINT attendance_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

CREATE TABLE timebank.authenticator (
	community_id UUID NOT NULL,
	member_id UUID NOT NULL,
	sealed BYTEA,
	confirmed_at TIMESTAMP WITH TIME ZONE,
	pending BYTEA,
	pending_from TIMESTAMP WITH TIME ZONE,
	last_step BIGINT NOT NULL,
	recovery_sha256s BYTEA[] NOT NULL,
	tries INTEGER NOT NULL,
	tries_from TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT authenticator_pkey PRIMARY KEY (community_id, member_id),
	CONSTRAINT authenticator_confirmed CHECK ((sealed IS NULL) = (confirmed_at IS NULL)),
	CONSTRAINT authenticator_pending CHECK ((pending IS NULL) = (pending_from IS NULL))
);

CREATE TABLE timebank.backup (
	id UUID NOT NULL,
	occasion TEXT NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	size_bytes BIGINT NOT NULL,
	sha256 BYTEA NOT NULL,
	sealed BOOLEAN NOT NULL,
	proven_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT backup_pkey PRIMARY KEY (id),
	CONSTRAINT backup_occasion CHECK (occasion IN ('by_hand', 'nightly', 'before_upgrade')),
	CONSTRAINT backup_sha256_length CHECK (length(sha256) = 32)
);

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
	late_to UUID,
	CONSTRAINT balance_pkey PRIMARY KEY (community_id, account_id)
)
 WITH (fillfactor = 50);

CREATE TABLE timebank.card (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	sha256 BYTEA NOT NULL,
	sealed BYTEA,
	made_by UUID NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT card_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT card_printable CHECK (sealed IS NOT NULL OR ended_at IS NOT NULL)
);

CREATE TABLE timebank.checkpoint (
	community_id UUID NOT NULL,
	number BIGINT NOT NULL,
	size BIGINT NOT NULL,
	journal_size BIGINT NOT NULL,
	root BYTEA NOT NULL,
	previous BYTEA NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	key_id TEXT NOT NULL,
	signature BYTEA NOT NULL,
	frontier BYTEA[] NOT NULL,
	tiles BYTEA[] NOT NULL,
	CONSTRAINT checkpoint_pkey PRIMARY KEY (community_id, number),
	CONSTRAINT checkpoint_hashes CHECK (length(root) = 32 AND length(previous) = 32 AND length(signature) = 64),
	CONSTRAINT checkpoint_community_id_size_key UNIQUE (community_id, size)
);

CREATE TABLE timebank.claim (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	contribution_id UUID NOT NULL,
	side TEXT NOT NULL,
	stated_by UUID NOT NULL,
	minutes BIGINT NOT NULL,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	beside_credit BOOLEAN,
	CONSTRAINT claim_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT claim_side CHECK (side IN ('giver', 'receiver', 'decision')),
	CONSTRAINT claim_minutes CHECK (minutes BETWEEN 1 AND 44640)
);

CREATE TABLE timebank.client (
	id UUID NOT NULL,
	community_id UUID NOT NULL,
	name TEXT NOT NULL,
	organisation_id UUID,
	public BOOLEAN NOT NULL,
	scopes TEXT[] NOT NULL,
	redirect_uris TEXT[] NOT NULL,
	made_as BYTEA NOT NULL,
	made_by UUID NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT client_pkey PRIMARY KEY (id),
	CONSTRAINT client_scopes CHECK (cardinality(scopes) > 0),
	CONSTRAINT client_public CHECK (NOT public OR cardinality(redirect_uris) > 0),
	CONSTRAINT client_ended CHECK (ended_by IS NULL OR ended_at IS NOT NULL)
);

CREATE TABLE timebank.client_secret (
	id UUID NOT NULL,
	client_id UUID NOT NULL,
	sha256 BYTEA NOT NULL,
	made_by UUID NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT client_secret_pkey PRIMARY KEY (id),
	CONSTRAINT client_secret_ended CHECK (ended_by IS NULL OR ended_at IS NOT NULL)
);

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
	under_18s BOOLEAN NOT NULL,
	applications_from_outside BOOLEAN NOT NULL,
	noticeboard BOOLEAN NOT NULL,
	areas JSONB NOT NULL,
	members_numbered BIGINT NOT NULL,
	sandbox BOOLEAN NOT NULL,
	made_as BYTEA,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT community_pkey PRIMARY KEY (id),
	CONSTRAINT community_style CHECK (style IN ('time_credits', 'time_bank')),
	CONSTRAINT community_stated_by CHECK (hours_stated_by IN ('groups', 'members', 'both')),
	CONSTRAINT community_shown_as CHECK (shown_as IN ('hours', 'credits')),
	CONSTRAINT community_thanked_by CHECK (thanked_by IN ('leads', 'coordinators')),
	CONSTRAINT community_leavers_minutes CHECK (leavers_minutes IN ('pot', 'expire')),
	CONSTRAINT community_time_zone CHECK ((timestamptz '2000-01-01 00:00+00' AT TIME ZONE time_zone) IS NOT NULL),
	CONSTRAINT community_member_floor CHECK (member_floor_minutes <= 0),
	CONSTRAINT community_slug CHECK (slug ~ '^[a-z0-9](-?[a-z0-9])*$'),
	CONSTRAINT community_slug_key UNIQUE (slug)
);

CREATE TABLE timebank.concern (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	raised_by UUID NOT NULL,
	raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
	about_number TEXT,
	words TEXT NOT NULL,
	closed_at TIMESTAMP WITH TIME ZONE,
	closed_by UUID,
	outcome TEXT,
	CONSTRAINT concern_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT concern_closed CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (outcome IS NULL))
);

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
	separate_from UUID[],
	import_row_id UUID,
	session_id UUID,
	external_ref TEXT,
	external_ref_keeper UUID,
	verified_id UUID,
	verified_minutes BIGINT,
	credit_kind TEXT,
	asks_for TEXT[],
	without_measures TEXT[],
	CONSTRAINT contribution_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT contribution_credit_key UNIQUE (community_id, id, verified_minutes, payer_account_id, giver_account_id, credit_kind)
);

CREATE TABLE timebank.entry (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	keeper_id UUID NOT NULL,
	reason TEXT NOT NULL,
	entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT entry_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT entry_ends CHECK (ends_at > entered_at)
);

CREATE TABLE timebank.erasure (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	state TEXT NOT NULL,
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
	asked_by UUID NOT NULL,
	due_on DATE NOT NULL,
	held_reason TEXT,
	held_at TIMESTAMP WITH TIME ZONE,
	held_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	ended_by UUID,
	CONSTRAINT erasure_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT erasure_state CHECK (state IN ('asked', 'held', 'done', 'withdrawn')),
	CONSTRAINT erasure_reason CHECK (held_reason IN ('still_open', 'legal_claim', 'other')),
	CONSTRAINT erasure_held CHECK (state <> 'held' OR held_reason IS NOT NULL),
	CONSTRAINT erasure_ended CHECK ((state IN ('done', 'withdrawn')) = (ended_at IS NOT NULL) AND (ended_by IS NULL OR ended_at IS NOT NULL) AND (ended_by IS NOT NULL OR state <> 'withdrawn'))
);

CREATE TABLE timebank.event (
	community_id UUID NOT NULL,
	position BIGINT NOT NULL,
	kind TEXT NOT NULL,
	subject_id UUID NOT NULL,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	journal BIGINT,
	leaf BYTEA NOT NULL,
	CONSTRAINT event_pkey PRIMARY KEY (community_id, position),
	CONSTRAINT event_kind CHECK (kind IN ('transfer', 'account_opened', 'limits_changed', 'contribution_logged', 'contribution_historic', 'contribution_queried', 'contribution_declined', 'contribution_withdrawn', 'claim_made', 'hold_placed', 'hold_released', 'hold_lapsed', 'exchange_proposed', 'exchange_agreed', 'exchange_done', 'exchange_cancelled', 'session_planned', 'session_cancelled', 'session_closed', 'session_sign_ups')),
	CONSTRAINT event_sealed CHECK (position >= 1 AND length(leaf) = 32),
	CONSTRAINT event_journal CHECK ((kind = 'transfer') = (journal IS NOT NULL)),
	CONSTRAINT event_community_id_subject_id_kind_recorded_at_key UNIQUE (community_id, subject_id, kind, recorded_at)
);

CREATE TABLE timebank.exchange (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	activity_id UUID NOT NULL,
	listing_id UUID,
	planned_on DATE NOT NULL,
	planned_from TIME WITHOUT TIME ZONE,
	planned_minutes BIGINT,
	place TEXT,
	state TEXT NOT NULL,
	proposed_by UUID NOT NULL,
	proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	agreed_at TIMESTAMP WITH TIME ZONE,
	first_agreed_at TIMESTAMP WITH TIME ZONE,
	done_by UUID,
	done_at TIMESTAMP WITH TIME ZONE,
	cancelled_by UUID,
	cancelled_at TIMESTAMP WITH TIME ZONE,
	cancel_reason TEXT,
	made_as BYTEA,
	CONSTRAINT exchange_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT exchange_state CHECK (state IN ('proposed', 'agreed', 'done', 'cancelled')),
	CONSTRAINT exchange_planned_minutes CHECK (planned_minutes > 0),
	CONSTRAINT exchange_agreed CHECK (CASE WHEN state IN ('agreed', 'done') THEN agreed_at IS NOT NULL WHEN state = 'proposed' THEN agreed_at IS NULL ELSE true END AND (agreed_at IS NULL OR first_agreed_at IS NOT NULL)),
	CONSTRAINT exchange_done CHECK ((state = 'done') = (done_at IS NOT NULL) AND (done_at IS NULL) = (done_by IS NULL)),
	CONSTRAINT exchange_cancelled CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL) AND (cancelled_at IS NULL) = (cancelled_by IS NULL) AND (cancelled_at IS NULL) = (cancel_reason IS NULL)),
	CONSTRAINT exchange_cancel_reason CHECK (cancel_reason IN ('declined', 'not_needed', 'cannot', 'did_not_happen', 'other'))
);

CREATE TABLE timebank.exchange_hours (
	community_id UUID NOT NULL,
	exchange_id UUID NOT NULL,
	giver_id UUID NOT NULL,
	receiver_id UUID NOT NULL,
	contribution_id UUID,
	CONSTRAINT exchange_hours_pkey PRIMARY KEY (community_id, exchange_id, giver_id, receiver_id),
	CONSTRAINT exchange_hours_two CHECK (giver_id <> receiver_id)
);

CREATE TABLE timebank.exchange_person (
	community_id UUID NOT NULL,
	exchange_id UUID NOT NULL,
	member_id UUID NOT NULL,
	side TEXT NOT NULL,
	agreed_by UUID,
	agreed_at TIMESTAMP WITH TIME ZONE,
	contact TEXT NOT NULL,
	note TEXT,
	out_by UUID,
	out_at TIMESTAMP WITH TIME ZONE,
	disputed_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT exchange_person_pkey PRIMARY KEY (community_id, exchange_id, member_id),
	CONSTRAINT exchange_person_side CHECK (side IN ('giver', 'receiver')),
	CONSTRAINT exchange_person_contact CHECK (contact IN ('email', 'telephone', 'coordinator')),
	CONSTRAINT exchange_person_agreed CHECK ((agreed_at IS NULL) = (agreed_by IS NULL)),
	CONSTRAINT exchange_person_out CHECK ((out_at IS NULL) = (out_by IS NULL))
);

CREATE TABLE timebank.export_decision (
	community_id UUID NOT NULL,
	member_id UUID NOT NULL,
	item_id UUID NOT NULL,
	kind TEXT NOT NULL,
	words_sha256 BYTEA NOT NULL,
	given BOOLEAN NOT NULL,
	reason TEXT,
	decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
	decided_by UUID NOT NULL,
	CONSTRAINT export_decision_pkey PRIMARY KEY (community_id, member_id, item_id),
	CONSTRAINT export_decision_kind CHECK (kind IN ('note', 'exchange_note', 'import_row', 'concern', 'kept_apart')),
	CONSTRAINT export_decision_reason CHECK (given = (reason IS NULL) AND reason IN ('third_person', 'confidence', 'harm', 'crime', 'other')),
	CONSTRAINT export_decision_own CHECK (decided_by <> member_id)
);

CREATE TABLE timebank.export_review (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	state TEXT NOT NULL,
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
	asked_by UUID NOT NULL,
	due_on DATE NOT NULL,
	words_at TIMESTAMP WITH TIME ZONE,
	words_by UUID,
	safeguarding_at TIMESTAMP WITH TIME ZONE,
	safeguarding_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	ended_by UUID,
	CONSTRAINT export_review_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT export_review_state CHECK (state IN ('asked', 'done', 'withdrawn')),
	CONSTRAINT export_review_decided CHECK ((words_at IS NULL) = (words_by IS NULL) AND (safeguarding_at IS NULL) = (safeguarding_by IS NULL) AND (state <> 'done' OR (words_at IS NOT NULL AND safeguarding_at IS NOT NULL))),
	CONSTRAINT export_review_own CHECK (member_id NOT IN (words_by, safeguarding_by)),
	CONSTRAINT export_review_ended CHECK ((state = 'asked') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL))
);

CREATE TABLE timebank.helper (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	helper_id UUID NOT NULL,
	named_by UUID NOT NULL,
	named_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT helper_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT helper_another CHECK (helper_id <> member_id),
	CONSTRAINT helper_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
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
	CONSTRAINT hold_expires CHECK (expires_at > placed_at AND isfinite(expires_at)),
	CONSTRAINT hold_ended CHECK ((state = 'held') = (ended_at IS NULL)),
	CONSTRAINT hold_captured CHECK ((state = 'captured') = (captured_minutes IS NOT NULL) AND captured_minutes BETWEEN 1 AND minutes),
	CONSTRAINT hold_reason CHECK (reason IS NULL OR reason IN ('leaving', 'social_prescribing', 'community_decision', 'asked_by_member', 'other'))
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
	CONSTRAINT idempotency_pkey PRIMARY KEY (community_id, keeper_id, key)
)
 WITH (fillfactor = 90);

CREATE TABLE timebank.import_row (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	run_id UUID NOT NULL,
	position INTEGER NOT NULL,
	sheet TEXT NOT NULL,
	row_number INTEGER NOT NULL,
	cells JSONB,
	line JSONB,
	account_id UUID,
	outcome TEXT NOT NULL,
	problems JSONB NOT NULL,
	CONSTRAINT import_row_pkey PRIMARY KEY (community_id, id)
);

CREATE TABLE timebank.import_run (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	file_sha256 BYTEA NOT NULL,
	options JSONB NOT NULL,
	reading JSONB NOT NULL,
	counted_on DATE,
	state TEXT NOT NULL,
	counts JSONB NOT NULL,
	run_by UUID NOT NULL,
	checked_at TIMESTAMP WITH TIME ZONE NOT NULL,
	posted_at TIMESTAMP WITH TIME ZONE,
	undone_at TIMESTAMP WITH TIME ZONE,
	undone_by UUID,
	CONSTRAINT import_run_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT import_run_kind CHECK (kind IN ('members', 'hours', 'openings')),
	CONSTRAINT import_run_state CHECK (state IN ('checked', 'posted', 'undone')),
	CONSTRAINT import_run_counted_on CHECK (kind <> 'openings' OR counted_on IS NOT NULL)
);

CREATE TABLE timebank.installation (
	id SMALLINT NOT NULL,
	made_as TEXT NOT NULL,
	clock_offset INTERVAL NOT NULL,
	CONSTRAINT installation_pkey PRIMARY KEY (id),
	CONSTRAINT installation_single CHECK (id = 1),
	CONSTRAINT installation_made_as CHECK (made_as IN ('real', 'demo', 'test')),
	CONSTRAINT installation_real_clock CHECK (made_as <> 'real' OR clock_offset = interval '0')
);

CREATE TABLE timebank.kept_apart (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	other_id UUID NOT NULL,
	kept_by UUID NOT NULL,
	kept_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	ended_by UUID,
	CONSTRAINT kept_apart_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT kept_apart_pair CHECK (member_id < other_id),
	CONSTRAINT kept_apart_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);

CREATE TABLE timebank.limit_change (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	account_id UUID NOT NULL,
	floor BIGINT NOT NULL,
	ceiling BIGINT,
	passes_on BOOLEAN NOT NULL,
	closed BOOLEAN NOT NULL,
	late_to UUID,
	actor_kind TEXT NOT NULL,
	actor_id UUID NOT NULL,
	reason TEXT,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT limit_change_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT limit_change_reason CHECK (reason IN ('mistake', 'duplicate', 'wrong_person', 'wrong_minutes', 'wrong_day', 'wrong_activity', 'not_given', 'leaving', 'death', 'merge', 'welcome', 'social_prescribing', 'community_decision', 'ceiling', 'passed_on', 'import_undone', 'other')),
	CONSTRAINT limit_change_actor CHECK (actor_kind IN ('member', 'client', 'rule'))
);

CREATE TABLE timebank.listing (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	kind TEXT NOT NULL,
	member_id UUID,
	organisation_id UUID,
	activity_id UUID NOT NULL,
	title_en TEXT,
	title_cy TEXT,
	text_en TEXT,
	text_cy TEXT,
	for_whom_en TEXT,
	for_whom_cy TEXT,
	place TEXT,
	times TEXT[] NOT NULL,
	areas TEXT[] NOT NULL,
	languages TEXT[] NOT NULL,
	expires_on DATE NOT NULL,
	state TEXT NOT NULL,
	closed_reason TEXT,
	closed_by UUID,
	closed_at TIMESTAMP WITH TIME ZONE,
	made_by UUID NOT NULL,
	made_as BYTEA,
	listed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT listing_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT listing_kind CHECK (kind IN ('offer', 'request')),
	CONSTRAINT listing_owner CHECK (num_nonnulls(member_id, organisation_id) = 1 AND (organisation_id IS NULL OR kind = 'request')),
	CONSTRAINT listing_times CHECK (times <@ '{weekday_morning,weekday_afternoon,weekday_evening,weekend_morning,weekend_afternoon,weekend_evening}'),
	CONSTRAINT listing_state CHECK (state IN ('open', 'closed')),
	CONSTRAINT listing_title CHECK (num_nonnulls(title_en, title_cy) > 0 OR state = 'closed'),
	CONSTRAINT listing_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closed_reason IS NULL) AND closed_reason IN ('met_here', 'met_elsewhere', 'no_longer'))
);

CREATE TABLE timebank.listing_gram (
	community_id UUID NOT NULL,
	gram TEXT NOT NULL,
	word TEXT NOT NULL,
	CONSTRAINT listing_gram_pkey PRIMARY KEY (community_id, gram, word)
);

CREATE TABLE timebank.listing_word (
	community_id UUID NOT NULL,
	word TEXT NOT NULL,
	listing_id UUID NOT NULL,
	worth SMALLINT NOT NULL,
	CONSTRAINT listing_word_pkey PRIMARY KEY (community_id, word, listing_id) INCLUDE (worth)
);

CREATE TABLE timebank.machine_code (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	sha256 BYTEA NOT NULL,
	made_by UUID,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT machine_code_pkey PRIMARY KEY (community_id, id)
);

CREATE TABLE timebank.measure (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	kind TEXT NOT NULL,
	check_level TEXT,
	seen_on DATE NOT NULL,
	seen_by UUID NOT NULL,
	look_again_on DATE NOT NULL,
	decision TEXT NOT NULL,
	recorded_by UUID NOT NULL,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE,
	ended_by UUID,
	CONSTRAINT measure_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT measure_kind CHECK (kind IN ('group_first', 'references', 'staff_present', 'check')),
	CONSTRAINT measure_check_level CHECK ((kind = 'check') = (check_level IS NOT NULL) AND check_level IN ('basic', 'standard', 'enhanced', 'enhanced_barred_list')),
	CONSTRAINT measure_decision CHECK (decision IN ('accepted', 'not_accepted')),
	CONSTRAINT measure_look_again CHECK (look_again_on > seen_on),
	CONSTRAINT measure_of_another CHECK (member_id NOT IN (seen_by, recorded_by, coalesce(ended_by, recorded_by))),
	CONSTRAINT measure_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);

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
	area TEXT,
	adult BOOLEAN,
	guardian_name TEXT,
	guardian_contact TEXT,
	can_do TEXT,
	can_do_activity_ids UUID[] NOT NULL,
	would_like TEXT,
	would_like_activity_ids UUID[] NOT NULL,
	access_needs TEXT,
	private BOOLEAN NOT NULL,
	admitted_by UUID,
	taken_in_for UUID,
	complete_by DATE,
	merged_into_id UUID,
	stands_for BOOLEAN NOT NULL,
	joined_on DATE NOT NULL,
	status TEXT NOT NULL,
	left_on DATE,
	external_ref TEXT,
	external_ref_keeper UUID,
	made_as BYTEA,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT member_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT member_community_id_number_key UNIQUE (community_id, number),
	CONSTRAINT member_community_id_external_ref_keeper_external_ref_key UNIQUE (community_id, external_ref_keeper, external_ref),
	CONSTRAINT member_language CHECK (language IN ('en', 'cy')),
	CONSTRAINT member_contact_by CHECK (contact_by IN ('email', 'text', 'telephone', 'letter')),
	CONSTRAINT member_status CHECK (status IN ('member', 'paused', 'left')),
	CONSTRAINT member_guardian CHECK (adult IS NOT false OR (guardian_name IS NOT NULL AND guardian_contact IS NOT NULL) OR status = 'left'),
	CONSTRAINT member_merged CHECK (merged_into_id IS NULL OR (status = 'left' AND merged_into_id <> id)),
	CONSTRAINT member_external_ref CHECK ((external_ref IS NULL) = (external_ref_keeper IS NULL))
);

CREATE TABLE timebank.message (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	kind TEXT NOT NULL,
	by TEXT NOT NULL,
	facts JSONB NOT NULL,
	state TEXT NOT NULL,
	tries INTEGER NOT NULL,
	next_try_at TIMESTAMP WITH TIME ZONE NOT NULL,
	useless_after TIMESTAMP WITH TIME ZONE NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	sent_at TIMESTAMP WITH TIME ZONE,
	fault TEXT,
	CONSTRAINT message_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT message_kind CHECK (kind IN ('sign_in_code', 'concern', 'safety', 'app_allowed', 'contact_changed', 'approval_ended', 'copy_ready', 'waiting', 'news')),
	CONSTRAINT message_by CHECK (by IN ('email', 'text', 'telephone', 'letter')),
	CONSTRAINT message_state CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
	CONSTRAINT message_emptied CHECK (state = 'waiting' OR facts = '{}'::jsonb),
	CONSTRAINT message_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
	CONSTRAINT message_fault CHECK (fault ~ '^[a-z0-9_]{1,40}$'),
	CONSTRAINT message_tries CHECK (tries >= 0)
);

CREATE TABLE timebank.note (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	subject_id UUID NOT NULL,
	words TEXT NOT NULL,
	written_by UUID NOT NULL,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT note_pkey PRIMARY KEY (community_id, id)
);

CREATE TABLE timebank.organisation (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	name_en TEXT NOT NULL,
	name_cy TEXT,
	name_folded TEXT NOT NULL,
	thanks BOOLEAN NOT NULL,
	accepts_credits BOOLEAN NOT NULL,
	childrens_policy BOOLEAN NOT NULL,
	private BOOLEAN NOT NULL,
	status TEXT NOT NULL,
	external_ref TEXT,
	external_ref_keeper UUID,
	made_as BYTEA,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT organisation_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT organisation_community_id_external_ref_keeper_external_ref_key UNIQUE (community_id, external_ref_keeper, external_ref),
	CONSTRAINT organisation_status CHECK (status IN ('active', 'left')),
	CONSTRAINT organisation_external_ref CHECK ((external_ref IS NULL) = (external_ref_keeper IS NULL))
);

CREATE TABLE timebank.passkey (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	credential_id BYTEA NOT NULL,
	public_key BYTEA NOT NULL,
	sign_count BIGINT NOT NULL,
	name TEXT NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT passkey_pkey PRIMARY KEY (community_id, id)
);

CREATE TABLE timebank.passkey_challenge (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID,
	challenge BYTEA NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT passkey_challenge_pkey PRIMARY KEY (community_id, id)
);

CREATE TABLE timebank.pin (
	community_id UUID NOT NULL,
	member_id UUID NOT NULL,
	sealed BYTEA NOT NULL,
	set_by UUID NOT NULL,
	set_at TIMESTAMP WITH TIME ZONE NOT NULL,
	tries INTEGER NOT NULL,
	tried_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT pin_pkey PRIMARY KEY (community_id, member_id)
);

CREATE TABLE timebank.role_held (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	role TEXT NOT NULL,
	organisation_id UUID,
	given_by UUID,
	given_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT role_held_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT role_held_role CHECK (role IN ('organisation_lead', 'coordinator', 'safeguarding_lead', 'auditor')),
	CONSTRAINT role_held_organisation CHECK ((role = 'organisation_lead') = (organisation_id IS NOT NULL)),
	CONSTRAINT role_held_given_by CHECK (given_by <> member_id),
	CONSTRAINT role_held_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);

CREATE TABLE timebank.seal (
	community_id UUID NOT NULL,
	size BIGINT NOT NULL,
	journal_size BIGINT NOT NULL,
	CONSTRAINT seal_pkey PRIMARY KEY (community_id)
);

CREATE TABLE timebank.session (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	series_id UUID,
	series_on DATE,
	apart BOOLEAN NOT NULL,
	organisation_id UUID,
	activity_id UUID NOT NULL,
	name_en TEXT,
	name_cy TEXT,
	place TEXT,
	area TEXT,
	day DATE NOT NULL,
	starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
	places BIGINT,
	sign_up TEXT NOT NULL,
	on_noticeboard BOOLEAN NOT NULL,
	queued BIGINT NOT NULL,
	state TEXT NOT NULL,
	state_by UUID,
	state_at TIMESTAMP WITH TIME ZONE,
	reason TEXT,
	changed BIGINT NOT NULL,
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by UUID NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	made_as BYTEA,
	CONSTRAINT session_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT session_sign_up CHECK (sign_up IN ('open', 'by_lead', 'none')),
	CONSTRAINT session_named CHECK (coalesce(name_en, name_cy) IS NOT NULL),
	CONSTRAINT session_length CHECK (ends_at - starts_at BETWEEN interval '1 minute' AND interval '1440 minutes'),
	CONSTRAINT session_places CHECK (places > 0),
	CONSTRAINT session_state CHECK (state IN ('open', 'cancelled', 'closed')),
	CONSTRAINT session_state_told CHECK ((state = 'open') = (state_by IS NULL) AND (state_by IS NULL) = (state_at IS NULL) AND (state = 'cancelled') = (reason IS NOT NULL)),
	CONSTRAINT session_of_series CHECK ((series_id IS NULL) = (series_on IS NULL))
);

CREATE TABLE timebank.session_series (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	organisation_id UUID,
	activity_id UUID NOT NULL,
	name_en TEXT,
	name_cy TEXT,
	place TEXT,
	area TEXT,
	first_on DATE NOT NULL,
	starts_local TIME WITHOUT TIME ZONE NOT NULL,
	minutes BIGINT NOT NULL,
	rule TEXT NOT NULL,
	places BIGINT,
	sign_up TEXT NOT NULL,
	on_noticeboard BOOLEAN NOT NULL,
	made_until DATE NOT NULL,
	made_by UUID NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	made_as BYTEA NOT NULL,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT session_series_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT session_series_sign_up CHECK (sign_up IN ('open', 'by_lead', 'none')),
	CONSTRAINT session_series_named CHECK (coalesce(name_en, name_cy) IS NOT NULL),
	CONSTRAINT session_series_minutes CHECK (minutes BETWEEN 1 AND 1440),
	CONSTRAINT session_series_places CHECK (places > 0),
	CONSTRAINT session_series_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);

CREATE TABLE timebank.sign_in_code (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	address_sha256 BYTEA NOT NULL,
	from_sha256 BYTEA NOT NULL,
	member_ids UUID[] NOT NULL,
	code_sha256s BYTEA[] NOT NULL,
	tries INTEGER NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	used_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT sign_in_code_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT sign_in_code_each CHECK (cardinality(member_ids) = cardinality(code_sha256s))
);

CREATE TABLE timebank.sign_up (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	session_id UUID NOT NULL,
	member_id UUID NOT NULL,
	role TEXT NOT NULL,
	state TEXT NOT NULL,
	place BIGINT NOT NULL,
	made_by UUID NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	in_at TIMESTAMP WITH TIME ZONE,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT sign_up_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT sign_up_role CHECK (role IN ('giver', 'guest')),
	CONSTRAINT sign_up_state CHECK (state IN ('in', 'waiting', 'cancelled')),
	CONSTRAINT sign_up_ended CHECK ((state = 'cancelled') = (ended_by IS NOT NULL) AND (ended_by IS NULL) = (ended_at IS NULL))
);

CREATE TABLE timebank.signing_key (
	community_id UUID NOT NULL,
	key_id TEXT NOT NULL,
	public_key BYTEA NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	endorsed_by TEXT,
	endorsement BYTEA,
	CONSTRAINT signing_key_pkey PRIMARY KEY (community_id, key_id),
	CONSTRAINT signing_key_length CHECK (length(public_key) = 32),
	CONSTRAINT signing_key_endorsed CHECK ((endorsed_by IS NULL) = (endorsement IS NULL))
);

CREATE TABLE timebank.skill (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	member_id UUID NOT NULL,
	kind TEXT NOT NULL,
	activity_id UUID,
	words_en TEXT,
	words_cy TEXT,
	words_folded TEXT NOT NULL,
	made_by UUID NOT NULL,
	made_as BYTEA,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT skill_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT skill_kind CHECK (kind IN ('can', 'know', 'lend', 'learn')),
	CONSTRAINT skill_says CHECK ((ended_at IS NULL) = (num_nonnulls(activity_id, words_en, words_cy) > 0))
);

CREATE TABLE timebank.switched_off (
	community_id UUID NOT NULL,
	member_id UUID NOT NULL,
	kind TEXT NOT NULL,
	off_by UUID NOT NULL,
	off_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT switched_off_pkey PRIMARY KEY (community_id, member_id, kind),
	CONSTRAINT switched_off_kind CHECK (kind IN ('exchange_answered', 'exchange_changed', 'session_tomorrow', 'session_cancelled', 'place_free', 'please_confirm', 'entry_questioned', 'thanked'))
);

CREATE TABLE timebank.texts_of_day (
	community_id UUID NOT NULL,
	day DATE NOT NULL,
	number_sha256 BYTEA NOT NULL,
	texts INTEGER NOT NULL,
	CONSTRAINT texts_of_day_pkey PRIMARY KEY (community_id, day, number_sha256),
	CONSTRAINT texts_of_day_texts CHECK (texts > 0)
);

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
	address_sha256 BYTEA,
	device TEXT,
	rolls_minutes INTEGER,
	client_id UUID,
	scopes TEXT[],
	means TEXT,
	second_factor BOOLEAN NOT NULL,
	grant_id UUID,
	CONSTRAINT token_pkey PRIMARY KEY (id),
	CONSTRAINT token_role CHECK (role IN ('member', 'organisation_lead', 'coordinator', 'safeguarding_lead', 'auditor', 'network_admin')),
	CONSTRAINT token_community CHECK ((role = 'network_admin') = (community_id IS NULL)),
	CONSTRAINT token_member CHECK (role IN ('auditor', 'network_admin') OR member_id IS NOT NULL OR client_id IS NOT NULL AND role = 'organisation_lead' AND cardinality(organisation_ids) = 1),
	CONSTRAINT token_scopes CHECK ((client_id IS NULL) = (scopes IS NULL)),
	CONSTRAINT token_organisations CHECK (role = 'organisation_lead' OR cardinality(organisation_ids) = 0),
	CONSTRAINT token_rolls CHECK (rolls_minutes > 0),
	CONSTRAINT token_means CHECK (means IN ('code', 'machine', 'passkey', 'card', 'pairing')),
	CONSTRAINT token_second_factor CHECK (means IS NULL OR role = 'member' OR second_factor),
	CONSTRAINT token_sha256_key UNIQUE (sha256)
);

CREATE TABLE timebank.told (
	community_id UUID NOT NULL,
	member_id UUID NOT NULL,
	kind TEXT NOT NULL,
	subject_id UUID NOT NULL,
	version TEXT NOT NULL,
	told_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT told_pkey PRIMARY KEY (community_id, member_id, kind, subject_id, version),
	CONSTRAINT told_kind CHECK (kind IN ('exchange_answered', 'exchange_changed', 'session_tomorrow', 'session_cancelled', 'place_free', 'please_confirm', 'entry_questioned', 'thanked'))
);

CREATE TABLE timebank.trail_line (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	token_id UUID NOT NULL,
	actor_id UUID,
	role TEXT NOT NULL,
	method TEXT NOT NULL,
	route TEXT NOT NULL,
	status SMALLINT NOT NULL,
	came_from TEXT,
	request_id TEXT NOT NULL,
	things UUID[] NOT NULL,
	about UUID[] NOT NULL,
	CONSTRAINT trail_line_pkey PRIMARY KEY (community_id, id)
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
	CONSTRAINT transfer_contribution_key UNIQUE (community_id, contribution_id)
);

CREATE TABLE timebank.unsealed (
	community_id UUID NOT NULL,
	recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
	subject_id UUID NOT NULL,
	kind TEXT NOT NULL,
	CONSTRAINT unsealed_pkey PRIMARY KEY (community_id, recorded_at, subject_id, kind)
);

CREATE TABLE timebank.verification_rule (
	community_id UUID NOT NULL,
	id UUID NOT NULL,
	most_minutes BIGINT NOT NULL,
	made_by UUID NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_by UUID,
	ended_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT verification_rule_pkey PRIMARY KEY (community_id, id),
	CONSTRAINT verification_rule_minutes CHECK (most_minutes BETWEEN 1 AND 1440),
	CONSTRAINT verification_rule_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);

CREATE INDEX app_consent_client_idx ON timebank.app_consent (community_id, client_id, id);

CREATE UNIQUE INDEX app_consent_once_key ON timebank.app_consent (community_id, member_id, client_id) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX app_grant_code_key ON timebank.app_grant (community_id, code_sha256);

CREATE UNIQUE INDEX app_renewal_sha256_key ON timebank.app_renewal (community_id, sha256);

CREATE INDEX application_from_idx ON timebank.application (community_id, from_sha256, applied_at);

CREATE INDEX application_waiting_idx ON timebank.application (community_id, id) WHERE state = 'applied';

CREATE INDEX approval_lapses_idx ON timebank.approval (community_id, lapses_at) WHERE state = 'waiting';

CREATE UNIQUE INDEX approval_waiting_key ON timebank.approval (community_id, kind, subject_id) WHERE state = 'waiting';

CREATE INDEX attendance_member_idx ON timebank.attendance (community_id, member_id, session_id);

CREATE UNIQUE INDEX attendance_once_key ON timebank.attendance (community_id, session_id, member_id) WHERE member_id IS NOT NULL AND withdrawn_at IS NULL;

CREATE INDEX attendance_session_idx ON timebank.attendance (community_id, session_id, id);

CREATE INDEX backup_made_idx ON timebank.backup (made_at);

CREATE UNIQUE INDEX card_once_key ON timebank.card (community_id, member_id) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX card_sha256_key ON timebank.card (community_id, sha256);

CREATE INDEX claim_beside_credit_idx ON timebank.claim (community_id, contribution_id) WHERE beside_credit;

CREATE INDEX claim_contribution_idx ON timebank.claim (community_id, contribution_id);

CREATE INDEX client_community_idx ON timebank.client (community_id, id);

CREATE INDEX client_secret_client_idx ON timebank.client_secret (client_id, id);

CREATE INDEX concern_open_idx ON timebank.concern (community_id, id) WHERE closed_at IS NULL;

CREATE UNIQUE INDEX contribution_corrects_key ON timebank.contribution (community_id, corrects_id) WHERE corrects_id IS NOT NULL AND state NOT IN ('declined', 'withdrawn');

CREATE INDEX contribution_declined_idx ON timebank.contribution (community_id, decided_at) WHERE state = 'declined';

CREATE UNIQUE INDEX contribution_external_ref_key ON timebank.contribution (community_id, external_ref_keeper, external_ref) WHERE external_ref IS NOT NULL;

CREATE INDEX contribution_giver_idx ON timebank.contribution (community_id, giver_id, receiver_id, activity_id, worked_on, worked_from);

CREATE INDEX contribution_import_row_idx ON timebank.contribution (community_id, import_row_id) WHERE import_row_id IS NOT NULL;

CREATE INDEX contribution_of_session_idx ON timebank.contribution (community_id, session_id, worked_on, id) WHERE session_id IS NOT NULL;

CREATE INDEX contribution_receiver_idx ON timebank.contribution (community_id, receiver_id, worked_on);

CREATE UNIQUE INDEX contribution_session_key ON timebank.contribution (community_id, session_id, giver_id, receiver_id) WHERE session_id IS NOT NULL AND corrects_id IS NULL AND state NOT IN ('declined', 'withdrawn');

CREATE INDEX contribution_waiting_idx ON timebank.contribution (community_id, worked_on, id) WHERE state IN ('logged', 'queried');

CREATE INDEX contribution_worked_idx ON timebank.contribution (community_id, worked_on);

CREATE INDEX entry_keeper_idx ON timebank.entry (community_id, keeper_id, ends_at);

CREATE UNIQUE INDEX erasure_open_key ON timebank.erasure (community_id, member_id) WHERE state IN ('asked', 'held');

CREATE UNIQUE INDEX event_journal_key ON timebank.event (community_id, journal) WHERE journal IS NOT NULL;

CREATE UNIQUE INDEX exchange_hours_contribution_key ON timebank.exchange_hours (community_id, contribution_id) WHERE contribution_id IS NOT NULL;

CREATE INDEX exchange_person_member_idx ON timebank.exchange_person (community_id, member_id, exchange_id);

CREATE INDEX exchange_proposed_idx ON timebank.exchange (community_id, proposed_at, id);

CREATE UNIQUE INDEX export_review_open_key ON timebank.export_review (community_id, member_id) WHERE state = 'asked';

CREATE INDEX helper_member_idx ON timebank.helper (community_id, member_id, id);

CREATE UNIQUE INDEX helper_once_key ON timebank.helper (community_id, helper_id, member_id) WHERE ended_at IS NULL;

CREATE INDEX hold_due_idx ON timebank.hold (community_id, account_id, expires_at) WHERE state = 'held';

CREATE INDEX import_row_account_idx ON timebank.import_row (community_id, account_id) WHERE account_id IS NOT NULL;

CREATE UNIQUE INDEX import_row_position_key ON timebank.import_row (community_id, run_id, position);

CREATE UNIQUE INDEX import_run_posted_key ON timebank.import_run (community_id, kind, file_sha256) WHERE state = 'posted';

CREATE UNIQUE INDEX kept_apart_now_key ON timebank.kept_apart (community_id, member_id, other_id) WHERE ended_at IS NULL;

CREATE INDEX limit_change_account_idx ON timebank.limit_change (community_id, account_id, recorded_at);

CREATE INDEX listing_activity_idx ON timebank.listing (community_id, activity_id, id);

CREATE INDEX listing_member_idx ON timebank.listing (community_id, member_id, id);

CREATE INDEX listing_open_idx ON timebank.listing (community_id, kind, id) WHERE state = 'open';

CREATE INDEX listing_organisation_idx ON timebank.listing (community_id, organisation_id, id);

CREATE INDEX listing_word_listing_idx ON timebank.listing_word (community_id, listing_id);

CREATE INDEX machine_code_member_idx ON timebank.machine_code (community_id, member_id, id);

CREATE UNIQUE INDEX machine_code_sha256_key ON timebank.machine_code (community_id, sha256);

CREATE INDEX measure_look_again_idx ON timebank.measure (community_id, look_again_on, id) WHERE ended_at IS NULL;

CREATE INDEX measure_member_idx ON timebank.measure (community_id, member_id, id);

CREATE UNIQUE INDEX measure_now_key ON timebank.measure (community_id, member_id, kind) WHERE ended_at IS NULL;

CREATE INDEX member_email_idx ON timebank.member (community_id, lower(email));

CREATE INDEX member_merged_into_idx ON timebank.member (community_id, merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE INDEX member_name_folded_idx ON timebank.member (community_id, name_folded, id);

CREATE INDEX member_telephone_idx ON timebank.member (community_id, regexp_replace(telephone, '[^0-9]', '', 'g'));

CREATE UNIQUE INDEX message_waiting_day_key ON timebank.message (community_id, member_id, ((made_at AT TIME ZONE 'Europe/London')::date)) WHERE kind = 'waiting';

CREATE INDEX message_waiting_idx ON timebank.message (community_id, next_try_at) WHERE state = 'waiting';

CREATE INDEX note_subject_idx ON timebank.note (community_id, subject_id);

CREATE INDEX organisation_name_folded_idx ON timebank.organisation (community_id, name_folded, id);

CREATE INDEX passkey_challenge_made_idx ON timebank.passkey_challenge (community_id, expires_at);

CREATE UNIQUE INDEX passkey_credential_key ON timebank.passkey (community_id, credential_id);

CREATE INDEX passkey_member_idx ON timebank.passkey (community_id, member_id, id);

CREATE UNIQUE INDEX role_held_lead_once_key ON timebank.role_held (community_id, member_id, organisation_id) WHERE ended_at IS NULL AND organisation_id IS NOT NULL;

CREATE INDEX role_held_member_idx ON timebank.role_held (community_id, member_id, id);

CREATE UNIQUE INDEX role_held_once_key ON timebank.role_held (community_id, member_id, role) WHERE ended_at IS NULL AND organisation_id IS NULL;

CREATE INDEX role_held_organisation_idx ON timebank.role_held (community_id, organisation_id, id);

CREATE UNIQUE INDEX session_series_on_key ON timebank.session (community_id, series_id, series_on) WHERE series_id IS NOT NULL;

CREATE INDEX session_series_running_idx ON timebank.session_series (community_id, made_until) WHERE ended_at IS NULL;

CREATE INDEX session_starts_idx ON timebank.session (community_id, starts_at, id);

CREATE INDEX sign_in_code_address_idx ON timebank.sign_in_code (community_id, address_sha256, made_at);

CREATE INDEX sign_in_code_from_idx ON timebank.sign_in_code (community_id, from_sha256, made_at);

CREATE INDEX sign_up_member_idx ON timebank.sign_up (community_id, member_id, session_id);

CREATE UNIQUE INDEX sign_up_once_key ON timebank.sign_up (community_id, session_id, member_id) WHERE state <> 'cancelled';

CREATE UNIQUE INDEX sign_up_order_key ON timebank.sign_up (community_id, session_id, place);

CREATE INDEX skill_member_idx ON timebank.skill (community_id, member_id, id);

CREATE INDEX token_client_idx ON timebank.token (client_id, id) WHERE client_id IS NOT NULL;

CREATE INDEX token_member_idx ON timebank.token (community_id, member_id, id);

CREATE INDEX transfer_credit_idx ON timebank.transfer (community_id, credit_account_id, recorded_at) INCLUDE (c_bal);

CREATE INDEX transfer_debit_idx ON timebank.transfer (community_id, debit_account_id, recorded_at) INCLUDE (d_bal);

CREATE UNIQUE INDEX transfer_hold_key ON timebank.transfer (community_id, hold_id) WHERE hold_id IS NOT NULL;

CREATE UNIQUE INDEX transfer_import_row_key ON timebank.transfer (community_id, import_row_id) WHERE import_row_id IS NOT NULL;

CREATE UNIQUE INDEX transfer_reverses_key ON timebank.transfer (community_id, reverses_id) WHERE reverses_id IS NOT NULL;

CREATE UNIQUE INDEX verification_rule_once_key ON timebank.verification_rule (community_id) WHERE ended_at IS NULL;

ALTER TABLE timebank.activity ADD CONSTRAINT activity_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.agreement ADD CONSTRAINT agreement_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.agreement_given ADD CONSTRAINT agreement_given_agreement_fkey FOREIGN KEY(community_id, version) REFERENCES timebank.agreement (community_id, version);

ALTER TABLE timebank.app_consent ADD CONSTRAINT app_consent_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.app_grant ADD CONSTRAINT app_grant_app_consent_fkey FOREIGN KEY(community_id, consent_id) REFERENCES timebank.app_consent (community_id, id);

ALTER TABLE timebank.app_renewal ADD CONSTRAINT app_renewal_app_grant_fkey FOREIGN KEY(community_id, grant_id) REFERENCES timebank.app_grant (community_id, id);

ALTER TABLE timebank.application ADD CONSTRAINT application_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.attendance ADD CONSTRAINT attendance_contribution_id_fkey FOREIGN KEY(community_id, contribution_id) REFERENCES timebank.contribution (community_id, id);

ALTER TABLE timebank.attendance ADD CONSTRAINT attendance_member_id_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.attendance ADD CONSTRAINT attendance_session_id_fkey FOREIGN KEY(community_id, session_id) REFERENCES timebank.session (community_id, id);

ALTER TABLE timebank.authenticator ADD CONSTRAINT authenticator_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.balance ADD CONSTRAINT balance_account_fkey FOREIGN KEY(community_id, account_id) REFERENCES timebank.account (community_id, id);

ALTER TABLE timebank.card ADD CONSTRAINT card_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.checkpoint ADD CONSTRAINT checkpoint_key FOREIGN KEY(community_id, key_id) REFERENCES timebank.signing_key (community_id, key_id);

ALTER TABLE timebank.claim ADD CONSTRAINT claim_contribution_fkey FOREIGN KEY(community_id, contribution_id) REFERENCES timebank.contribution (community_id, id);

ALTER TABLE timebank.client ADD CONSTRAINT client_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.client ADD CONSTRAINT client_organisation_fkey FOREIGN KEY(community_id, organisation_id) REFERENCES timebank.organisation (community_id, id);

ALTER TABLE timebank.client_secret ADD CONSTRAINT client_secret_client_fkey FOREIGN KEY(client_id) REFERENCES timebank.client (id);

ALTER TABLE timebank.concern ADD CONSTRAINT concern_closed_by_fkey FOREIGN KEY(community_id, closed_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.concern ADD CONSTRAINT concern_raised_by_fkey FOREIGN KEY(community_id, raised_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.contribution ADD CONSTRAINT contribution_corrects FOREIGN KEY(community_id, corrects_id) REFERENCES timebank.contribution (community_id, id);

ALTER TABLE timebank.contribution ADD CONSTRAINT contribution_import_row FOREIGN KEY(community_id, import_row_id) REFERENCES timebank.import_row (community_id, id);

ALTER TABLE timebank.contribution ADD CONSTRAINT verified_has_credit FOREIGN KEY(community_id, verified_id) REFERENCES timebank.transfer (community_id, contribution_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE timebank.entry ADD CONSTRAINT entry_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.erasure ADD CONSTRAINT erasure_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.exchange ADD CONSTRAINT exchange_activity_fkey FOREIGN KEY(community_id, activity_id) REFERENCES timebank.activity (community_id, id);

ALTER TABLE timebank.exchange ADD CONSTRAINT exchange_listing_fkey FOREIGN KEY(community_id, listing_id) REFERENCES timebank.listing (community_id, id);

ALTER TABLE timebank.exchange ADD CONSTRAINT exchange_proposed_by_fkey FOREIGN KEY(community_id, proposed_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.exchange_hours ADD CONSTRAINT exchange_hours_contribution_fkey FOREIGN KEY(community_id, contribution_id) REFERENCES timebank.contribution (community_id, id);

ALTER TABLE timebank.exchange_hours ADD CONSTRAINT exchange_hours_exchange_fkey FOREIGN KEY(community_id, exchange_id) REFERENCES timebank.exchange (community_id, id);

ALTER TABLE timebank.exchange_hours ADD CONSTRAINT exchange_hours_giver_id_fkey FOREIGN KEY(community_id, giver_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.exchange_hours ADD CONSTRAINT exchange_hours_receiver_id_fkey FOREIGN KEY(community_id, receiver_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.exchange_person ADD CONSTRAINT exchange_person_exchange_fkey FOREIGN KEY(community_id, exchange_id) REFERENCES timebank.exchange (community_id, id);

ALTER TABLE timebank.exchange_person ADD CONSTRAINT exchange_person_member_id_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.export_decision ADD CONSTRAINT export_decision_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.export_review ADD CONSTRAINT export_review_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.helper ADD CONSTRAINT helper_helper_fkey FOREIGN KEY(community_id, helper_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.helper ADD CONSTRAINT helper_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.import_row ADD CONSTRAINT import_row_import_run_fkey FOREIGN KEY(community_id, run_id) REFERENCES timebank.import_run (community_id, id);

ALTER TABLE timebank.kept_apart ADD CONSTRAINT kept_apart_ended_by_fkey FOREIGN KEY(community_id, ended_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.kept_apart ADD CONSTRAINT kept_apart_kept_by_fkey FOREIGN KEY(community_id, kept_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.kept_apart ADD CONSTRAINT kept_apart_member_id_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.kept_apart ADD CONSTRAINT kept_apart_other_id_fkey FOREIGN KEY(community_id, other_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.limit_change ADD CONSTRAINT limit_change_account_fkey FOREIGN KEY(community_id, account_id) REFERENCES timebank.account (community_id, id);

ALTER TABLE timebank.listing ADD CONSTRAINT listing_activity_fkey FOREIGN KEY(community_id, activity_id) REFERENCES timebank.activity (community_id, id);

ALTER TABLE timebank.listing ADD CONSTRAINT listing_closed_by_fkey FOREIGN KEY(community_id, closed_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.listing ADD CONSTRAINT listing_made_by_fkey FOREIGN KEY(community_id, made_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.listing ADD CONSTRAINT listing_member_id_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.listing ADD CONSTRAINT listing_organisation_fkey FOREIGN KEY(community_id, organisation_id) REFERENCES timebank.organisation (community_id, id);

ALTER TABLE timebank.listing_word ADD CONSTRAINT listing_word_listing_fkey FOREIGN KEY(community_id, listing_id) REFERENCES timebank.listing (community_id, id);

ALTER TABLE timebank.machine_code ADD CONSTRAINT machine_code_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.measure ADD CONSTRAINT measure_ended_by_fkey FOREIGN KEY(community_id, ended_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.measure ADD CONSTRAINT measure_member_id_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.measure ADD CONSTRAINT measure_recorded_by_fkey FOREIGN KEY(community_id, recorded_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.measure ADD CONSTRAINT measure_seen_by_fkey FOREIGN KEY(community_id, seen_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.member ADD CONSTRAINT member_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.member ADD CONSTRAINT member_merged_into_fkey FOREIGN KEY(community_id, merged_into_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.member ADD CONSTRAINT member_organisation_fkey FOREIGN KEY(community_id, taken_in_for) REFERENCES timebank.organisation (community_id, id);

ALTER TABLE timebank.message ADD CONSTRAINT message_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.organisation ADD CONSTRAINT organisation_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.passkey ADD CONSTRAINT passkey_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.passkey_challenge ADD CONSTRAINT passkey_challenge_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.pin ADD CONSTRAINT pin_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.role_held ADD CONSTRAINT role_held_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.role_held ADD CONSTRAINT role_held_organisation_fkey FOREIGN KEY(community_id, organisation_id) REFERENCES timebank.organisation (community_id, id);

ALTER TABLE timebank.session ADD CONSTRAINT session_activity_id_fkey FOREIGN KEY(community_id, activity_id) REFERENCES timebank.activity (community_id, id);

ALTER TABLE timebank.session ADD CONSTRAINT session_organisation_id_fkey FOREIGN KEY(community_id, organisation_id) REFERENCES timebank.organisation (community_id, id);

ALTER TABLE timebank.session ADD CONSTRAINT session_series_id_fkey FOREIGN KEY(community_id, series_id) REFERENCES timebank.session_series (community_id, id);

ALTER TABLE timebank.session_series ADD CONSTRAINT session_series_activity_id_fkey FOREIGN KEY(community_id, activity_id) REFERENCES timebank.activity (community_id, id);

ALTER TABLE timebank.session_series ADD CONSTRAINT session_series_organisation_id_fkey FOREIGN KEY(community_id, organisation_id) REFERENCES timebank.organisation (community_id, id);

ALTER TABLE timebank.sign_in_code ADD CONSTRAINT sign_in_code_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.sign_up ADD CONSTRAINT sign_up_member_id_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.sign_up ADD CONSTRAINT sign_up_session_id_fkey FOREIGN KEY(community_id, session_id) REFERENCES timebank.session (community_id, id);

ALTER TABLE timebank.skill ADD CONSTRAINT skill_activity_fkey FOREIGN KEY(community_id, activity_id) REFERENCES timebank.activity (community_id, id);

ALTER TABLE timebank.skill ADD CONSTRAINT skill_ended_by_fkey FOREIGN KEY(community_id, ended_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.skill ADD CONSTRAINT skill_made_by_fkey FOREIGN KEY(community_id, made_by) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.skill ADD CONSTRAINT skill_member_id_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.switched_off ADD CONSTRAINT switched_off_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.texts_of_day ADD CONSTRAINT texts_of_day_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.token ADD CONSTRAINT token_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

ALTER TABLE timebank.told ADD CONSTRAINT told_member_fkey FOREIGN KEY(community_id, member_id) REFERENCES timebank.member (community_id, id);

ALTER TABLE timebank.transfer ADD CONSTRAINT credit_has_contribution FOREIGN KEY(community_id, contribution_id, minutes, debit_account_id, credit_account_id, kind) REFERENCES timebank.contribution (community_id, id, verified_minutes, payer_account_id, giver_account_id, credit_kind);

ALTER TABLE timebank.transfer ADD CONSTRAINT opening_has_import_row FOREIGN KEY(community_id, import_row_id) REFERENCES timebank.import_row (community_id, id);

ALTER TABLE timebank.transfer ADD CONSTRAINT spend_has_hold FOREIGN KEY(community_id, hold_id, minutes, debit_account_id, credit_account_id) REFERENCES timebank.hold (community_id, id, captured_minutes, account_id, partner_account_id);

ALTER TABLE timebank.verification_rule ADD CONSTRAINT verification_rule_community_fkey FOREIGN KEY(community_id) REFERENCES timebank.community (id);

-- What a posting function hands to `post`: one line of the ledger before it has its instant, its
-- numbers and its balances.
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

-- The bounded accounts of a posting, locked, in the order of their ids: so that width_bucket finds
-- an account's place, by `ids`, in `rows`. `at` is the instant for what happens to them now: later
-- than everything that did, though the clock step back, so that it alone orders an account's lines.
CREATE TYPE timebank.standing AS (ids uuid[], rows timebank.balance[], at timestamptz);

-- The credit that a correction reverses first: its reversal's id, and the id of the one for what it
-- passed on.
CREATE TYPE timebank.undoing AS (credit uuid, reversal uuid, back uuid, reason text);

-- What becomes of one contribution that is to be verified: the rule that stands in its way, or its
-- credit and what of that is passed on to the pot. `measure` is one that the giver lacks.
CREATE TYPE timebank.ruling AS (
    id uuid,
    transfer_id uuid,
    refusal text,
    about_id uuid,
    available_minutes bigint,
    passed_on_minutes bigint,
    measure text
);

-- for: service
-- Makes accounts, each bounded one with its balance at zero. Its instant is later than those of the
-- community's own accounts, and what happens to it is later than that, though the clock step back: so
-- no line is told before the accounts that it joins.
CREATE FUNCTION timebank.account_open(
    p_community uuid,
    p_ids uuid[],
    p_type text,
    p_owners uuid[],
    p_floor bigint,
    p_ceiling bigint
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_now timestamptz := greatest(timebank.ledger_now(), interval '1 microsecond' + (
        SELECT max(a.made_at) FROM timebank.account a
        WHERE a.community_id = p_community AND a.owner_id = p_community));
    v_bounded boolean := p_type IN ('member', 'organisation', 'pot');
BEGIN
    INSERT INTO timebank.account (
        community_id, id, type, owner_id, made_at, first_floor, first_ceiling)
    SELECT p_community, r.id, p_type, r.owner_id, v_now,
        CASE WHEN v_bounded THEN p_floor END, CASE WHEN v_bounded THEN p_ceiling END
    FROM unnest(p_ids, p_owners) AS r (id, owner_id);
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    SELECT p_community, v_now, r.id, 'account_opened' FROM unnest(p_ids) AS r (id);
    IF v_bounded THEN
        INSERT INTO timebank.balance (community_id, account_id, balance, held, floor, ceiling,
            excused, excused_over, passes_on, seq, last_at, closed)
        SELECT p_community, r.id, 0, 0, p_floor, p_ceiling, 0, 0, false, 0, v_now, false
        FROM unnest(p_ids) AS r (id);
    END IF;
END
$$;

-- for: service
-- Locks the accounts of an act that takes several postings in one transaction: all of them at once
-- and in the order that everybody keeps, so that neither it nor anybody else is stopped half way.
-- Holds of theirs that are due end.
CREATE FUNCTION timebank.accounts_lock(p_community uuid, p_accounts uuid[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    PERFORM timebank.lock_accounts(p_community, p_accounts);
END
$$;

-- The accounts that these lines touch.
CREATE FUNCTION timebank.accounts_of(p_lines timebank.line[]) RETURNS uuid[]
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    v_accounts uuid[] := '{}';
    v_line timebank.line;
BEGIN
    FOREACH v_line IN ARRAY p_lines LOOP
        v_accounts := array_append(array_append(v_accounts, v_line.debit), v_line.credit);
    END LOOP;
    RETURN v_accounts;
END
$$;

-- Whether a rule that the community has switched on lets this contribution be verified (domain.md,
-- Terms, verification): plain hours of one day, where the giver's claim and one of somebody else for the
-- receiver say the same. What an app says that the giver made, they have said.
CREATE FUNCTION timebank.agreed_by_rule(
    p_community uuid, p_rule uuid, p_one timebank.contribution
) RETURNS boolean
LANGUAGE sql STABLE
AS $$
SELECT p_one.state = 'logged' AND p_one.receiver_type <> 'member' AND p_one.asks_for IS NULL
    AND p_one.worked_from = p_one.worked_on
    AND EXISTS (
        SELECT FROM timebank.verification_rule r
        WHERE r.community_id = p_community AND r.id = p_rule AND r.ended_at IS NULL
            AND p_one.minutes <= r.most_minutes)
    AND EXISTS (
        SELECT FROM timebank.claim c
        WHERE c.community_id = p_community AND c.contribution_id = p_one.id AND c.side = 'giver'
            AND c.minutes = p_one.minutes)
    AND EXISTS (
        SELECT FROM timebank.claim c
        WHERE c.community_id = p_community AND c.contribution_id = p_one.id AND c.side = 'receiver'
            AND c.minutes = p_one.minutes AND p_one.giver_id <> ALL (timebank.voices(c.stated_by)))
$$;

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

-- Lines of the ledger, claims, accounts and changes of limits are added to and nothing else, by
-- anybody, the owner included; balances and holds change, and are never taken away.
CREATE FUNCTION timebank.append_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
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

CREATE TRIGGER balance_kept BEFORE DELETE OR TRUNCATE ON timebank.balance
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER hold_kept BEFORE DELETE OR TRUNCATE ON timebank.hold
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

-- What a database was created as, and so whether its clock may be set, is said once.
CREATE TRIGGER installation_kept BEFORE UPDATE OF id, made_as OR DELETE OR TRUNCATE
ON timebank.installation FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

-- What an account's limits may be. A trigger on these columns alone: a CHECK would be parsed again for
-- every posting, which never changes them.
CREATE FUNCTION timebank.balance_limits() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.floor NOT BETWEEN -1000000000 AND 0 OR NEW.ceiling NOT BETWEEN 1 AND 1000000000 THEN
        PERFORM timebank.refuse('balance_limits', '{}');
    ELSIF (NEW.closed OR NEW.ceiling IS NOT NULL)
        AND NEW.account_id = timebank.pot(NEW.community_id) THEN
        -- What is passed on has to go somewhere.
        PERFORM timebank.refuse('pot_stays_open', '{}');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER balance_limits BEFORE INSERT OR UPDATE OF floor, ceiling, closed ON timebank.balance
FOR EACH ROW EXECUTE FUNCTION timebank.balance_limits();

-- An account stays within its limits, but for what is excused, and a closed one holds nothing: the
-- last word, whatever is wrong in a posting function. As CHECKs these would be parsed anew for every
-- posting, which took a thirtieth of it.
CREATE FUNCTION timebank.balance_within() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_refusal text;
BEGIN
    v_refusal := CASE
        WHEN NEW.balance - NEW.held < NEW.floor - NEW.excused OR NEW.held < 0 OR NEW.excused < 0
            THEN 'account_floor'
        WHEN NEW.balance > NEW.ceiling + NEW.excused_over OR NEW.excused_over < 0
            THEN 'account_ceiling'
        WHEN NEW.closed AND (NEW.balance <> 0 OR NEW.held <> 0) THEN 'account_not_empty' END;
    IF v_refusal IS NOT NULL THEN
        PERFORM timebank.refuse(v_refusal, '{}');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER balance_within BEFORE INSERT OR UPDATE ON timebank.balance
FOR EACH ROW EXECUTE FUNCTION timebank.balance_within();

-- How accounts would stand after these lines, their limits aside.
CREATE FUNCTION timebank.balances_after(p_standing timebank.standing, p_lines timebank.line[])
RETURNS timebank.balance[]
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    v_rows timebank.balance[] := p_standing.rows;
    v_line timebank.line;
    i integer;
BEGIN
    FOREACH v_line IN ARRAY p_lines LOOP
        i := width_bucket(v_line.debit, p_standing.ids);
        IF p_standing.ids[i] = v_line.debit THEN
            v_rows[i].balance := v_rows[i].balance - v_line.minutes;
        END IF;
        i := width_bucket(v_line.credit, p_standing.ids);
        IF p_standing.ids[i] = v_line.credit THEN
            v_rows[i].balance := v_rows[i].balance + v_line.minutes;
        END IF;
    END LOOP;
    RETURN v_rows;
END
$$;

-- Whoever states other minutes than an open entry does has asked about it: both statements stay, and a
-- person decides (domain.md, rule 8); of a credited one the claim itself says that it asks. An entry's
-- first claim has the entry's own id, and says the same.
-- The entry is locked as whoever decides it locks it, before the claim's foreign key takes a weaker
-- lock: two who first hold the weaker one would wait for each other.
CREATE FUNCTION timebank.claim_differs() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_differs boolean;
BEGIN
    SELECT c.state = 'logged' AND c.minutes <> NEW.minutes,
        c.state = 'verified' AND c.minutes <> NEW.minutes
    INTO v_differs, NEW.beside_credit
    FROM timebank.contribution c
    WHERE c.community_id = NEW.community_id AND c.id = NEW.contribution_id FOR UPDATE;
    IF v_differs THEN
        UPDATE timebank.contribution c SET state = 'queried'
        WHERE c.community_id = NEW.community_id AND c.id = NEW.contribution_id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER claim_differs BEFORE INSERT ON timebank.claim
FOR EACH ROW WHEN (NEW.id <> NEW.contribution_id)
EXECUTE FUNCTION timebank.claim_differs();

-- for: service
-- Today by the community's own clock. A name of a time zone may be an offset of days
-- (`UTC-160`): no place on earth is more than fourteen hours ahead.
CREATE FUNCTION timebank.community_today(p_community uuid) RETURNS date
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_now timestamptz := timebank.ledger_now();
    v_zone text;
BEGIN
    SELECT c.time_zone INTO v_zone FROM timebank.community c WHERE c.id = p_community;
    RETURN least(
        v_now AT TIME ZONE v_zone, v_now AT TIME ZONE 'UTC' + interval '14 hours')::date;
END
$$;

-- for: service
-- The rule that a contribution breaks as it is decided, if any, beside those of `contribution_misstated`.
-- Asked by triggers, in one expression: as so many CHECKs they would be parsed again for every statement.
CREATE FUNCTION timebank.contribution_broken(p_one timebank.contribution) RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
    RETURN CASE
        WHEN p_one.minutes NOT BETWEEN 1 AND 1440 * (p_one.worked_on - p_one.worked_from + 1)
            THEN 'contribution_minutes'
        WHEN CASE WHEN p_one.state IN ('verified', 'declined', 'withdrawn')
            THEN p_one.decided_by IS NULL OR p_one.decided_by_kind IS NULL
                OR p_one.decided_at IS NULL
            ELSE p_one.decided_by IS NOT NULL OR p_one.decided_by_kind IS NOT NULL
                OR p_one.decided_at IS NOT NULL
                OR p_one.state NOT IN ('logged', 'queried', 'historic')
                OR p_one.state = 'historic' AND p_one.import_row_id IS NULL
            END THEN 'contribution_state'
        -- Nobody their own; and on the giver's word alone neither a client nor a rule.
        WHEN p_one.state = 'verified' AND (
            p_one.decided_by = p_one.giver_id
            OR p_one.decided_by_kind NOT IN ('member', 'client', 'rule')
            OR p_one.decided_by_kind <> 'member'
            AND coalesce(p_one.stated_by, p_one.giver_id) = p_one.giver_id)
            THEN 'own_contribution'
        WHEN p_one.separate_by = p_one.giver_id
            OR (p_one.separate_by IS NULL) <> (p_one.separate_from IS NULL)
            THEN 'separate_by_another'
        END;
END
$$;

-- The rule that is broken by what was stated of a contribution and never changes: asked once.
CREATE FUNCTION timebank.contribution_misstated(p_one timebank.contribution) RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
    RETURN CASE
        WHEN p_one.receiver_type NOT IN ('member', 'organisation', 'community')
            OR p_one.giver_id = p_one.receiver_id THEN 'contribution_receiver'
        -- One day, or a period within one calendar month.
        WHEN p_one.worked_on - p_one.worked_from NOT BETWEEN 0 AND 30
            OR extract(month FROM p_one.worked_from) <> extract(month FROM p_one.worked_on)
            THEN 'contribution_period'
        END;
END
$$;

-- What was stated never changes, and nothing is deleted. Asked only where a statement names one of these
-- columns: to compare them all took a fiftieth of confirming an hour, which names none.
CREATE FUNCTION timebank.contribution_frozen() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        PERFORM timebank.refuse('append_only', '{}');
    END IF;
    IF (NEW.community_id, NEW.id, NEW.giver_id, NEW.giver_account_id, NEW.receiver_type,
            NEW.receiver_id, NEW.payer_account_id, NEW.activity_id, NEW.worked_from,
            NEW.worked_on, NEW.logged_at, NEW.stated_by, NEW.corrects_id, NEW.import_row_id,
            NEW.session_id, NEW.external_ref, NEW.external_ref_keeper, NEW.asks_for)
        IS DISTINCT FROM
           (OLD.community_id, OLD.id, OLD.giver_id, OLD.giver_account_id, OLD.receiver_type,
            OLD.receiver_id, OLD.payer_account_id, OLD.activity_id, OLD.worked_from,
            OLD.worked_on, OLD.logged_at, OLD.stated_by, OLD.corrects_id, OLD.import_row_id,
            OLD.session_id, OLD.external_ref, OLD.external_ref_keeper, OLD.asks_for) THEN
        PERFORM timebank.refuse(CASE WHEN OLD.state IN ('verified', 'declined', 'withdrawn')
            THEN 'already_decided' ELSE 'contribution_frozen' END, '{}');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER contribution_frozen BEFORE UPDATE OF community_id, id, giver_id, giver_account_id,
    receiver_type, receiver_id, payer_account_id, activity_id, worked_from, worked_on, logged_at,
    stated_by, corrects_id, import_row_id, session_id, external_ref, external_ref_keeper, asks_for
    OR DELETE ON timebank.contribution FOR EACH ROW EXECUTE FUNCTION timebank.contribution_frozen();

CREATE TRIGGER contribution_kept BEFORE TRUNCATE ON timebank.contribution
FOR EACH STATEMENT EXECUTE FUNCTION timebank.contribution_frozen();

-- What is decided never changes, and what changes is lawful. Fills in what the credit of a verified one
-- points at, whatever anybody wrote there. With the owner's rights, for it tells the queue.
CREATE FUNCTION timebank.contribution_judged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_refusal text;
BEGIN
    -- Most are confirmed as they were stated: for those no more conditions than these are made ready.
    IF OLD.state = 'logged' AND NEW.state = 'verified' THEN
        v_refusal := timebank.contribution_broken(NEW);
    ELSE
        v_refusal := CASE
            WHEN OLD.state IN ('verified', 'declined', 'withdrawn')
                OR (OLD.state = 'historic' AND NEW.state NOT IN ('historic', 'withdrawn'))
                THEN 'already_decided'
            WHEN OLD.state = 'queried' AND NEW.state IN ('logged', 'historic')
                OR OLD.state = 'logged' AND NEW.state = 'historic'
                OR (NEW.minutes <> OLD.minutes AND NEW.state <> 'verified')
                THEN 'contribution_frozen'
            ELSE timebank.contribution_broken(NEW)
            END;
    END IF;
    IF v_refusal IS NOT NULL THEN
        PERFORM timebank.refuse(v_refusal, '{}');
    END IF;
    IF NEW.state = 'verified' THEN
        NEW.verified_id := NEW.id;
        NEW.verified_minutes := NEW.minutes;
        NEW.credit_kind := CASE NEW.receiver_type WHEN 'member' THEN 'exchange' ELSE 'thank' END;
        IF NEW.asks_for IS NOT NULL THEN
            NEW.without_measures := timebank.confirmed_without(NEW);
        END IF;
    ELSE
        NEW.verified_id := NULL;
        NEW.verified_minutes := NULL;
        NEW.credit_kind := NULL;
        PERFORM timebank.state_told(OLD.state, NEW);
    END IF;
    RETURN NEW;
END
$$;

-- Triggers fire in the order of their names: what was stated is compared before.
CREATE TRIGGER contribution_judged BEFORE UPDATE ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_judged();

-- Fills in what nobody may name for a new contribution: the two accounts, from its giver and
-- receiver, so that there is no other payer; which measures its activity asks for now; when it was
-- written down; and what the credit of a verified one points at, as contribution_judged does.
-- Accounts and activities are never deleted, so a look is enough: a foreign key would make each a hot
-- row.
CREATE FUNCTION timebank.contribution_new() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_broken text;
BEGIN
    IF NEW.state NOT IN ('logged', 'historic', 'verified') THEN
        PERFORM timebank.refuse('contribution_begins_logged', '{}');
    END IF;
    -- In one look, and a join: four looks take half as long again, for every entry.
    SELECT g.id, CASE NEW.receiver_type WHEN 'member' THEN r.id ELSE i.id END,
        nullif(a.asks_for, '{}')
    INTO NEW.giver_account_id, NEW.payer_account_id, NEW.asks_for
    FROM timebank.account g, timebank.account r, timebank.account i, timebank.activity a
    WHERE g.community_id = NEW.community_id AND g.owner_id = NEW.giver_id AND g.type = 'member'
        AND r.community_id = NEW.community_id AND r.owner_id = NEW.receiver_id
        AND r.type = CASE NEW.receiver_type
            WHEN 'community' THEN 'contributions' ELSE NEW.receiver_type END
        AND i.community_id = NEW.community_id AND i.owner_id = NEW.community_id
        AND i.type = 'contributions'
        AND a.community_id = NEW.community_id AND a.id = NEW.activity_id;
    IF NOT FOUND THEN
        PERFORM timebank.refuse('contribution_parties', '{}');
    END IF;
    -- Sessions are never deleted either, and keep their organisation.
    IF NEW.session_id IS NOT NULL THEN
        IF NOT EXISTS (
            SELECT FROM timebank.session s
            WHERE s.community_id = NEW.community_id AND s.id = NEW.session_id
                AND coalesce(s.organisation_id, s.community_id) = NEW.receiver_id
        ) THEN
            PERFORM timebank.refuse('contribution_parties', '{}');
        END IF;
    END IF;
    NEW.verified_id := CASE NEW.state WHEN 'verified' THEN NEW.id END;
    NEW.verified_minutes := CASE NEW.state WHEN 'verified' THEN NEW.minutes END;
    NEW.credit_kind := CASE WHEN NEW.state <> 'verified' THEN NULL
        WHEN NEW.receiver_type = 'member' THEN 'exchange' ELSE 'thank' END;
    NEW.logged_at := timebank.ledger_now();
    -- A day that is over everywhere on earth needs no community's clock.
    IF NEW.worked_on >= (NEW.logged_at AT TIME ZONE 'UTC')::date
        AND NEW.worked_on > timebank.community_today(NEW.community_id) THEN
        PERFORM timebank.refuse('worked_in_future', '{}');
    END IF;
    v_broken := coalesce(
        timebank.contribution_misstated(NEW), timebank.contribution_broken(NEW));
    IF v_broken IS NOT NULL THEN
        PERFORM timebank.refuse(v_broken, '{}');
    END IF;
    NEW.without_measures := NULL;
    IF NEW.asks_for IS NOT NULL AND NEW.state = 'verified' THEN
        NEW.without_measures := timebank.confirmed_without(NEW);
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER contribution_new BEFORE INSERT ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_new();

-- Whoever calls an entry separate speaks of the entries that they see, and of none that comes later: by
-- their ids, for an instant says nothing of what was on its way then, nor after the clock stepped back.
-- Triggers fire in the order of their names, and contribution_judged looks at both columns.
CREATE FUNCTION timebank.contribution_separate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    NEW.separate_from := CASE WHEN NEW.separate_by IS NOT NULL THEN ARRAY(
        SELECT o.id FROM timebank.alike(NEW.community_id, NEW) o) END;
    RETURN NEW;
END
$$;

CREATE TRIGGER contribution_called_separate BEFORE UPDATE OF separate_by ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_separate();

-- for: service
-- Puts a logged contribution (`p_new`, which names the old one as what it corrects) in the place of
-- a credited one: the old credit's reversal and the new credit, in one posting, or neither.
CREATE FUNCTION timebank.correct(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_new uuid,
    p_reversal uuid,
    p_back uuid,
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
    passed_on_minutes bigint,
    measure text
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_old uuid;
    v_credit uuid;
    v_rulings timebank.ruling[];
BEGIN
    SELECT c.corrects_id INTO v_old FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id = p_new;
    PERFORM 1 FROM timebank.contribution c
    WHERE c.community_id = p_community AND c.id = ANY (ARRAY[p_new, v_old])
    ORDER BY c.id FOR UPDATE;
    SELECT t.id INTO v_credit FROM timebank.transfer t
    WHERE t.community_id = p_community AND t.contribution_id = v_old;
    IF v_credit IS NULL THEN
        PERFORM timebank.refuse('not_credited', '{}');
    END IF;
    -- The giver decides nothing about their hours; the receiver of an exchange may put it right,
    -- but not so that they give less.
    IF EXISTS (
        SELECT 1 FROM timebank.contribution o
        JOIN timebank.contribution c ON c.community_id = o.community_id AND c.id = p_new
        WHERE o.community_id = p_community AND o.id = v_old AND (
            o.giver_id = p_actor OR o.receiver_id = p_actor
            AND (c.payer_account_id <> o.payer_account_id OR c.minutes < o.minutes))
    ) THEN
        PERFORM timebank.refuse('own_contribution', '{}');
    END IF;
    v_rulings := timebank.decide(
        p_community, p_actor_kind, p_actor, ARRAY[p_new], ARRAY[p_transfer], ARRAY[p_pass_on],
        ARRAY[NULL::bigint], ROW(v_credit, p_reversal, p_back, p_reason)::timebank.undoing, false);
    RETURN QUERY SELECT * FROM timebank.verdicts(p_community, v_rulings);
END
$$;

-- Which of these hours are of a day on or before the one on which a balance of their giver, or of the
-- member who received them, was counted (domain.md, `opening`): then that balance holds them. So
-- does the balance of somebody who was counted at zero, for whom no minutes moved. What corrects
-- hours that were credited all the same takes their place. `p_from` is the first of their days.
CREATE FUNCTION timebank.counted_before(p_community uuid, p_hours timebank.contribution[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN ARRAY(
        SELECT h.id FROM unnest(p_hours) h
        WHERE EXISTS (
            SELECT 1 FROM timebank.import_row i
            JOIN timebank.import_run n ON n.community_id = p_community AND n.id = i.run_id
            WHERE i.community_id = p_community
                AND i.account_id IN (h.giver_account_id, h.payer_account_id)
                AND i.outcome IN ('opened', 'skipped')
                AND n.state = 'posted' AND n.counted_on >= h.worked_from
                AND NOT EXISTS (
                    SELECT 1 FROM timebank.transfer t
                    JOIN timebank.transfer u
                        ON u.community_id = p_community AND u.reverses_id = t.id
                    WHERE t.community_id = p_community AND t.import_row_id = i.id)
                AND NOT EXISTS (
                    SELECT 1 FROM timebank.contribution c
                    WHERE c.community_id = p_community AND c.id = h.corrects_id
                        AND c.worked_from <= n.counted_on)));
END
$$;

-- Verifies contributions and credits them; first `p_undo`, the credit that one of them corrects, is
-- reversed (NULL: none). `p_stated` says that they were written down verified a moment ago
-- (verify_stated.sql). It is as if one were verified after another: a row that a rule refuses stays
-- as it was, with the rule's code, and all others are credited in one posting.
--
-- No limit of the giver's stops a credit: what exceeds the ceiling, or all of it where the member
-- passes thanks on or the account is closed, goes on to the pot as the next line (of one who has left,
-- to where they said: late_to.sql; not by the word of whoever gains by it); but an account that stands
-- below its floor first keeps what it is missing. Whether two entries are one piece of
-- time is asked after the givers' balances are locked: every credit takes that lock, so nobody
-- credits the other one meanwhile.
CREATE FUNCTION timebank.decide(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_contributions uuid[],
    p_transfers uuid[],
    p_pass_ons uuid[],
    p_minutes bigint[],
    p_undo timebank.undoing,
    p_stated boolean
) RETURNS timebank.ruling[]
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_found timebank.contribution[];
    v_ids uuid[] := '{}';
    v_accounts uuid[] := '{}';
    v_from date;
    v_standing timebank.standing;
    v_rows timebank.balance[];
    v_decided bigint[] := '{}';
    v_credited uuid[] := '{}';
    v_beside uuid[];
    v_openings boolean;
    v_counted uuid[] := '{}';
    v_undone timebank.line[] := '{}';
    v_lines timebank.line[] := '{}';
    v_rulings timebank.ruling[] := '{}';
    v_one timebank.contribution;
    v_side timebank.balance;
    v_refusal text;
    v_about uuid;
    v_measure text;
    v_minutes bigint;
    v_left bigint;
    v_passed bigint;
    v_pot uuid;
    v_heir timebank.account;
    i integer;
    giver integer;
    payer integer;
    v_posted bigint;
    v_voices uuid[] := CASE p_actor_kind
        WHEN 'client' THEN timebank.voices(p_actor) ELSE ARRAY[p_actor] END;
BEGIN
    v_found := ARRAY(
        SELECT locked FROM timebank.contribution locked
        WHERE locked.community_id = p_community AND locked.id = ANY (p_contributions)
        ORDER BY locked.id FOR UPDATE);
    FOREACH v_one IN ARRAY v_found LOOP
        v_ids := array_append(v_ids, v_one.id);
        v_decided := array_append(v_decided, v_one.minutes);
        v_accounts := array_append(v_accounts, v_one.giver_account_id);
        v_accounts := array_append(v_accounts, v_one.payer_account_id);
        v_from := least(v_from, v_one.worked_from);
    END LOOP;
    -- In one piece: width_bucket would put an array that grew one by one together again for each row.
    v_ids := v_ids || '{}';
    IF p_undo.credit IS NOT NULL THEN
        v_accounts := v_accounts || timebank.sides_of(p_community, ARRAY[p_undo.credit]);
    END IF;
    -- One who has left may have said to whom their late hours go: locked with the others, in order.
    v_accounts := v_accounts || ARRAY(
        SELECT b.late_to FROM timebank.balance b
        WHERE b.community_id = p_community AND b.account_id = ANY (v_accounts)
            AND b.late_to IS NOT NULL);
    v_standing := timebank.lock_accounts(p_community, v_accounts);
    v_rows := v_standing.rows;
    IF p_undo.credit IS NOT NULL THEN
        v_undone := timebank.reversal_lines(p_community, NULL, ARRAY[p_undo.credit],
            ARRAY[p_undo.reversal], ARRAY[p_undo.back], p_undo.reason);
        v_rows := timebank.balances_after(v_standing, v_undone);
        v_lines := v_undone;
        v_pot := CASE WHEN cardinality(v_undone) > 1 THEN timebank.pot(p_community) END;
    END IF;
    -- Few hours have another beside them, and few are of a day before one on which anybody was counted:
    -- only those are asked further.
    SELECT ARRAY(
            SELECT h.id FROM unnest(v_found) h
            WHERE EXISTS (SELECT FROM timebank.alike(p_community, h) OFFSET 0)),
        EXISTS (
            SELECT FROM timebank.import_run n
            WHERE n.community_id = p_community AND n.kind = 'openings' AND n.state = 'posted'
                AND n.counted_on >= v_from)
    INTO v_beside, v_openings;
    IF v_openings THEN
        v_counted := timebank.counted_before(p_community, v_found);
    END IF;

    FOR n IN 1 .. cardinality(p_contributions) LOOP
        i := width_bucket(p_contributions[n], v_ids);
        v_one := CASE WHEN v_ids[i] = p_contributions[n] THEN v_found[i] END;
        IF p_stated THEN
            v_one.state := 'logged';
        END IF;
        v_minutes := coalesce(p_minutes[n], v_one.minutes);
        v_left := NULL;
        v_about := NULL;
        v_passed := 0;
        v_heir := NULL;
        v_refusal := timebank.not_verifiable(v_one, p_actor_kind, p_actor, p_minutes[n]);
        IF v_refusal IS NULL AND p_actor_kind = 'rule'
            AND NOT timebank.agreed_by_rule(p_community, p_actor, v_one) THEN
            v_refusal := 'own_contribution';
        END IF;
        IF v_refusal IS NULL AND v_one.giver_id = ANY (v_voices) THEN
            v_refusal := 'own_contribution';
        END IF;
        IF v_refusal IS NULL AND v_one.corrects_id IS NOT NULL
            AND NOT timebank.undone(p_community, v_one.corrects_id, v_undone) THEN
            v_refusal := 'not_reversed';
        END IF;
        IF v_refusal IS NULL AND v_one.id = ANY (v_beside) THEN
            v_about := timebank.same_time(p_community, v_one, v_credited);
            v_refusal := CASE WHEN v_about IS NOT NULL THEN 'looks_like_same_time' END;
        END IF;
        IF v_refusal IS NULL AND v_one.id = ANY (v_counted) THEN
            v_refusal := 'counted_before';
        END IF;
        -- Few activities ask for a measure: only those are asked further.
        IF v_refusal IS NULL AND v_one.asks_for IS NOT NULL THEN
            v_measure := timebank.measure_needed(v_one, p_actor_kind, p_actor);
            v_refusal := CASE WHEN v_measure IS NOT NULL THEN 'safeguarding_required' END;
        END IF;
        IF v_refusal IS NULL THEN
            giver := width_bucket(v_one.giver_account_id, v_standing.ids);
            IF (v_rows[giver]).late_to IS NOT NULL THEN
                v_heir := timebank.late_to(
                    p_community, v_rows[giver], v_standing.ids, v_rows, v_one.payer_account_id,
                    v_minutes);
                IF v_heir.owner_id = ANY (v_voices) THEN
                    -- An import is whole or not at all, and stops at nobody's farewell.
                    v_refusal := CASE WHEN NOT p_stated THEN 'own_gain' END;
                    v_heir := NULL;
                END IF;
            END IF;
        END IF;
        IF v_refusal IS NULL AND v_one.receiver_type = 'member' THEN
            payer := width_bucket(v_one.payer_account_id, v_standing.ids);
            v_side := v_rows[payer];
            v_left := greatest(0, v_side.balance - v_side.held - v_side.floor);
            v_refusal := CASE WHEN v_side.closed THEN 'account_closed'
                WHEN v_left < v_minutes THEN 'account_floor' END;
            IF v_refusal IS NULL THEN
                v_rows[payer].balance := v_side.balance - v_minutes;
            END IF;
        END IF;
        IF v_refusal IS NULL THEN
            v_side := v_rows[giver];
            v_passed := least(v_minutes,
                greatest(0, v_side.balance + v_minutes - v_side.held - v_side.floor),
                CASE WHEN v_side.passes_on OR v_side.closed THEN v_minutes
                    ELSE greatest(0, v_side.balance + v_minutes - v_side.ceiling) END);
            v_lines := array_append(v_lines, ROW(
                p_transfers[n],
                CASE v_one.receiver_type WHEN 'member' THEN 'exchange' ELSE 'thank' END,
                v_one.payer_account_id, v_one.giver_account_id, v_minutes, v_one.id,
                NULL, NULL, NULL, NULL)::timebank.line);
            IF v_passed > 0 THEN
                IF v_heir.id IS NULL THEN
                    v_pot := coalesce(v_pot, timebank.pot(p_community));
                END IF;
                v_lines := array_append(v_lines, ROW(
                    p_pass_ons[n], CASE v_heir.type WHEN 'member' THEN 'gift'
                        WHEN 'expired' THEN 'expire' ELSE 'donate' END,
                    v_one.giver_account_id, coalesce(v_heir.id, v_pot), v_passed,
                    NULL, NULL, NULL, NULL,
                    CASE WHEN v_side.passes_on OR v_side.closed THEN 'passed_on' ELSE 'ceiling' END
                )::timebank.line);
            END IF;
            v_credited := array_append(v_credited, v_one.id);
            v_decided[i] := v_minutes;
            -- To write into a row of an array is dear: done only where another comes that may be of it.
            IF n < cardinality(p_contributions) THEN
                v_rows[giver].balance := v_side.balance + v_minutes - v_passed;
                IF v_heir.type = 'member' THEN
                    i := width_bucket(v_heir.id, v_standing.ids);
                    v_rows[i].balance := (v_rows[i]).balance + v_passed;
                    i := width_bucket(v_one.id, v_ids);
                END IF;
                v_found[i].state := 'verified';
            END IF;
        END IF;
        v_rulings[n] := ROW(p_contributions[n], p_transfers[n], v_refusal, v_about,
            CASE v_refusal WHEN 'account_floor' THEN v_left END, v_passed,
            CASE v_refusal WHEN 'safeguarding_required' THEN v_measure END);
    END LOOP;

    IF v_credited = '{}' THEN
        RETURN v_rulings;
    END IF;
    IF v_pot IS NOT NULL THEN
        v_standing := timebank.lock_accounts(p_community, v_accounts || v_pot);
    END IF;
    IF NOT p_stated THEN
        UPDATE timebank.contribution c
        SET state = 'verified', minutes = v_decided[width_bucket(c.id, v_ids)],
            decided_by_kind = p_actor_kind, decided_by = p_actor, decided_at = v_standing.at
        WHERE c.community_id = p_community AND c.id = ANY (v_credited);
    END IF;
    v_posted := timebank.post(p_community, p_actor_kind, p_actor, v_lines, v_standing);
    RETURN v_rulings;
END
$$;

-- Ends those holds of locked accounts that are due, and says how the accounts stand then. What comes
-- to them now is later than these ends.
CREATE FUNCTION timebank.due_holds(p_community uuid, p_standing timebank.standing)
RETURNS timebank.standing
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_standing timebank.standing := p_standing;
    v_hold record;
    v_ended uuid[] := '{}';
    i integer;
BEGIN
    FOR v_hold IN
        UPDATE timebank.hold h SET state = 'lapsed', ended_at = p_standing.at
        WHERE h.community_id = p_community AND h.account_id = ANY (p_standing.ids)
            AND h.state = 'held' AND h.expires_at <= p_standing.at
        RETURNING h.id, h.account_id, h.minutes
    LOOP
        i := width_bucket(v_hold.account_id, v_standing.ids);
        v_standing.rows[i].held := v_standing.rows[i].held - v_hold.minutes;
        v_standing.rows[i].last_at := p_standing.at;
        v_ended := array_append(v_ended, v_hold.id);
    END LOOP;
    IF v_ended <> '{}' THEN
        INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
        SELECT p_community, p_standing.at, e.id, 'hold_lapsed' FROM unnest(v_ended) AS e (id);
        PERFORM timebank.post(p_community, NULL, NULL, '{}', v_standing);
        v_standing.at := p_standing.at + interval '1 microsecond';
    END IF;
    RETURN v_standing;
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
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_standing timebank.standing;
    v_hold timebank.hold;
    i integer;
BEGIN
    v_standing := timebank.lock_accounts(p_community, ARRAY(
        SELECT unnest(ARRAY[h.account_id, h.partner_account_id]) FROM timebank.hold h
        WHERE h.community_id = p_community AND h.id = p_hold));
    v_hold := timebank.hold_ready(p_community, p_hold, v_standing.at);
    PERFORM timebank.not_paused(p_community, ARRAY[v_hold.account_id]);
    IF p_minutes NOT BETWEEN 1 AND v_hold.minutes THEN
        PERFORM timebank.refuse('hold_captured', jsonb_build_object(
            'available_minutes', v_hold.minutes));
    END IF;
    UPDATE timebank.hold h
    SET state = 'captured', captured_minutes = p_minutes, ended_at = v_standing.at
    WHERE h.community_id = p_community AND h.id = p_hold;
    i := width_bucket(v_hold.account_id, v_standing.ids);
    v_standing.rows[i].held := v_standing.rows[i].held - v_hold.minutes;
    PERFORM timebank.post(p_community, p_actor_kind, p_actor,
        ARRAY[ROW(p_transfer, 'spend', v_hold.account_id, v_hold.partner_account_id, p_minutes,
            NULL, NULL, p_hold, NULL, NULL)::timebank.line],
        v_standing);
    RETURN QUERY
    SELECT t.* FROM timebank.transfer t
    WHERE t.community_id = p_community AND t.id = p_transfer;
END
$$;

-- for: service
-- Reserves minutes of an account for one partner until an instant. Held minutes cannot be spent.
-- Whoever places a hold on a member's account by another's hand gives a reason.
CREATE FUNCTION timebank.hold_place(
    p_community uuid,
    p_actor uuid,
    p_id uuid,
    p_account uuid,
    p_partner_account uuid,
    p_minutes bigint,
    p_expires_at timestamptz,
    p_reason text
) RETURNS SETOF timebank.hold
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_standing timebank.standing;
    v_row timebank.balance;
    v_left bigint;
BEGIN
    v_standing := timebank.lock_accounts(p_community, ARRAY[p_account]);
    PERFORM timebank.not_paused(p_community, ARRAY[p_account]);
    v_row := v_standing.rows[1];
    v_left := v_row.balance - v_row.held - v_row.floor;
    IF v_left IS NULL THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    ELSIF NOT EXISTS (
        SELECT 1 FROM timebank.account a
        WHERE a.community_id = p_community AND a.id = p_partner_account
            AND a.type = 'organisation' AND a.id <> p_account
    ) THEN
        PERFORM timebank.refuse('not_a_partner', '{}');
    ELSIF p_reason IS NULL AND EXISTS (
        SELECT 1 FROM timebank.account a
        WHERE a.community_id = p_community AND a.id = p_account
            AND a.type = 'member' AND a.owner_id IS DISTINCT FROM p_actor
    ) THEN
        PERFORM timebank.refuse('reason_needed', '{}');
    ELSIF p_expires_at <= v_standing.at THEN
        PERFORM timebank.refuse('hold_lapsed', '{}');
    ELSIF EXISTS (
        SELECT 1 FROM timebank.balance b
        WHERE b.community_id = p_community
            AND b.account_id = ANY (ARRAY[p_account, p_partner_account]) AND b.closed
    ) THEN
        PERFORM timebank.refuse('account_closed', '{}');
    ELSIF v_left < p_minutes THEN
        PERFORM timebank.refuse('account_floor', jsonb_build_object(
            'account_id', p_account, 'available_minutes', greatest(0, v_left)));
    END IF;
    RETURN QUERY
    INSERT INTO timebank.hold (community_id, id, account_id, partner_account_id, minutes, state,
        placed_by, placed_at, expires_at, reason)
    VALUES (p_community, p_id, p_account, p_partner_account, p_minutes, 'held',
        p_actor, v_standing.at, p_expires_at, p_reason)
    RETURNING *;
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    VALUES (p_community, v_standing.at, p_id, 'hold_placed');
    v_standing.rows[1].held := v_row.held + p_minutes;
    v_standing.rows[1].last_at := v_standing.at;
    PERFORM timebank.post(p_community, NULL, NULL, '{}', v_standing);
END
$$;

-- The hold, if it can still be captured or released at this instant; else the reason why not. Its
-- account is locked.
CREATE FUNCTION timebank.hold_ready(p_community uuid, p_hold uuid, p_at timestamptz)
RETURNS timebank.hold
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_hold timebank.hold;
BEGIN
    SELECT * INTO v_hold FROM timebank.hold h
    WHERE h.community_id = p_community AND h.id = p_hold;
    IF v_hold.id IS NULL THEN
        PERFORM timebank.refuse('not_found', '{}');
    ELSIF v_hold.state = 'lapsed' OR v_hold.state = 'held' AND v_hold.expires_at <= p_at THEN
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
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_hold timebank.hold;
    v_standing timebank.standing;
BEGIN
    v_standing := timebank.lock_accounts(p_community, ARRAY(
        SELECT h.account_id FROM timebank.hold h
        WHERE h.community_id = p_community AND h.id = p_hold));
    v_hold := timebank.hold_ready(p_community, p_hold, v_standing.at);
    v_standing.rows[1].held := v_standing.rows[1].held - v_hold.minutes;
    v_standing.rows[1].last_at := v_standing.at;
    RETURN QUERY
    UPDATE timebank.hold h SET state = 'released', ended_at = v_standing.at
    WHERE h.community_id = p_community AND h.id = p_hold RETURNING h.*;
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    VALUES (p_community, v_standing.at, p_hold, 'hold_released');
    PERFORM timebank.post(p_community, NULL, NULL, '{}', v_standing);
END
$$;

-- for: service
-- Ends the due holds of up to so many accounts that nobody touches, and says of how many. Several may
-- do so at once: one that ended meanwhile is let be.
CREATE FUNCTION timebank.holds_lapse(p_community uuid, p_most bigint) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_accounts uuid[];
BEGIN
    v_accounts := ARRAY(
        SELECT DISTINCT h.account_id FROM timebank.hold h
        WHERE h.community_id = p_community AND h.state = 'held' AND h.expires_at <= timebank.ledger_now()
        ORDER BY h.account_id LIMIT p_most);
    IF v_accounts <> '{}' THEN
        PERFORM timebank.lock_accounts(p_community, v_accounts);
    END IF;
    RETURN cardinality(v_accounts);
END
$$;

-- for: service
-- Gives back all that is held of an account whose owner leaves, and says how many holds that were. The
-- account stays locked to the end of the transaction, and with it those named in `p_beside`, in the
-- order of all locks: what remains goes there next.
CREATE FUNCTION timebank.holds_release(p_community uuid, p_account uuid, p_beside uuid[])
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_standing timebank.standing;
    v_hold record;
    v_ended uuid[] := '{}';
    i integer;
BEGIN
    v_standing := timebank.lock_accounts(p_community, p_account || p_beside);
    i := array_position(v_standing.ids, p_account);
    FOR v_hold IN
        UPDATE timebank.hold h SET state = 'released', ended_at = v_standing.at
        WHERE h.community_id = p_community AND h.account_id = p_account AND h.state = 'held'
        RETURNING h.id, h.minutes
    LOOP
        v_standing.rows[i].held := v_standing.rows[i].held - v_hold.minutes;
        v_standing.rows[i].last_at := v_standing.at;
        v_ended := array_append(v_ended, v_hold.id);
    END LOOP;
    IF v_ended <> '{}' THEN
        INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
        SELECT p_community, v_standing.at, e.id, 'hold_released' FROM unnest(v_ended) AS e (id);
        PERFORM timebank.post(p_community, NULL, NULL, '{}', v_standing);
    END IF;
    RETURN cardinality(v_ended);
END
$$;

-- The lines of an import are evidence: an opening names one, and the day on which balances were
-- counted says which hours they hold. While a run is only checked they come and go; once it was
-- posted only what people typed, and what was said of that, can be emptied.
CREATE FUNCTION timebank.import_rows_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM timebank.still_checked(
        array_agg(DISTINCT r.community_id), array_agg(DISTINCT r.run_id)) FROM changed r;
    RETURN NULL;
END
$$;

-- Once a statement and not once a row: a check may change its mind about a hundred thousand.
CREATE FUNCTION timebank.import_rows_same() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT r.community_id, r.id, r.line, r.outcome FROM changed r
        EXCEPT SELECT a.community_id, a.id, a.line, a.outcome FROM anew a
    ) THEN
        PERFORM timebank.still_checked(
            array_agg(DISTINCT r.community_id), array_agg(DISTINCT r.run_id)) FROM changed r;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION timebank.import_run_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_broken boolean;
    v_accounts uuid[];
BEGIN
    v_broken := CASE
        WHEN TG_OP = 'INSERT' THEN NEW.state <> 'checked'
        WHEN (OLD.community_id, OLD.id) <> (NEW.community_id, NEW.id) THEN true
        WHEN OLD.state = 'checked' THEN NEW.state = 'undone'
        ELSE NEW.state = 'checked'
            OR (NEW.kind, NEW.file_sha256, NEW.counted_on, NEW.run_by, NEW.checked_at,
                NEW.posted_at)
            IS DISTINCT FROM
               (OLD.kind, OLD.file_sha256, OLD.counted_on, OLD.run_by, OLD.checked_at,
                OLD.posted_at)
            OR OLD.state = 'undone' AND (NEW.state, NEW.undone_at, NEW.undone_by)
            IS DISTINCT FROM (OLD.state, OLD.undone_at, OLD.undone_by)
        END;
    IF v_broken THEN
        PERFORM timebank.refuse('append_only', '{}');
    END IF;
    IF NEW.state = 'undone' THEN
        -- Whoever opens a balance locks its account before looking at the run (open_balances.sql): so
        -- one of the two waits here, and then sees what the other has done.
        v_accounts := ARRAY(
            SELECT r.account_id FROM timebank.import_row r
            WHERE r.community_id = NEW.community_id AND r.run_id = NEW.id
                AND r.account_id IS NOT NULL);
        IF v_accounts <> '{}' THEN
            PERFORM timebank.accounts_lock(NEW.community_id, v_accounts);
        END IF;
    END IF;
    -- A balance that stands was counted on its day, whatever is said of the run that brought it in.
    IF NEW.state = 'undone' AND EXISTS (
        SELECT 1 FROM timebank.import_row r
        JOIN timebank.transfer t ON t.community_id = r.community_id AND t.import_row_id = r.id
        WHERE r.community_id = NEW.community_id AND r.run_id = NEW.id
            AND r.account_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM timebank.transfer u
                WHERE u.community_id = t.community_id AND u.reverses_id = t.id)
    ) THEN
        PERFORM timebank.refuse('opening_stands', '{}');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER import_row_stays BEFORE UPDATE OF
    community_id, id, run_id, position, sheet, row_number, account_id ON timebank.import_row
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER import_rows_same AFTER UPDATE ON timebank.import_row
REFERENCING OLD TABLE AS changed NEW TABLE AS anew
FOR EACH STATEMENT EXECUTE FUNCTION timebank.import_rows_same();

CREATE TRIGGER import_rows_added AFTER INSERT ON timebank.import_row
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION timebank.import_rows_kept();

CREATE TRIGGER import_rows_gone AFTER DELETE ON timebank.import_row
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION timebank.import_rows_kept();

CREATE TRIGGER import_row_not_emptied BEFORE TRUNCATE ON timebank.import_row
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER import_run_kept BEFORE INSERT OR UPDATE ON timebank.import_run
FOR EACH ROW EXECUTE FUNCTION timebank.import_run_kept();

CREATE TRIGGER import_run_not_deleted BEFORE DELETE OR TRUNCATE ON timebank.import_run
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

-- The account to which an hour goes that is credited after its giver has left: what they, or the
-- community's rule, said at leaving. NULL is the pot: where nothing else was said, and where the other
-- member has left too, has no room for it, or received that hour: nobody is given back what they owe.
-- Their account is to be locked and is among `p_rows`, as what was decided so far leaves it.
CREATE FUNCTION timebank.late_to(
    p_community uuid,
    p_giver timebank.balance,
    p_ids uuid[],
    p_rows timebank.balance[],
    p_payer uuid,
    p_minutes bigint
) RETURNS timebank.account
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_to timebank.account;
    v_row timebank.balance;
BEGIN
    SELECT * INTO v_to FROM timebank.account a
    WHERE a.community_id = p_community AND a.id = p_giver.late_to;
    IF v_to.type = 'expired' THEN
        RETURN v_to;
    END IF;
    v_row := p_rows[width_bucket(v_to.id, p_ids)];
    IF v_row.account_id IS DISTINCT FROM v_to.id THEN
        -- They left between the look and the lock. Locked out of its order now, the other's account
        -- could have two postings wait for each other: the caller tries again.
        RAISE EXCEPTION 'left meanwhile' USING ERRCODE = 'serialization_failure';
    ELSIF v_row.closed OR v_to.id = p_payer OR v_row.balance + p_minutes > v_row.ceiling THEN
        RETURN NULL;
    END IF;
    RETURN v_to;
END
$$;

-- for: service
-- Which accounts each kind of transfer may join, and what it needs (the table in domain.md).
-- Asked by a trigger, and in PL/pgSQL: a CHECK, and an SQL function, is parsed anew for every
-- statement, which cost a fifth of verifying an hour. Reversals are held to their original by
-- a trigger. A side has a number and a balance if, and only if, its account is bounded.
CREATE FUNCTION timebank.lawful(p_one timebank.transfer) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
    v_lawful boolean;
BEGIN
    -- Of so many conditions only those of this kind are made ready: that is most of what they take.
    CASE p_one.kind
    WHEN 'thank' THEN
        v_lawful := p_one.debit_type = 'contributions' AND p_one.credit_type = 'member'
            AND p_one.contribution_id IS NOT NULL;
    WHEN 'exchange' THEN
        v_lawful := p_one.debit_type = 'member' AND p_one.credit_type = 'member'
            AND p_one.contribution_id IS NOT NULL;
    WHEN 'gift' THEN
        v_lawful := p_one.debit_type = 'member' AND p_one.credit_type = 'member';
    WHEN 'donate' THEN
        v_lawful := p_one.debit_type IN ('member', 'organisation') AND p_one.credit_type = 'pot';
    WHEN 'grant' THEN
        v_lawful := p_one.debit_type = 'pot' AND p_one.credit_type IN ('member', 'organisation')
            AND p_one.reason IS NOT NULL;
    WHEN 'spend' THEN
        v_lawful := p_one.debit_type IN ('member', 'organisation', 'pot')
            AND p_one.credit_type = 'organisation' AND p_one.hold_id IS NOT NULL;
    WHEN 'retire' THEN
        v_lawful := p_one.debit_type = 'organisation' AND p_one.credit_type = 'retired';
    WHEN 'expire' THEN
        v_lawful := p_one.debit_type = 'member' AND p_one.credit_type = 'expired'
            AND p_one.reason IS NOT NULL;
    WHEN 'opening' THEN
        v_lawful := p_one.import_row_id IS NOT NULL AND (
            p_one.debit_type = 'opening' AND p_one.credit_type IN ('member', 'organisation')
            OR p_one.credit_type = 'opening' AND p_one.debit_type IN ('member', 'organisation'));
    WHEN 'reversal' THEN
        v_lawful := p_one.reason IS NOT NULL AND p_one.reverses_id IS NOT NULL;
    ELSE
        RETURN false;
    END CASE;
    IF p_one.reason IS NOT NULL AND p_one.reason NOT IN (
        'mistake', 'duplicate', 'wrong_person', 'wrong_minutes', 'wrong_day',
        'wrong_activity', 'not_given', 'leaving', 'death', 'merge', 'welcome',
        'social_prescribing', 'community_decision', 'ceiling', 'passed_on',
        'import_undone', 'other') THEN
        RETURN false;
    END IF;
    RETURN coalesce(
        v_lawful
        AND p_one.minutes BETWEEN 1 AND 1000000000
        AND p_one.debit_account_id <> p_one.credit_account_id
        -- What its kind needs, and nothing beside it.
        AND num_nonnulls(p_one.contribution_id, p_one.reverses_id, p_one.hold_id, p_one.import_row_id)
            = (p_one.kind IN ('thank', 'exchange', 'reversal', 'spend', 'opening'))::integer
        AND p_one.actor_kind IN ('member', 'client', 'rule')
        AND (p_one.d_seq IS NOT NULL AND p_one.d_bal IS NOT NULL)
            = (p_one.debit_type IN ('member', 'organisation', 'pot'))
        AND (p_one.c_seq IS NOT NULL AND p_one.c_bal IS NOT NULL)
            = (p_one.credit_type IN ('member', 'organisation', 'pot')),
        false);
END
$$;

CREATE FUNCTION timebank.transfer_lawful() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT timebank.lawful(NEW) THEN
        PERFORM timebank.refuse('transfer_lawful', '{}');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER transfer_lawful BEFORE INSERT ON timebank.transfer
FOR EACH ROW EXECUTE FUNCTION timebank.transfer_lawful();

-- for: service
-- The instant for everything written down: the clock, and in a demo's or test's database an offset
-- that only the owner can write. STABLE, though the clock goes on, so that an index is searched by it:
-- asked row by row, an account with five hundred open holds would ask five hundred times a posting.
CREATE FUNCTION timebank.ledger_now() RETURNS timestamptz
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_offset interval;
BEGIN
    SELECT i.clock_offset INTO v_offset FROM timebank.installation i WHERE i.id = 1;
    RETURN clock_timestamp() + coalesce(v_offset, interval '0');
END
$$;

-- for: service
-- Changes an account's floor, ceiling, passing-on, or whether it is closed, and writes down who did.
-- A limit that the balance breaks today is refused: limits never strand an account.
--
-- With a member's account that closes goes where its late hours are passed on to, if that is not the
-- pot: another member's account, or the one of what expired. It stays while the account is closed.
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
    p_late_to uuid,
    p_reason text
) RETURNS SETOF timebank.balance
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_standing timebank.standing;
    v_row timebank.balance;
    v_balance bigint;
    v_late_to uuid;
BEGIN
    v_standing := timebank.lock_accounts(p_community, ARRAY[p_account]);
    v_row := v_standing.rows[1];
    v_balance := v_row.balance - v_row.held;
    IF v_balance IS NULL THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    ELSIF p_floor <> v_row.floor AND v_balance < p_floor
        OR p_ceiling IS DISTINCT FROM v_row.ceiling
        AND v_row.balance > p_ceiling THEN
        PERFORM timebank.refuse('limit_stranded', jsonb_build_object('balance_minutes', v_balance));
    END IF;
    IF p_late_to IS NOT NULL AND NOT EXISTS (
        SELECT FROM timebank.account t
        JOIN timebank.account a ON a.community_id = p_community AND a.id = p_account
        WHERE t.community_id = p_community AND t.id = p_late_to AND t.id <> p_account
            AND t.type IN ('member', 'expired') AND a.type = 'member'
    ) THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    END IF;
    v_late_to := CASE WHEN p_closed THEN coalesce(p_late_to, v_row.late_to) END;
    v_standing.rows[1].last_at := v_standing.at;
    PERFORM timebank.post(p_community, NULL, NULL, '{}', v_standing);
    INSERT INTO timebank.limit_change (community_id, id, account_id, floor, ceiling, passes_on,
        closed, late_to, actor_kind, actor_id, reason, recorded_at)
    VALUES (p_community, p_id, p_account, p_floor, p_ceiling, p_passes_on, p_closed,
        v_late_to, p_actor_kind, p_actor, p_reason, v_standing.at);
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    VALUES (p_community, v_standing.at, p_id, 'limits_changed');
    RETURN QUERY
    UPDATE timebank.balance b
    SET floor = p_floor, ceiling = p_ceiling, passes_on = p_passes_on, closed = p_closed,
        late_to = v_late_to,
        excused = greatest(0, p_floor - (b.balance - b.held)),
        excused_over = greatest(0, coalesce(b.balance - p_ceiling, 0))
    WHERE b.community_id = p_community AND b.account_id = p_account
    RETURNING b.*;
END
$$;

-- The transfers that these lines became, in their order.
CREATE FUNCTION timebank.lines_posted(p_community uuid, p_lines timebank.line[])
RETURNS SETOF timebank.transfer
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_ids uuid[] := ARRAY(SELECT l.id FROM unnest(p_lines) l);
BEGIN
    RETURN QUERY
    SELECT t.* FROM timebank.transfer t
    WHERE t.community_id = p_community AND t.id = ANY (v_ids) ORDER BY t.recorded_at;
END
$$;

-- Locks the bounded ones of these accounts in the order of their ids, ends those of their holds that
-- are due, and says how they stand. Whatever changes an account or a hold of it takes this lock first.
-- The pot's id sorts last: a posting that finds under its locks that something is passed on can still
-- take the pot, which would else be a hot row.
CREATE FUNCTION timebank.lock_accounts(p_community uuid, p_accounts uuid[])
RETURNS timebank.standing
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_rows timebank.balance[];
    v_one timebank.balance;
    v_ids uuid[] := '{}';
    v_last timestamptz;
    v_held boolean := false;
    v_standing timebank.standing;
BEGIN
    v_rows := ARRAY(
        SELECT locked FROM timebank.balance locked
        WHERE locked.community_id = p_community AND locked.account_id = ANY (p_accounts)
        ORDER BY locked.account_id FOR NO KEY UPDATE);
    FOREACH v_one IN ARRAY v_rows LOOP
        v_ids := array_append(v_ids, v_one.account_id);
        v_last := greatest(v_last, v_one.last_at);
        v_held := v_held OR v_one.held > 0;
    END LOOP;
    v_standing := ROW(v_ids, v_rows,
        greatest(timebank.ledger_now(), v_last + interval '1 microsecond'));
    IF v_held THEN
        RETURN timebank.due_holds(p_community, v_standing);
    END IF;
    RETURN v_standing;
END
$$;

-- for: service
-- Which of these measures a member has not: those that nobody has written down for them and accepted, that
-- were ended, or whose day to look again is past, today or by the day in question. Nobody has `not_here`.
CREATE FUNCTION timebank.measures_lacking(
    p_community uuid, p_member uuid, p_asks_for text[], p_day date
) RETURNS text[]
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_day date := greatest(p_day, timebank.community_today(p_community));
    v_held text[];
    v_asked text;
    v_lacking text[] := '{}';
BEGIN
    v_held := ARRAY(
        SELECT m.kind FROM timebank.measure m
        WHERE m.community_id = p_community AND m.member_id = p_member AND m.ended_at IS NULL
            AND m.decision = 'accepted' AND m.look_again_on >= v_day);
    FOREACH v_asked IN ARRAY p_asks_for LOOP
        IF v_asked <> ALL (v_held) THEN
            v_lacking := array_append(v_lacking, v_asked);
        END IF;
    END LOOP;
    RETURN v_lacking;
END
$$;

-- The first measure that the giver lacks and that keeps this actor from verifying the contribution. A
-- coordinator may confirm time that was given without: it is recorded all the same, and marked.
CREATE FUNCTION timebank.measure_needed(
    p_one timebank.contribution, p_actor_kind text, p_actor uuid
) RETURNS text
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_lacking text[] := timebank.measures_lacking(
        p_one.community_id, p_one.giver_id, p_one.asks_for, p_one.worked_on);
BEGIN
    -- A condition with a look in it is a statement, though the look be not needed: so it stands apart.
    IF v_lacking = '{}' THEN
        RETURN NULL;
    END IF;
    IF p_actor_kind = 'member' AND EXISTS (
        SELECT FROM timebank.role_held r
        WHERE r.community_id = p_one.community_id AND r.member_id = p_actor
            AND r.role = 'coordinator' AND r.ended_at IS NULL
    ) THEN
        RETURN NULL;
    END IF;
    RETURN v_lacking[1];
END
$$;

-- The mark of a contribution that is verified now: which measures its giver lacked, NULL for none. Refuses
-- it where no coordinator confirms it, also where a measure was ended since that was first asked.
CREATE FUNCTION timebank.confirmed_without(p_one timebank.contribution) RETURNS text[]
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_lacking text[] := timebank.measures_lacking(
        p_one.community_id, p_one.giver_id, p_one.asks_for, p_one.worked_on);
    v_measure text;
BEGIN
    IF v_lacking = '{}' THEN
        RETURN NULL;
    END IF;
    v_measure := timebank.measure_needed(p_one, p_one.decided_by_kind, p_one.decided_by);
    IF v_measure IS NOT NULL THEN
        PERFORM timebank.refuse(
            'safeguarding_required', jsonb_build_object('measure', v_measure));
    END IF;
    RETURN v_lacking;
END
$$;

-- for: service
-- Gifts, donations, grants, retirements and expiries: any number of one kind in one posting, all or
-- nothing. A gift or a donation is a member's own word; by another's hand it needs a reason, and so
-- does every grant and expiry. What a credit passes on is posted with it, and not here: those reasons
-- tie it to the credit, whose reversal takes it back.
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
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_lines timebank.line[] := '{}';
BEGIN
    IF p_kind IS NULL OR p_kind NOT IN ('gift', 'donate', 'grant', 'retire', 'expire')
        OR p_reason IN ('ceiling', 'passed_on') THEN
        PERFORM timebank.refuse('transfer_lawful', '{}');
    END IF;
    IF p_reason IS NULL AND (p_kind IN ('grant', 'expire') OR EXISTS (
        SELECT 1 FROM timebank.account a
        WHERE a.community_id = p_community AND a.id = ANY (p_debits)
            AND a.type = 'member' AND a.owner_id IS DISTINCT FROM p_actor
    )) THEN
        PERFORM timebank.refuse('reason_needed', '{}');
    END IF;
    -- A paused member's farewell, or a merge, is a coordinator's word.
    IF p_kind IN ('gift', 'donate') AND p_reason IN ('leaving', 'death', 'merge') IS NOT TRUE THEN
        PERFORM timebank.not_paused(p_community, p_debits);
    END IF;
    -- Nobody moves another's minutes, or the pot's, to themselves, whatever the reason.
    IF EXISTS (
        SELECT 1 FROM unnest(p_debits, p_credits) AS m (debit, credit)
        JOIN timebank.account d ON d.community_id = p_community AND d.id = m.debit
        JOIN timebank.account c ON c.community_id = p_community AND c.id = m.credit
        WHERE c.owner_id = p_actor AND d.owner_id <> p_actor
    ) THEN
        PERFORM timebank.refuse('own_gain', '{}');
    END IF;
    FOR n IN 1 .. cardinality(p_ids) LOOP
        v_lines[n] := ROW(p_ids[n], p_kind, p_debits[n], p_credits[n], p_minutes[n],
            NULL, NULL, NULL, NULL, p_reason);
    END LOOP;
    RETURN QUERY SELECT * FROM timebank.posted(p_community, p_actor_kind, p_actor, v_lines);
END
$$;

-- Refuses what a paused member would spend or give away: their hours are still credited, and their
-- balance stays theirs.
CREATE FUNCTION timebank.not_paused(p_community uuid, p_accounts uuid[]) RETURNS void
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM timebank.account a
        JOIN timebank.member m ON m.community_id = p_community AND m.id = a.owner_id
        WHERE a.community_id = p_community AND a.id = ANY (p_accounts)
            AND a.type = 'member' AND m.status = 'paused'
    ) THEN
        PERFORM timebank.refuse('member_paused', '{}');
    END IF;
END
$$;

-- The rule that keeps this actor from verifying this contribution, if one does, before anything
-- else is looked at. `p_minutes` is what was decided; NULL takes what was stated.
CREATE FUNCTION timebank.not_verifiable(
    p_one timebank.contribution, p_actor_kind text, p_actor uuid, p_minutes bigint
) RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
    RETURN CASE
        WHEN p_one.id IS NULL THEN 'not_found'
        WHEN p_one.state NOT IN ('logged', 'queried') THEN 'already_decided'
        -- Nobody their own; and on the giver's word alone neither a client nor a rule.
        WHEN p_actor = p_one.giver_id OR p_actor_kind <> 'member'
            AND coalesce(p_one.stated_by, p_one.giver_id) = p_one.giver_id THEN 'own_contribution'
        WHEN p_one.state = 'logged' AND p_minutes <> p_one.minutes THEN 'claims_differ'
        WHEN p_one.state = 'queried' AND p_minutes IS NULL THEN 'minutes_needed'
        WHEN p_minutes NOT BETWEEN 1 AND 1440 * (p_one.worked_on - p_one.worked_from + 1)
            THEN 'contribution_minutes'
        END;
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
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_opening uuid;
    v_lines timebank.line[] := '{}';
BEGIN
    SELECT a.id INTO v_opening FROM timebank.account a
    WHERE a.community_id = p_community AND a.owner_id = p_community AND a.type = 'opening';
    -- Locked before the look, so that two imports at once cannot both find nothing.
    PERFORM timebank.lock_accounts(p_community, p_accounts);
    IF (SELECT count(DISTINCT x) <> count(*) FROM unnest(p_accounts) x) OR EXISTS (
        SELECT 1 FROM timebank.transfer t
        -- Openings alone have an import row, and an index of theirs: not all that an account ever did.
        WHERE t.community_id = p_community AND t.import_row_id IS NOT NULL
            AND (t.debit_account_id = ANY (p_accounts) OR t.credit_account_id = ANY (p_accounts))
            AND NOT EXISTS (
                SELECT 1 FROM timebank.transfer u
                WHERE u.community_id = p_community AND u.reverses_id = t.id)
    ) THEN
        PERFORM timebank.refuse('already_opened', '{}');
    END IF;
    -- The line that an auditor will read is one of an import of balances that was agreed, and names
    -- the account that it opened.
    IF EXISTS (
        SELECT 1 FROM unnest(p_import_rows, p_accounts) AS o (import_row, account)
        JOIN timebank.import_row r ON r.community_id = p_community AND r.id = o.import_row
        JOIN timebank.import_run n ON n.community_id = p_community AND n.id = r.run_id
        WHERE r.account_id IS DISTINCT FROM o.account OR n.kind <> 'openings'
            OR n.state <> 'posted'
    ) THEN
        PERFORM timebank.refuse('opening_of_another', '{}');
    END IF;
    FOR n IN 1 .. cardinality(p_ids) LOOP
        v_lines[n] := ROW(p_ids[n], 'opening',
            CASE WHEN p_minutes[n] > 0 THEN v_opening ELSE p_accounts[n] END,
            CASE WHEN p_minutes[n] > 0 THEN p_accounts[n] ELSE v_opening END,
            abs(p_minutes[n]), NULL, NULL, NULL, p_import_rows[n], NULL);
    END LOOP;
    RETURN QUERY SELECT * FROM timebank.posted(p_community, p_actor_kind, p_actor, v_lines);
END
$$;

-- The one place where minutes move. Any number of lines, in the order given, are one UPDATE of the
-- balances and one INSERT; all or nothing. The accounts were locked by `lock_accounts`; without
-- lines, what else it says of them is written down: minutes that are held now, or no longer. Gives the
-- number of lines.
--
-- Limits hold line by line, except where domain.md (rule 6) says that nothing may be stopped:
-- reversals and openings may pass any limit, which `excused` then records; the credit of a given
-- hour may pass a ceiling, for its passing-on is the line behind it, and may come to a closed
-- account, which passes all of it on; and a capture takes only what was held. `excused` is never
-- raised by anything else, so that `balance_within` holds whatever is wrong here.
--
-- Its lines are recorded from the standing's instant on. What was posted waits to be sealed (proof/sql).
--
-- Whoever acts as a member is one here: that nobody verifies their own is asked of the actor's id, and
-- would be asked in vain of an id that is nobody's.
CREATE FUNCTION timebank.post(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_lines timebank.line[],
    p_standing timebank.standing
) RETURNS bigint
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_ids uuid[] := p_standing.ids;
    v_rows timebank.balance[] := p_standing.rows;
    v_at timestamptz := p_standing.at;
    v_line timebank.line;
    v_side timebank.balance;
    v_refusal text;
    v_left bigint;
    v_debits timebank.balance[] := '{}';
    v_credits timebank.balance[] := '{}';
    v_posted bigint := 0;
    i integer;
BEGIN
    FOR n IN 1 .. cardinality(p_lines) LOOP
        v_line := p_lines[n];
        i := width_bucket(v_line.debit, v_ids);
        v_side := CASE WHEN v_ids[i] = v_line.debit THEN v_rows[i] END;
        IF v_side.account_id IS NOT NULL THEN
            v_left := v_side.balance - v_side.held - v_side.floor;
            v_refusal := CASE
                WHEN v_side.closed AND v_line.reason IS DISTINCT FROM 'passed_on'
                    THEN 'account_closed'
                WHEN v_line.kind IN ('reversal', 'opening') OR v_line.hold_id IS NOT NULL THEN NULL
                WHEN v_left < v_line.minutes THEN 'account_floor' END;
            IF v_refusal IS NOT NULL THEN
                PERFORM timebank.refuse(v_refusal, jsonb_build_object(
                    'account_id', v_line.debit, 'available_minutes', greatest(0, v_left)));
            ELSIF v_line.kind IN ('reversal', 'opening') THEN
                v_side.excused := greatest(v_side.excused, v_line.minutes - v_left);
            END IF;
            v_side.balance := v_side.balance - v_line.minutes;
            v_side.seq := v_side.seq + 1;
            v_side.last_at := v_at + (n - 1) * interval '1 microsecond';
            v_rows[i] := v_side;
        END IF;
        v_debits[n] := v_side;

        i := width_bucket(v_line.credit, v_ids);
        v_side := CASE WHEN v_ids[i] = v_line.credit THEN v_rows[i] END;
        IF v_side.account_id IS NOT NULL THEN
            v_left := v_side.ceiling - v_side.balance;
            v_refusal := CASE
                WHEN v_side.closed AND v_line.kind NOT IN ('thank', 'exchange')
                    THEN 'account_closed'
                WHEN v_line.kind IN ('thank', 'exchange', 'reversal', 'opening') THEN NULL
                WHEN v_left < v_line.minutes THEN 'account_ceiling' END;
            IF v_refusal IS NOT NULL THEN
                PERFORM timebank.refuse(v_refusal, jsonb_build_object(
                    'account_id', v_line.credit, 'available_minutes', greatest(0, v_left)));
            ELSIF v_left < v_line.minutes THEN
                v_side.excused_over := greatest(v_side.excused_over, v_line.minutes - v_left);
            END IF;
            v_side.balance := v_side.balance + v_line.minutes;
            v_side.seq := v_side.seq + 1;
            v_side.last_at := v_at + (n - 1) * interval '1 microsecond';
            v_rows[i] := v_side;
        END IF;
        v_credits[n] := v_side;
    END LOOP;

    UPDATE timebank.balance b
    SET (balance, held, seq, last_at, excused, excused_over) = (
        SELECT (s.side).balance, (s.side).held, (s.side).seq, (s.side).last_at,
            greatest(0, least((s.side).excused, b.floor - ((s.side).balance - (s.side).held))),
            greatest(0, least((s.side).excused_over, (s.side).balance - b.ceiling))
        FROM (SELECT v_rows[width_bucket(b.account_id, v_ids)] AS side OFFSET 0) s)
    WHERE b.community_id = p_community AND b.account_id = ANY (v_ids);

    IF p_lines <> '{}' THEN
        WITH posted AS (
            INSERT INTO timebank.transfer (
                community_id, id, kind, debit_account_id, credit_account_id, debit_type, credit_type,
                minutes, recorded_at, d_seq, d_bal, c_seq, c_bal, contribution_id, reverses_id,
                hold_id, import_row_id, actor_kind, actor_id, reason)
            SELECT p_community, l.id, l.kind, l.debit, l.credit, d.type, c.type,
                l.minutes, v_at + (l.n - 1) * interval '1 microsecond',
                (v_debits[l.n]).seq, (v_debits[l.n]).balance,
                (v_credits[l.n]).seq, (v_credits[l.n]).balance, l.contribution_id, l.reverses_id,
                l.hold_id, l.import_row_id, p_actor_kind, p_actor, l.reason
            FROM unnest(p_lines) WITH ORDINALITY AS l (
                id, kind, debit, credit, minutes, contribution_id, reverses_id, hold_id,
                import_row_id, reason, n)
            CROSS JOIN LATERAL (
                SELECT a.type FROM timebank.account a
                WHERE a.community_id = p_community AND a.id = l.debit OFFSET 0) d
            CROSS JOIN LATERAL (
                SELECT a.type FROM timebank.account a
                WHERE a.community_id = p_community AND a.id = l.credit OFFSET 0) c
            WHERE p_actor_kind <> 'member' OR EXISTS (
                SELECT 1 FROM timebank.account a
                WHERE a.community_id = p_community AND a.owner_id = p_actor AND a.type = 'member')
            RETURNING transfer.id, recorded_at
        )
        INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
        SELECT p_community, t.recorded_at, t.id, 'transfer' FROM posted t;
        GET DIAGNOSTICS v_posted = ROW_COUNT;
        -- A condition with a look in it is a statement, though the look be not needed: so it stands apart.
        IF v_posted <> cardinality(p_lines) THEN
            IF v_posted = 0 AND NOT EXISTS (
                SELECT 1 FROM timebank.account a
                WHERE a.community_id = p_community AND a.owner_id = p_actor AND a.type = 'member'
            ) THEN
                PERFORM timebank.refuse('actor_unknown', '{}');
            END IF;
            PERFORM timebank.refuse('account_unknown', '{}');
        END IF;
    END IF;
    RETURN v_posted;
END
$$;

-- Locks the accounts of these lines and posts the lines: the way of every posting that need not look
-- at the accounts first. Gives the transfers back.
CREATE FUNCTION timebank.posted(
    p_community uuid, p_actor_kind text, p_actor uuid, p_lines timebank.line[]
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_standing timebank.standing;
BEGIN
    v_standing := timebank.lock_accounts(p_community, timebank.accounts_of(p_lines));
    PERFORM timebank.post(p_community, p_actor_kind, p_actor, p_lines, v_standing);
    RETURN QUERY SELECT * FROM timebank.lines_posted(p_community, p_lines);
END
$$;

-- The community pot's account.
CREATE FUNCTION timebank.pot(p_community uuid) RETURNS uuid
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
        SELECT a.id FROM timebank.account a
        WHERE a.community_id = p_community AND a.owner_id = p_community AND a.type = 'pot');
END
$$;

-- for: service
-- A refusal by the books: the constraint's name is the API's code, the detail holds ids and
-- minutes only.
CREATE FUNCTION timebank.refuse(p_code text, p_facts jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'refused: %', p_code USING
        ERRCODE = 'check_violation', CONSTRAINT = p_code, DETAIL = p_facts::text;
END
$$;

-- The lines that undo these transfers, in the order given. Refused: one that is not there, a
-- reversal (it is final), one already reversed, and one by whose reversal the actor gains.
--
-- What a credit passed on (to the pot; of one who had left, to where they said) is the line right
-- behind it, and comes back with it, by a reversal of its own (its id from `p_back_ids`): else the pot
-- would keep an hour that was never given, and its giver would stand below zero for it. Nobody gains by that: they had it with the
-- credit alone.
CREATE FUNCTION timebank.reversal_lines(
    p_community uuid,
    p_actor uuid,
    p_transfers uuid[],
    p_ids uuid[],
    p_back_ids uuid[],
    p_reason text
) RETURNS timebank.line[]
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_lines timebank.line[] := '{}';
    v_one timebank.transfer;
    v_on timebank.transfer;
    v_refusal text;
BEGIN
    IF p_reason IS NULL THEN
        PERFORM timebank.refuse('reason_needed', '{}');
    END IF;
    FOR n IN 1 .. cardinality(p_transfers) LOOP
        SELECT * INTO v_one FROM timebank.transfer t
        WHERE t.community_id = p_community AND t.id = p_transfers[n];
        v_refusal := CASE
            WHEN v_one.id IS NULL THEN 'not_found'
            WHEN v_one.kind = 'reversal' THEN 'reversal_is_final'
            WHEN EXISTS (
                SELECT 1 FROM timebank.transfer t
                WHERE t.community_id = p_community AND t.reverses_id = v_one.id
            ) THEN 'already_reversed'
            WHEN EXISTS (
                SELECT 1 FROM timebank.account a
                WHERE a.community_id = p_community AND a.id = v_one.debit_account_id
                    AND a.owner_id = p_actor
            ) THEN 'own_reversal'
            END;
        IF v_refusal IS NOT NULL THEN
            PERFORM timebank.refuse(
                v_refusal, jsonb_build_object('transfer_id', p_transfers[n]));
        END IF;
        IF v_one.kind IN ('thank', 'exchange') THEN
            SELECT * INTO v_on FROM timebank.transfer t
            WHERE t.community_id = p_community AND t.debit_account_id = v_one.credit_account_id
                AND t.recorded_at = v_one.recorded_at + interval '1 microsecond'
                AND t.reason IN ('ceiling', 'passed_on')
                AND t.id <> ALL (p_transfers)
                AND NOT EXISTS (
                    SELECT 1 FROM timebank.transfer u
                    WHERE u.community_id = p_community AND u.reverses_id = t.id);
            IF v_on.id IS NOT NULL THEN
                v_lines := array_append(v_lines, ROW(p_back_ids[n], 'reversal',
                    v_on.credit_account_id, v_on.debit_account_id, v_on.minutes, NULL, v_on.id,
                    NULL, NULL, p_reason)::timebank.line);
            END IF;
        END IF;
        v_lines := array_append(v_lines, ROW(p_ids[n], 'reversal', v_one.credit_account_id,
            v_one.debit_account_id, v_one.minutes, NULL, v_one.id, NULL, NULL, p_reason
        )::timebank.line);
    END LOOP;
    RETURN v_lines;
END
$$;

-- A reversal is the mirror of its original: same minutes, the accounts changed round, and never of
-- another reversal. Sound without locks, for originals never change.
CREATE FUNCTION timebank.reversal_mirrors() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_undone timebank.transfer;
BEGIN
    -- By its id alone: asked for its accounts too, a plan may walk through all lines of one.
    SELECT * INTO v_undone FROM timebank.transfer t
    WHERE t.community_id = NEW.community_id AND t.id = NEW.reverses_id;
    IF v_undone.id IS NULL OR v_undone.kind = 'reversal'
        OR (v_undone.minutes, v_undone.debit_account_id, v_undone.credit_account_id)
        IS DISTINCT FROM (NEW.minutes, NEW.credit_account_id, NEW.debit_account_id)
    THEN
        PERFORM timebank.refuse('reversal_mirrors', '{}');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER reversal_mirrors BEFORE INSERT ON timebank.transfer
FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL)
EXECUTE FUNCTION timebank.reversal_mirrors();

-- for: service
-- Undoes transfers, each by one reversal with a reason, in one posting: all or nothing. With a credit
-- goes what it passed on to the pot.
CREATE FUNCTION timebank.reverse(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_transfers uuid[],
    p_ids uuid[],
    p_back_ids uuid[],
    p_reason text
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_accounts uuid[];
    v_standing timebank.standing;
    v_lines timebank.line[];
BEGIN
    v_accounts := timebank.sides_of(p_community, p_transfers);
    -- Whoever reverses a line locks its accounts: looked up behind these locks, what is reversed
    -- already is known for good.
    PERFORM timebank.lock_accounts(p_community, v_accounts);
    v_lines := timebank.reversal_lines(
        p_community, p_actor, p_transfers, p_ids, p_back_ids, p_reason);
    -- What was passed on comes out of the pot, which is locked after all others.
    v_standing := timebank.lock_accounts(
        p_community, v_accounts || timebank.accounts_of(v_lines));
    PERFORM timebank.post(p_community, p_actor_kind, p_actor, v_lines, v_standing);
    RETURN QUERY SELECT * FROM timebank.lines_posted(p_community, v_lines);
END
$$;

-- The entry that this contribution may not be credited beside, because it looks like the same piece
-- of time.
--
-- One already credited (`p_credited`: a moment ago, in this batch) stands in the way, and so do
-- hours of before the books, which the opening balance counts; and an open one that was there first
-- and that this one is linked to. Declined, withdrawn and reversed entries never do, nor does the
-- one that is being corrected. Whoever called one of the two separate did so of all that stood
-- then; of what was logged later nobody has said it.
CREATE FUNCTION timebank.same_time(
    p_community uuid, p_one timebank.contribution, p_credited uuid[]
) RETURNS uuid
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_other uuid;
BEGIN
    SELECT o.id INTO v_other FROM timebank.alike(p_community, p_one) o
    WHERE o.id IS DISTINCT FROM p_one.corrects_id
        AND (o.state IN ('verified', 'historic') OR o.id = ANY (p_credited)
            OR o.state IN ('logged', 'queried') AND o.id = p_one.looks_like_id)
        AND coalesce(o.id <> ALL (p_one.separate_from), true)
        AND coalesce(p_one.id <> ALL (o.separate_from), true)
        AND NOT timebank.undone(p_community, o.id, '{}')
    ORDER BY o.logged_at, o.id LIMIT 1;
    RETURN v_other;
END
$$;

-- The accounts between which these transfers moved minutes; with a credit also that of a member to
-- whom it went on, for what comes back from there is to be locked with the others, in order.
CREATE FUNCTION timebank.sides_of(p_community uuid, p_transfers uuid[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN ARRAY(
        SELECT unnest(ARRAY[t.debit_account_id, t.credit_account_id]) FROM timebank.transfer t
        WHERE t.community_id = p_community AND t.id = ANY (p_transfers)
        UNION ALL
        SELECT o.credit_account_id FROM timebank.transfer t
        JOIN timebank.transfer o ON o.community_id = p_community
            AND o.debit_account_id = t.credit_account_id
            AND o.recorded_at = t.recorded_at + interval '1 microsecond'
            AND o.kind = 'gift' AND o.reason = 'passed_on'
        WHERE t.community_id = p_community AND t.id = ANY (p_transfers)
            AND t.kind IN ('thank', 'exchange'));
END
$$;

-- for: service
-- Refuses where one of these runs is more than checked. The runs are locked before they are looked
-- at, so that whoever is posting one is waited for.
CREATE FUNCTION timebank.still_checked(p_communities uuid[], p_runs uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM 1 FROM timebank.import_run n
    WHERE n.community_id = ANY (p_communities) AND n.id = ANY (p_runs)
    ORDER BY n.id FOR SHARE;
    IF EXISTS (
        SELECT 1 FROM timebank.import_run n
        WHERE n.community_id = ANY (p_communities) AND n.id = ANY (p_runs)
            AND n.state <> 'checked'
    ) THEN
        PERFORM timebank.refuse('append_only', '{}');
    END IF;
END
$$;

-- for: service
-- Whether a contribution's credit is reversed, or is about to be by one of these lines.
CREATE FUNCTION timebank.undone(
    p_community uuid, p_contribution uuid, p_lines timebank.line[]
) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_credit uuid;
BEGIN
    SELECT t.id INTO v_credit FROM timebank.transfer t
    WHERE t.community_id = p_community AND t.contribution_id = p_contribution;
    RETURN v_credit IS NOT NULL AND (
        EXISTS (SELECT 1 FROM unnest(p_lines) l WHERE l.reverses_id = v_credit)
        OR EXISTS (
            SELECT 1 FROM timebank.transfer t
            WHERE t.community_id = p_community AND t.reverses_id = v_credit));
END
$$;

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

-- A rule is written down once and ended once, so that it can be read what was verified by it, and by
-- whose word.
CREATE TRIGGER verification_rule_ended BEFORE UPDATE ON timebank.verification_rule FOR EACH ROW
WHEN (OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
    OR (NEW.community_id, NEW.id, NEW.most_minutes, NEW.made_by, NEW.made_at)
    IS DISTINCT FROM (OLD.community_id, OLD.id, OLD.most_minutes, OLD.made_by, OLD.made_at))
EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER verification_rule_kept BEFORE DELETE OR TRUNCATE ON timebank.verification_rule
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

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
    passed_on_minutes bigint,
    measure text
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_rulings timebank.ruling[];
BEGIN
    v_rulings := timebank.decide(p_community, p_actor_kind, p_actor, p_contributions, p_transfers,
        p_pass_ons, p_minutes, NULL, false);
    RETURN QUERY SELECT * FROM timebank.verdicts(p_community, v_rulings);
END
$$;

-- for: service
-- Verifies and credits contributions as `verify` does, for whoever brings in thousands, or knows what
-- to say of one: of each is told what became of it, and nothing else.
CREATE FUNCTION timebank.verify_many(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_contributions uuid[],
    p_transfers uuid[],
    p_pass_ons uuid[]
) RETURNS timebank.ruling[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    RETURN timebank.decide(p_community, p_actor_kind, p_actor, p_contributions, p_transfers,
        p_pass_ons, array_fill(NULL::bigint, ARRAY[cardinality(p_contributions)]), NULL, false);
END
$$;

-- for: service
-- Writes down lines of an import, under their own ids, as stated and verified by the actor, and credits
-- them: no row is written twice, which is a third of what it takes otherwise. The lists go together.
-- Where a rule refuses one of them, the caller takes all of it back: a verified contribution
-- without a credit is committed by nobody (verified_has_credit).
CREATE FUNCTION timebank.verify_stated(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_contributions uuid[],
    p_transfers uuid[],
    p_pass_ons uuid[],
    p_givers uuid[],
    p_receiver_types text[],
    p_receivers uuid[],
    p_activities uuid[],
    p_worked_from date[],
    p_worked_on date[],
    p_minutes bigint[]
) RETURNS timebank.ruling[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    INSERT INTO timebank.contribution (
        community_id, id, giver_id, receiver_type, receiver_id, activity_id, worked_from, worked_on,
        minutes, state, stated_by, decided_by_kind, decided_by, decided_at, import_row_id)
    SELECT p_community, s.id, s.giver, s.receiver_type, s.receiver, s.activity, s.worked_from,
        s.worked_on, s.minutes, 'verified', p_actor, p_actor_kind, p_actor,
        (SELECT timebank.ledger_now()), s.id
    FROM unnest(p_contributions, p_givers, p_receiver_types, p_receivers, p_activities,
        p_worked_from, p_worked_on, p_minutes) AS s (
        id, giver, receiver_type, receiver, activity, worked_from, worked_on, minutes);
    RETURN timebank.decide(p_community, p_actor_kind, p_actor, p_contributions, p_transfers,
        p_pass_ons, array_fill(NULL::bigint, ARRAY[cardinality(p_contributions)]), NULL, true);
END
$$;

-- for: service
-- Whose word it is what this member or app says: their own; of an app, too, that of whoever registered
-- it, or made one of its secrets, and of the entry as which they go on.
CREATE FUNCTION timebank.voices(p_who uuid) RETURNS uuid[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN ARRAY(
        WITH made AS (
            SELECT c.community_id, c.made_by FROM timebank.client c WHERE c.id = p_who
            UNION
            SELECT c.community_id, s.made_by FROM timebank.client c
            JOIN timebank.client_secret s ON s.client_id = c.id
            WHERE c.id = p_who
        )
        SELECT p_who
        UNION SELECT made.made_by FROM made
        UNION SELECT m.merged_into_id FROM made
        JOIN timebank.member m ON m.community_id = made.community_id AND m.id = made.made_by
        WHERE m.merged_into_id IS NOT NULL);
END
$$;

-- Every posting function asks first, before its own block begins, whether it was called for the
-- community that the transaction has entered: its own rights reach further than the caller's. True,
-- or it raises: an expression costs a third of a statement.
CREATE FUNCTION timebank.within(p_community uuid) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    IF p_community IS DISTINCT FROM
        nullif(current_setting('timebank.community', true), '')::uuid THEN
        RAISE EXCEPTION 'another community' USING
            ERRCODE = 'insufficient_privilege', CONSTRAINT = 'within_community';
    END IF;
    RETURN true;
END
$$;

-- How help comes about goes into the same queue, so that whoever follows has one order of everything.
-- Of exchanges and sessions only that it happened, and to which: rows that change, and are emptied
-- one day, could not be told again. Whoever signs up is not named: the session is.
CREATE FUNCTION timebank.help_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    VALUES (NEW.community_id, timebank.ledger_now(), NEW.id,
        TG_TABLE_NAME || '_' || CASE NEW.state WHEN 'open' THEN 'planned' ELSE NEW.state END);
    RETURN NULL;
END
$$;

CREATE TRIGGER exchange_proposed_told AFTER INSERT ON timebank.exchange
FOR EACH ROW EXECUTE FUNCTION timebank.help_told();

CREATE TRIGGER exchange_state_told AFTER UPDATE OF state ON timebank.exchange
FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION timebank.help_told();

CREATE TRIGGER session_planned_told AFTER INSERT ON timebank.session
FOR EACH ROW EXECUTE FUNCTION timebank.help_told();

CREATE TRIGGER session_state_told AFTER UPDATE OF state ON timebank.session
FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION timebank.help_told();

-- Two who sign up for one session at one instant are one event: it says to look again.
CREATE FUNCTION timebank.sign_ups_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    VALUES (NEW.community_id, timebank.ledger_now(), NEW.session_id, 'session_sign_ups')
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER sign_up_made_told AFTER INSERT ON timebank.sign_up
FOR EACH ROW EXECUTE FUNCTION timebank.sign_ups_told();

CREATE TRIGGER sign_up_state_told AFTER UPDATE OF state ON timebank.sign_up
FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION timebank.sign_ups_told();

-- for: service
-- The canonical lines of events (docs/reference/canonical-lines.md), made anew from the rows of the
-- books: what is exported, and what is hashed. Only columns that never change, and nothing typed.
CREATE FUNCTION timebank.lines_of(
    p_community uuid,
    p_positions bigint[],
    p_journals bigint[],
    p_kinds text[],
    p_subjects uuid[],
    p_at timestamptz[]
) RETURNS TABLE (place bigint, line text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
BEGIN
    RETURN QUERY
    WITH asked AS MATERIALIZED (
        SELECT u.place, u.kind, u.subject, array_to_string(ARRAY[
            'tb1', u.kind, p_community::text, u.place::text, u.journal::text,
            timebank.instant_told(u.at), u.subject::text], '|', '') AS head
        FROM unnest(p_positions, p_journals, p_kinds, p_subjects, p_at)
            AS u (place, journal, kind, subject, at)
    )
    SELECT e.place, array_to_string(ARRAY[
        e.head, t.kind, t.debit_account_id::text, t.debit_type, t.credit_account_id::text,
        t.credit_type, t.minutes::text, t.d_seq::text, t.d_bal::text, t.c_seq::text,
        t.c_bal::text, t.actor_kind, t.actor_id::text, t.reason, t.contribution_id::text,
        c.giver_id::text, c.receiver_type, c.receiver_id::text, c.activity_id::text,
        to_char(c.worked_from, 'YYYY-MM-DD'), to_char(c.worked_on, 'YYYY-MM-DD'),
        c.decided_by_kind, c.decided_by::text, c.corrects_id::text, t.reverses_id::text,
        t.hold_id::text, t.import_row_id::text], '|', '')
    FROM asked e
    JOIN timebank.transfer t ON t.community_id = p_community AND t.id = e.subject
    LEFT JOIN timebank.contribution c
        ON c.community_id = p_community AND c.id = t.contribution_id
    WHERE e.kind = 'transfer'
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, c.giver_id::text, c.receiver_type, c.receiver_id::text, c.activity_id::text,
        to_char(c.worked_from, 'YYYY-MM-DD'), to_char(c.worked_on, 'YYYY-MM-DD'),
        c.stated_by::text, c.corrects_id::text, c.import_row_id::text], '|', '')
    FROM asked e
    JOIN timebank.contribution c ON c.community_id = p_community AND c.id = e.subject
    WHERE e.kind IN ('contribution_logged', 'contribution_historic')
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, m.contribution_id::text, m.side, m.stated_by::text, m.minutes::text], '|', '')
    FROM asked e
    JOIN timebank.claim m ON m.community_id = p_community AND m.id = e.subject
    WHERE e.kind = 'claim_made'
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, c.decided_by_kind, c.decided_by::text], '|', '')
    FROM asked e
    JOIN timebank.contribution c ON c.community_id = p_community AND c.id = e.subject
    WHERE e.kind IN ('contribution_declined', 'contribution_withdrawn')
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, a.type, a.owner_id::text, a.first_floor::text, a.first_ceiling::text], '|', '')
    FROM asked e
    JOIN timebank.account a ON a.community_id = p_community AND a.id = e.subject
    WHERE e.kind = 'account_opened'
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, l.account_id::text, l.floor::text, l.ceiling::text, l.passes_on::text,
        l.closed::text, l.actor_kind, l.actor_id::text, l.reason], '|', '')
    FROM asked e
    JOIN timebank.limit_change l ON l.community_id = p_community AND l.id = e.subject
    WHERE e.kind = 'limits_changed'
    UNION ALL
    SELECT e.place, array_to_string(ARRAY[
        e.head, h.account_id::text, h.partner_account_id::text, h.minutes::text,
        timebank.instant_told(h.expires_at), h.placed_by::text, h.reason], '|', '')
    FROM asked e
    JOIN timebank.hold h ON h.community_id = p_community AND h.id = e.subject
    WHERE e.kind = 'hold_placed'
    UNION ALL
    SELECT e.place, e.head FROM asked e
    WHERE e.kind IN ('contribution_queried', 'hold_released', 'hold_lapsed',
        'exchange_proposed', 'exchange_agreed', 'exchange_done', 'exchange_cancelled',
        'session_planned', 'session_cancelled', 'session_closed', 'session_sign_ups');
END
$$;

-- for: service
-- An instant as canonical lines have it: RFC 3339 in UTC, to the microsecond.
CREATE FUNCTION timebank.instant_told(p_at timestamptz) RETURNS text
LANGUAGE sql STABLE
RETURN to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- for: service
-- Writes a signed checkpoint of all that is sealed. Whoever calls it holds the community's seal.
CREATE FUNCTION timebank.seal_checkpoint(
    p_community uuid,
    p_number bigint,
    p_size bigint,
    p_journal_size bigint,
    p_root bytea,
    p_previous bytea,
    p_made_at timestamptz,
    p_key_id text,
    p_signature bytea,
    p_frontier bytea[],
    p_tiles bytea[]
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    PERFORM FROM timebank.seal s
    WHERE s.community_id = p_community AND s.size = p_size AND s.journal_size = p_journal_size
    FOR UPDATE;
    IF NOT FOUND OR p_number <> 1 + coalesce((
        SELECT max(c.number) FROM timebank.checkpoint c WHERE c.community_id = p_community), 0) THEN
        RAISE EXCEPTION 'this is not the next checkpoint';
    END IF;
    INSERT INTO timebank.checkpoint (community_id, number, size, journal_size, root, previous,
        made_at, key_id, signature, frontier, tiles)
    VALUES (p_community, p_number, p_size, p_journal_size, p_root, p_previous,
        p_made_at, p_key_id, p_signature, p_frontier, p_tiles);
END
$$;

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

-- What is sealed is added to and nothing else, by anybody, the owner included.
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.event
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.checkpoint
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER signing_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.signing_key
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

-- for: service
-- Writes down a public key that checkpoints are signed with from now on; the first to say it wins.
CREATE FUNCTION timebank.signing_key_add(
    p_community uuid, p_key_id text, p_public_key bytea, p_endorsed_by text, p_endorsement bytea
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    INSERT INTO timebank.signing_key (
        community_id, key_id, public_key, made_at, endorsed_by, endorsement)
    VALUES (p_community, p_key_id, p_public_key, timebank.ledger_now(), p_endorsed_by,
        p_endorsement)
    ON CONFLICT DO NOTHING;
END
$$;

-- What the service writes into contributions and claims by itself goes into the queue as well. A
-- verified one is told by its credit. Instants come from here, not from the row: it is the service
-- that writes a claim's.
CREATE FUNCTION timebank.contributions_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    SELECT n.community_id, n.logged_at, n.id,
        CASE n.state WHEN 'historic' THEN 'contribution_historic' ELSE 'contribution_logged' END
    FROM new_rows n;
    RETURN NULL;
END
$$;

CREATE TRIGGER contributions_told AFTER INSERT ON timebank.contribution
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION timebank.contributions_told();

-- Called where a change is judged: a trigger's WHEN would be parsed anew for every hour confirmed.
CREATE FUNCTION timebank.state_told(p_before text, p_now timebank.contribution) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
    IF p_now.state <> p_before THEN
        INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
        VALUES (p_now.community_id, timebank.ledger_now(), p_now.id,
            'contribution_' || p_now.state);
    END IF;
END
$$;

CREATE FUNCTION timebank.claims_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    SELECT n.community_id, (SELECT timebank.ledger_now()), n.id, 'claim_made' FROM new_rows n;
    RETURN NULL;
END
$$;

CREATE TRIGGER claims_told AFTER INSERT ON timebank.claim REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION timebank.claims_told();

-- for: service
-- The communities that have events without a position, or positions without a checkpoint. Each is
-- entered in turn: nobody sees into two at once.
CREATE FUNCTION timebank.waiting_communities() RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_one uuid;
BEGIN
    FOR v_one IN SELECT c.id FROM timebank.community c LOOP
        PERFORM set_config('timebank.community', v_one::text, true);
        IF EXISTS (SELECT FROM timebank.unsealed u WHERE u.community_id = v_one)
            OR (SELECT s.size FROM timebank.seal s WHERE s.community_id = v_one)
            > coalesce((SELECT max(c.size) FROM timebank.checkpoint c
                WHERE c.community_id = v_one), 0) THEN
            RETURN NEXT v_one;
        END IF;
    END LOOP;
    PERFORM set_config('timebank.community', '', true);
END
$$;

-- for: service
-- Lets answers go that are older than 60 days, a thousand at a time: how many went. Nobody may delete
-- a younger one, or what is sent again would have a second effect.
CREATE FUNCTION timebank.idempotency_forget(p_community uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_gone integer;
BEGIN
    DELETE FROM timebank.idempotency i USING (
        SELECT o.keeper_id, o.key FROM timebank.idempotency o
        WHERE o.community_id = p_community AND o.taken_at < clock_timestamp() - interval '60 days'
        LIMIT 1000
    ) old WHERE i.community_id = p_community AND i.keeper_id = old.keeper_id AND i.key = old.key;
    GET DIAGNOSTICS v_gone = ROW_COUNT;
    RETURN v_gone;
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
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_entered text := set_config('timebank.community', p_community::text, true);
BEGIN
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
LANGUAGE plpgsql VOLATILE SET lock_timeout = '2s'
AS $$
DECLARE
    v_entered text := set_config('timebank.community', p_community::text, true);
BEGIN
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

-- A role is written down once and ended once, so that who could do what, and when, can be read.
CREATE TRIGGER role_held_ended BEFORE UPDATE ON timebank.role_held FOR EACH ROW
WHEN (OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
    OR (NEW.community_id, NEW.id, NEW.member_id, NEW.role, NEW.organisation_id, NEW.given_by, NEW.given_at)
    IS DISTINCT FROM
    (OLD.community_id, OLD.id, OLD.member_id, OLD.role, OLD.organisation_id, OLD.given_by, OLD.given_at))
EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER role_held_kept BEFORE DELETE OR TRUNCATE ON timebank.role_held
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

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

-- A helper is named once and ended once, so that who could act for whom, and when, can be read.
CREATE TRIGGER helper_ended BEFORE UPDATE ON timebank.helper FOR EACH ROW
WHEN (OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL)
EXECUTE FUNCTION timebank.append_only();

CREATE TRIGGER helper_kept BEFORE DELETE OR TRUNCATE ON timebank.helper
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

-- An application is decided once, and what was decided stays.
CREATE TRIGGER application_decided BEFORE UPDATE ON timebank.application FOR EACH ROW
WHEN (OLD.state <> 'applied') EXECUTE FUNCTION timebank.append_only();

-- for: service
-- The communities that have a message to be looked at now. Each is entered in turn: nobody sees into
-- two at once.
CREATE FUNCTION timebank.messages_due() RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_now timestamptz := timebank.ledger_now();
    v_one uuid;
BEGIN
    FOR v_one IN SELECT c.id FROM timebank.community c LOOP
        PERFORM set_config('timebank.community', v_one::text, true);
        IF EXISTS (SELECT FROM timebank.message m
            WHERE m.community_id = v_one AND m.state = 'waiting' AND m.next_try_at <= v_now) THEN
            RETURN NEXT v_one;
        END IF;
    END LOOP;
    PERFORM set_config('timebank.community', '', true);
END
$$;

-- for: service
-- Signs a member up for an open session, who may be, and gives back their sign-up: with a place where
-- there is one, else behind all who wait; whoever may not meet somebody who comes (`p_apart`) waits,
-- too. Who is signed up already stays so. No row where the session takes nobody any more. In one call:
-- a crowd waits here for the session's row, and each of them keeps it for as little as can be.
CREATE FUNCTION timebank.sign_up_take(
    p_community uuid,
    p_session uuid,
    p_id uuid,
    p_member uuid,
    p_role text,
    p_by uuid,
    p_apart uuid[]
) RETURNS SETOF timebank.sign_up
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_session timebank.session;
    v_own timebank.sign_up;
    v_waits boolean;
BEGIN
    UPDATE timebank.session s SET queued = s.queued + 1
    WHERE s.community_id = p_community AND s.id = p_session AND s.state = 'open'
        AND s.ends_at > timebank.ledger_now()
    RETURNING s.* INTO v_session;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT u.* INTO v_own FROM timebank.sign_up u
    WHERE u.community_id = p_community AND u.session_id = p_session AND u.member_id = p_member
        AND u.state <> 'cancelled';
    IF FOUND THEN
        RETURN NEXT v_own;
        RETURN;
    END IF;
    SELECT count(*) >= v_session.places OR bool_or(u.member_id = ANY (p_apart)) INTO v_waits
    FROM timebank.sign_up u
    WHERE u.community_id = p_community AND u.session_id = p_session AND u.state = 'in';
    RETURN QUERY
    INSERT INTO timebank.sign_up (community_id, id, session_id, member_id, role, state, place,
        made_by, made_at, in_at)
    VALUES (p_community, p_id, p_session, p_member, p_role,
        CASE WHEN v_waits THEN 'waiting' ELSE 'in' END, v_session.queued, p_by,
        timebank.ledger_now(), CASE WHEN v_waits THEN NULL ELSE timebank.ledger_now() END)
    RETURNING *;
END
$$;

-- for: service
-- The holder of a token in force, and the community that was asked for by its slug or id, which is
-- entered for row-level security: the member is looked up in it. A token is good for what its member
-- holds now: a role of NULL where the token is none, its member has left, is paused or under 18, or
-- the role was ended. A lead leads what the member leads now, of the token's organisations if it names any;
-- one who leads nothing is a member, and organisations that have left are led by nobody, nor does an
-- app act for them. Of an app's token the id is the app's: its tokens come and go. A community of
-- NULL where there is none such, or the token is for another. A token of the network enters whichever
-- community is asked for. Tokens end by the real clock, not by the books', which a demo may move. A
-- sign-in lasts from its last use on; that is written down seldom, at most thirty times in its length
-- and once a day, and by no transaction that only reads. `stands_for`: whether to look further, for
-- others in whose name a member also acts. `kept_from`: whom a member or a lead is never to meet.
CREATE FUNCTION timebank.caller_of(
    p_sha256 bytea,
    p_community text,
    OUT token_id uuid,
    OUT role text,
    OUT keeper_id uuid,
    OUT member_id uuid,
    OUT organisation_ids uuid[],
    OUT community_id uuid,
    OUT client_id uuid,
    OUT scopes text[],
    OUT stands_for boolean,
    OUT kept_from uuid[]
)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    -- A regular expression would take five times as long, at every request.
    v_id uuid := CASE WHEN p_community LIKE '________-____-____-____-____________'
        AND translate(p_community, '0123456789abcdefABCDEF', '') = '----' THEN p_community::uuid END;
    v_asked uuid;
    v_entered text;
    v_status text;
    v_rolls interval;
    v_ends timestamptz;
BEGIN
    SELECT coalesce(t.client_id, t.id), t.role, t.keeper_id, t.member_id, t.organisation_ids,
        t.community_id, t.client_id, t.scopes,
        make_interval(mins => t.rolls_minutes), t.expires_at,
        coalesce(
            (SELECT c.id FROM timebank.community c WHERE c.id = v_id),
            (SELECT c.id FROM timebank.community c WHERE c.slug = p_community))
    INTO token_id, role, keeper_id, member_id, organisation_ids, community_id, client_id, scopes,
        v_rolls, v_ends, v_asked
    FROM timebank.token t
    WHERE t.sha256 = p_sha256 AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp();
    IF NOT FOUND THEN
        RETURN;
    ELSIF p_community IS NOT NULL THEN
        community_id := CASE WHEN coalesce(community_id, v_asked) = v_asked THEN v_asked END;
    END IF;
    IF v_rolls IS NOT NULL
        AND v_ends < clock_timestamp() + v_rolls - least(v_rolls / 30, interval '1 day')
        AND current_setting('transaction_read_only') = 'off' THEN
        UPDATE timebank.token t SET expires_at = clock_timestamp() + v_rolls
        WHERE t.sha256 = p_sha256 AND t.revoked_at IS NULL;
    END IF;
    v_entered := set_config('timebank.community', coalesce(community_id::text, ''), true);
    IF member_id IS NOT NULL AND community_id IS NOT NULL THEN
        IF role IN ('member', 'organisation_lead') THEN
            SELECT CASE WHEN m.adult IS NOT false THEN m.status END, m.stands_for
            INTO v_status, stands_for FROM timebank.member m
            WHERE m.community_id = caller_of.community_id AND m.id = caller_of.member_id;
            kept_from := ARRAY(
                SELECT CASE k.member_id WHEN caller_of.member_id THEN k.other_id ELSE k.member_id END
                FROM timebank.kept_apart k
                WHERE k.community_id = caller_of.community_id AND k.ended_at IS NULL
                    AND caller_of.member_id IN (k.member_id, k.other_id));
        ELSE
            SELECT CASE WHEN m.adult IS NOT false THEN m.status END INTO v_status
            FROM timebank.role_held h
            JOIN timebank.member m ON m.community_id = h.community_id AND m.id = h.member_id
            WHERE h.community_id = caller_of.community_id AND h.member_id = caller_of.member_id
                AND h.role = caller_of.role AND h.organisation_id IS NULL AND h.ended_at IS NULL;
        END IF;
        IF coalesce(v_status, 'left') <> 'member' THEN
            role := NULL;
            RETURN;
        END IF;
    END IF;
    IF role = 'organisation_lead' THEN
        IF member_id IS NULL THEN
            IF community_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM timebank.organisation o
                WHERE o.community_id = caller_of.community_id AND o.id = caller_of.organisation_ids[1]
                    AND o.status = 'active'
            ) THEN
                role := NULL;
            END IF;
            RETURN;
        END IF;
        organisation_ids := ARRAY(
            SELECT o.id FROM timebank.role_held h
            JOIN timebank.organisation o
                ON o.community_id = h.community_id AND o.id = h.organisation_id
            WHERE h.community_id = caller_of.community_id AND h.member_id = caller_of.member_id
                AND h.organisation_id IS NOT NULL AND h.ended_at IS NULL AND o.status = 'active'
                AND (caller_of.organisation_ids = '{}' OR o.id = ANY (caller_of.organisation_ids)));
        IF organisation_ids = '{}' THEN
            role := 'member';
        END IF;
    END IF;
END
$$;

-- A person's sign-in is ended, and stays: who came in, and when, can be read. Of apps' tokens, which come
-- and go by the thousand, those whose time is over are let go.
CREATE TRIGGER token_kept BEFORE DELETE ON timebank.token FOR EACH ROW
WHEN (OLD.client_id IS NULL OR OLD.expires_at > clock_timestamp())
EXECUTE FUNCTION timebank.append_only();

-- for: service
-- Writes the line of one request. `p_shown` are all ids that its answer shows, whatever they are of:
-- those of members, and of their accounts, are whom it was about. A read does not wait for the disk.
CREATE FUNCTION timebank.trail_add(
    p_community uuid,
    p_id uuid,
    p_token uuid,
    p_actor uuid,
    p_role text,
    p_method text,
    p_route text,
    p_status integer,
    p_from text,
    p_request text,
    p_things uuid[],
    p_shown uuid[]
) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_entered text := set_config('timebank.community', p_community::text, true);
    v_about uuid[] := '{}';
BEGIN
    IF p_method = 'GET' THEN
        SET LOCAL synchronous_commit = off;
    END IF;
    IF p_shown <> '{}' THEN
        v_about := ARRAY(
            SELECT m.id FROM timebank.member m
            WHERE m.community_id = p_community AND m.id = ANY (p_shown)
            UNION
            SELECT a.owner_id FROM timebank.account a
            WHERE a.community_id = p_community AND a.id = ANY (p_shown)
                AND a.type = 'member');
    END IF;
    INSERT INTO timebank.trail_line (community_id, id, at, token_id, actor_id, role, method, route,
        status, came_from, request_id, things, about)
    VALUES (p_community, p_id, clock_timestamp(), p_token, p_actor, p_role, p_method, p_route,
        p_status, p_from, p_request, p_things, v_about);
END
$$;

-- for: service
-- Empties from where a member's own requests came: for an erasure. Who did what stays.
CREATE FUNCTION timebank.trail_empty(p_community uuid, p_member uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    UPDATE timebank.trail_line t SET came_from = NULL
    WHERE t.community_id = p_community AND t.actor_id = p_member AND t.came_from IS NOT NULL;
END
$$;

-- for: service
-- Lets the lines go that are older than two years, a thousand at a time: how many went. Nobody else
-- may delete one, or change it.
CREATE FUNCTION timebank.trail_forget(p_community uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_gone integer;
BEGIN
    DELETE FROM timebank.trail_line t USING (
        SELECT l.id FROM timebank.trail_line l
        WHERE l.community_id = p_community AND l.at < clock_timestamp() - interval '2 years'
        ORDER BY l.id LIMIT 1000
    ) old WHERE t.community_id = p_community AND t.id = old.id;
    GET DIAGNOSTICS v_gone = ROW_COUNT;
    RETURN v_gone;
END
$$;

-- for: service
-- Which of these contributions the actor stated for an organisation and may not confirm too: with
-- them, what the organisation or the actor thanked for this month would pass the community's limit,
-- and beyond it a second person says yes (domain.md, rule 7). An app and whoever made it are one.
CREATE FUNCTION timebank.beyond_thanks(p_community uuid, p_actor uuid, p_contributions uuid[])
RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_limits record;
    v_voices uuid[];
    v_asked uuid[];
BEGIN
    SELECT c.organisation_thanks_monthly_minutes AS organisation,
        c.person_thanks_monthly_minutes AS person
    INTO v_limits
    FROM timebank.community c
    WHERE c.id = p_community
        AND coalesce(c.organisation_thanks_monthly_minutes, c.person_thanks_monthly_minutes)
            IS NOT NULL;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    v_voices := timebank.voices(p_actor);
    v_asked := ARRAY(
        SELECT c.id FROM timebank.contribution c
        WHERE c.community_id = p_community AND c.id = ANY (p_contributions)
            AND timebank.voices(c.stated_by) && v_voices AND c.receiver_type = 'organisation'
            AND c.state IN ('logged', 'queried'));
    IF v_asked = '{}' THEN
        RETURN;
    END IF;
    PERFORM timebank.thanks_in_turn(p_community);
    RETURN QUERY
    WITH asked AS MATERIALIZED (
        SELECT c.id, c.receiver_id, sum(c.minutes) OVER (PARTITION BY c.receiver_id ORDER BY c.id)
            AS for_organisation, sum(c.minutes) OVER (ORDER BY c.id) AS by_person
        FROM timebank.contribution c
        WHERE c.community_id = p_community AND c.id = ANY (v_asked)
    )
    SELECT asked.id
    FROM (SELECT DISTINCT a.receiver_id FROM asked a) receiver
    CROSS JOIN LATERAL timebank.thanked_this_month(p_community, p_actor, receiver.receiver_id) thanked
    JOIN asked ON asked.receiver_id = receiver.receiver_id
    WHERE asked.for_organisation + thanked.for_organisation > v_limits.organisation
        OR asked.by_person + thanked.by_person > v_limits.person;
END
$$;

-- for: service
-- Minutes credited this month (the community's) for hours given to an organisation; and those that
-- stand on one person's word alone, who stated and confirmed them: by themselves, under an earlier
-- entry, or by an app that speaks for them (`voices`). Of an app: those of whichever of its makers has
-- the most. What was undone does not count.
CREATE FUNCTION timebank.thanked_this_month(
    p_community uuid,
    p_actor uuid,
    p_organisation uuid,
    OUT for_organisation bigint,
    OUT by_person bigint
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_people uuid[] := timebank.voices(p_actor);
    v_since timestamptz;
BEGIN
    SELECT date_trunc('month', timebank.community_today(c.id)::timestamp) AT TIME ZONE c.time_zone
    INTO v_since
    FROM timebank.community c WHERE c.id = p_community;
    WITH hand AS MATERIALIZED (
        SELECT p.id AS person_id, p.id FROM unnest(v_people) p (id)
        UNION
        SELECT p.id, m.id FROM unnest(v_people) p (id)
        JOIN timebank.member m ON m.community_id = p_community AND m.merged_into_id = p.id
        UNION
        SELECT p.id, c.id FROM unnest(v_people) p (id)
        JOIN timebank.client c ON c.community_id = p_community AND p.id = ANY (timebank.voices(c.id))
    ), thanked AS MATERIALIZED (
        SELECT c.receiver_id, c.minutes, c.stated_by, c.decided_by
        FROM timebank.contribution c
        WHERE c.community_id = p_community AND c.state = 'verified'
            AND c.receiver_type = 'organisation' AND c.decided_at >= v_since
            AND (c.receiver_id = p_organisation OR c.decided_by IN (SELECT h.id FROM hand h))
            AND NOT timebank.undone(p_community, c.id, '{}')
    )
    SELECT
        (SELECT coalesce(sum(t.minutes), 0) FROM thanked t WHERE t.receiver_id = p_organisation),
        (SELECT coalesce(max(one.minutes), 0) FROM (
            SELECT sum(t.minutes) AS minutes FROM thanked t
            JOIN hand says ON says.id = t.stated_by
            JOIN hand confirms ON confirms.id = t.decided_by AND confirms.person_id = says.person_id
            GROUP BY says.person_id) one)
    INTO for_organisation, by_person;
END
$$;

-- for: service
-- Whoever thanks here waits until those before them are done, so that two at once do not pass a monthly
-- limit that each would have kept.
CREATE FUNCTION timebank.thanks_in_turn(p_community uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('thanks ' || p_community, 0));
END
$$;

-- for: service
-- What `Verified` (schemas.py) says of a contribution just credited and its transfer, which a test
-- holds together; and whom that shows, for the trail. As a form that is filled in: json_build_object,
-- and concat, would look up the type of each of sixty arguments. Balances, and what was passed
-- on, are told of the accounts of these owners, as far as they are the caller's to see; NULL: of all.
CREATE FUNCTION timebank.verified_answer(
    p_community uuid,
    p_keeper uuid,
    p_contribution uuid,
    p_transfer uuid,
    p_passed_on bigint,
    p_owners_seen uuid[],
    OUT body bytea,
    OUT about uuid[]
)
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    c_instant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
BEGIN
    SELECT convert_to(format(
        '{"contribution":{"id":"%s","giver_id":"%s","receiver":%s,"activity_id":"%s"'
        ',"worked_from":"%s","worked_on":"%s","minutes":%s,"state":"%s","stated_by_id":%s'
        ',"logged_at":"%s","decided_by_kind":"%s","decided_by_id":"%s","decided_at":"%s"'
        ',"typed_by_decider":%s,"transfer_id":"%s","corrects_id":%s,"corrected_by_id":null'
        ',"looks_like_id":%s,"session_id":%s,"separate":%s,"without_measures":%s'
        ',"external_ref":%s},"transfer":{"id":"%s","kind":"%s","debit_account_id":"%s"'
        ',"credit_account_id":"%s","minutes":%s,"recorded_at":"%s","contribution_id":"%s"'
        ',"giver_balance_minutes":%s,"receiver_balance_minutes":%s},"passed_on_minutes":%s}',
        c.id, c.giver_id, CASE c.receiver_type
            WHEN 'member' THEN '{"member_id":"' || c.receiver_id || '","organisation_id":null}'
            WHEN 'organisation' THEN
                '{"member_id":null,"organisation_id":"' || c.receiver_id || '"}'
            ELSE 'null' END,
        c.activity_id, c.worked_from, c.worked_on, c.minutes, c.state,
        coalesce('"' || c.stated_by || '"', 'null'),
        to_char(c.logged_at AT TIME ZONE 'UTC', c_instant), c.decided_by_kind, c.decided_by,
        to_char(c.decided_at AT TIME ZONE 'UTC', c_instant),
        coalesce((c.stated_by = c.decided_by)::text, 'false'), t.id,
        coalesce('"' || c.corrects_id || '"', 'null'),
        coalesce('"' || c.looks_like_id || '"', 'null'),
        coalesce('"' || c.session_id || '"', 'null'), (c.separate_by IS NOT NULL)::text,
        -- Nobody but a coordinator confirms one that has this mark.
        coalesce(array_to_json(c.without_measures)::text, '[]'),
        -- To a caller only their own reference is shown.
        CASE WHEN c.external_ref_keeper = p_keeper
            THEN to_json(c.external_ref)::text ELSE 'null' END,
        t.id, t.kind, t.debit_account_id, t.credit_account_id, t.minutes,
        to_char(t.recorded_at AT TIME ZONE 'UTC', c_instant), t.contribution_id,
        CASE WHEN p_owners_seen IS NULL OR c.giver_id = ANY (p_owners_seen)
            THEN coalesce(t.c_bal::text, 'null') ELSE 'null' END,
        CASE WHEN p_owners_seen IS NULL OR c.receiver_id = ANY (p_owners_seen)
            THEN coalesce(t.d_bal::text, 'null') ELSE 'null' END,
        CASE WHEN p_owners_seen IS NULL OR c.giver_id = ANY (p_owners_seen)
            THEN p_passed_on::text ELSE 'null' END), 'UTF8'),
        CASE c.receiver_type WHEN 'member' THEN ARRAY[c.giver_id, c.receiver_id, c.decided_by]
            ELSE ARRAY[c.giver_id, c.decided_by] END
    INTO body, about
    FROM timebank.contribution c CROSS JOIN timebank.transfer t
    WHERE c.community_id = p_community AND c.id = p_contribution
        AND t.community_id = p_community AND t.id = p_transfer;
END
$$;

-- for: service
-- Verifies one contribution under an idempotency key: finds the caller, credits, makes the answer,
-- keeps it under the key and writes the trail, all in this one call, which by itself is one
-- transaction. It is what people do most. Gives no row, and has no effect, where anything stands in
-- the way; an error where the key was used before: the common way then says why, or what was answered
-- the first time. A coordinator may speak for everybody, anybody else for themselves and for the
-- organisations they lead, there not of whom they are never to meet. Whoever acts in others' names
-- sees more accounts than their own: to look for those is left to the common way.
CREATE FUNCTION timebank.verify_once(
    p_token bytea,
    p_community text,
    p_roles text[],
    p_scope text,
    p_key text,
    p_fingerprint bytea,
    p_trail uuid,
    p_route text,
    p_from text,
    p_request text,
    p_contribution uuid,
    p_transfer uuid,
    p_pass_on uuid
) RETURNS TABLE (status smallint, headers text[], body bytea)
LANGUAGE plpgsql VOLATILE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
DECLARE
    v_rulings timebank.ruling[];
    v_caller record;
    v_answer record;
BEGIN
    v_caller := timebank.caller_of(p_token, p_community);
    IF (v_caller.role = ANY (p_roles) AND v_caller.member_id IS NOT NULL
        AND v_caller.community_id IS NOT NULL AND v_caller.stands_for IS NOT TRUE
        AND (v_caller.scopes IS NULL OR p_scope = ANY (v_caller.scopes))) IS NOT TRUE THEN
        RETURN;
    END IF;
    -- A condition with a look in it is a statement, though the look be not needed: so it stands apart.
    IF v_caller.role <> 'coordinator' THEN
        IF NOT EXISTS (
            SELECT FROM timebank.contribution c
            WHERE c.community_id = v_caller.community_id AND c.id = p_contribution
                AND (v_caller.member_id IN (c.receiver_id, c.giver_id)
                    OR (c.receiver_id = ANY (v_caller.organisation_ids)
                        AND (c.giver_id = ANY (v_caller.kept_from)) IS NOT TRUE))
        ) THEN
            RETURN;
        END IF;
    END IF;
    -- Few communities have such a limit: only those are asked further.
    IF EXISTS (
        SELECT FROM timebank.community m
        WHERE m.id = v_caller.community_id AND coalesce(
            m.organisation_thanks_monthly_minutes, m.person_thanks_monthly_minutes) IS NOT NULL
    ) THEN
        IF EXISTS (
            SELECT FROM timebank.beyond_thanks(
                v_caller.community_id, v_caller.member_id, ARRAY[p_contribution])
        ) THEN
            RETURN;
        END IF;
    END IF;
    v_rulings := timebank.verify_many(v_caller.community_id, 'member', v_caller.member_id,
        ARRAY[p_contribution], ARRAY[p_transfer], ARRAY[p_pass_on]);
    IF v_rulings[1].refusal IS NOT NULL THEN
        RETURN;
    END IF;
    status := 200;
    headers := ARRAY['content-type: application/json'];
    v_answer := timebank.verified_answer(
        v_caller.community_id, v_caller.keeper_id, p_contribution, p_transfer,
        coalesce(v_rulings[1].passed_on_minutes, 0),
        CASE WHEN v_caller.scopes IS NOT NULL AND 'accounts:read' <> ALL (v_caller.scopes) THEN '{}'
            WHEN v_caller.role <> 'coordinator' THEN ARRAY[v_caller.member_id] END);
    body := v_answer.body;
    -- In one statement: two take a seventieth of the whole more.
    WITH kept AS (
        INSERT INTO timebank.idempotency (
            community_id, keeper_id, key, fingerprint, taken_at, status, headers, body)
        VALUES (v_caller.community_id, v_caller.keeper_id, p_key, p_fingerprint, clock_timestamp(),
            verify_once.status, verify_once.headers, verify_once.body)
    )
    INSERT INTO timebank.trail_line (community_id, id, at, token_id, actor_id, role, method, route,
        status, came_from, request_id, things, about)
    VALUES (v_caller.community_id, p_trail, clock_timestamp(), v_caller.token_id, v_caller.member_id,
        v_caller.role, 'POST', p_route, verify_once.status, p_from, p_request,
        ARRAY[p_contribution], v_answer.about);
    RETURN NEXT;
END
$$;

-- for: service
-- Whether a member of this community who may sign in has this address: of nobody who they are there.
-- The community is entered by that, for there is no other way to see into one, and whoever calls
-- enters their own again. The service asks only for an address that a code was sent to and came back
-- from (me/service.py).
CREATE FUNCTION timebank.has_member_with(p_community uuid, p_email text) RETURNS boolean
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_entered text := set_config('timebank.community', p_community::text, true);
BEGIN
    RETURN EXISTS (
        SELECT FROM timebank.member m
        WHERE m.community_id = p_community AND lower(m.email) = lower(p_email)
            AND m.status = 'member' AND m.adult IS NOT false
    );
END
$$;

ALTER TABLE timebank.account ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.account FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.account USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.approval ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.approval FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.approval USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.event ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.event FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.event USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.hold ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.hold FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.hold USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.idempotency ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.idempotency FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.idempotency USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.import_run ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.import_run FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.import_run USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.listing_gram ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.listing_gram FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.listing_gram USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.note ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.note FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.note USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.seal ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.seal FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.seal USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.signing_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.signing_key FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.signing_key USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.trail_line ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.trail_line FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.trail_line USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.unsealed ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.unsealed FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.unsealed USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.activity ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.activity FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.activity USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.agreement ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.agreement FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.agreement USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.application ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.application FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.application USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.balance ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.balance FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.balance USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.checkpoint ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.checkpoint FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.checkpoint USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.entry FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.entry USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.import_row ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.import_row FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.import_row USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.limit_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.limit_change FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.limit_change USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.organisation ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.organisation FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.organisation USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.passkey_challenge ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.passkey_challenge FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.passkey_challenge USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.sign_in_code ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.sign_in_code FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.sign_in_code USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.texts_of_day ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.texts_of_day FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.texts_of_day USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.verification_rule ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.verification_rule FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.verification_rule USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.agreement_given ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.agreement_given FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.agreement_given USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.member ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.member FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.member USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.session_series ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.session_series FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.session_series USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.transfer ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.transfer FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.transfer USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.app_consent ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.app_consent FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.app_consent USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.authenticator ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.authenticator FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.authenticator USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.card ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.card FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.card USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.concern ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.concern FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.concern USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.contribution ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.contribution FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.contribution USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.erasure ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.erasure FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.erasure USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.export_decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.export_decision FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.export_decision USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.export_review ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.export_review FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.export_review USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.helper ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.helper FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.helper USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.kept_apart ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.kept_apart FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.kept_apart USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.listing ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.listing FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.listing USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.machine_code ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.machine_code FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.machine_code USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.measure ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.measure FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.measure USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.message ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.message FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.message USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.passkey ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.passkey FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.passkey USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.pin ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.pin FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.pin USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.role_held ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.role_held FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.role_held USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.session ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.session FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.session USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.skill ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.skill FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.skill USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.switched_off ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.switched_off FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.switched_off USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.told ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.told FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.told USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.app_grant ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.app_grant FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.app_grant USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.attendance ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.attendance FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.attendance USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.claim ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.claim FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.claim USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.exchange ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.exchange FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.exchange USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.listing_word ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.listing_word FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.listing_word USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.sign_up ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.sign_up FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.sign_up USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.app_renewal ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.app_renewal FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.app_renewal USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.exchange_hours ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.exchange_hours FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.exchange_hours USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.exchange_person ENABLE ROW LEVEL SECURITY;

ALTER TABLE timebank.exchange_person FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant ON timebank.exchange_person USING (community_id = nullif(current_setting('timebank.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('timebank.community', true), '')::uuid);

ALTER TABLE timebank.account ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.approval ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.event ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.hold ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.idempotency ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.import_run ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.listing_gram ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.note ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.seal ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.signing_key ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.trail_line ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.unsealed ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.activity ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.agreement ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.application ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.balance ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.checkpoint ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.entry ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.import_row ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.limit_change ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.organisation ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.passkey_challenge ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.sign_in_code ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.texts_of_day ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.verification_rule ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.agreement_given ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.member ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.session_series ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.transfer ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.app_consent ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.authenticator ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.card ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.concern ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.contribution ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.erasure ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.export_decision ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.export_review ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.helper ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.kept_apart ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.listing ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.machine_code ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.measure ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.message ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.passkey ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.pin ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.role_held ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.session ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.skill ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.switched_off ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.told ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.app_grant ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.attendance ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.claim ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.exchange ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.listing_word ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.sign_up ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.app_renewal ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.exchange_hours ALTER COLUMN community_id SET STATISTICS 0;

ALTER TABLE timebank.exchange_person ALTER COLUMN community_id SET STATISTICS 0;

DO $$
DECLARE
    service text := quote_ident(current_database() || '_service');
    posting text := quote_ident(current_database() || '_posting');
BEGIN
    EXECUTE replace(replace('GRANT USAGE ON SCHEMA timebank TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT CREATE ON SCHEMA timebank TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.account TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.account TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.approval TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT (community_id, id, kind, state, asked_by_kind, asked_by, asked_as, asked_for, asked_at, lapses_at, subject_id, made_id, minutes, reason, gainers, terms) ON timebank.approval TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (state, ended_by, ended_at) ON timebank.approval TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.backup TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.community TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.community TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (slug, name_en, name_cy, style, time_zone, host, hours_stated_by, shown_as, thanked_by, leavers_minutes, member_floor_minutes, member_ceiling_minutes, soft_floor_minutes, soft_ceiling_minutes, organisation_thanks_monthly_minutes, person_thanks_monthly_minutes, second_person_reversal_minutes, second_person_grant_minutes, under_18s, applications_from_outside, noticeboard, areas, members_numbered, sandbox, made_as, made_at) ON timebank.community TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.event TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.event TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.hold TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.hold TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (state, captured_minutes, ended_at) ON timebank.hold TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.idempotency TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.idempotency TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (fingerprint, taken_at, status, headers, body) ON timebank.idempotency TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.idempotency TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.import_run TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.import_run TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (kind, file_sha256, options, reading, counted_on, state, counts, run_by, checked_at, posted_at, undone_at, undone_by) ON timebank.import_run TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.installation TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.listing_gram TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.listing_gram TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.listing_gram TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.note TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.note TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (words) ON timebank.note TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.note TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.seal TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.seal TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (size, journal_size) ON timebank.seal TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.signing_key TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.signing_key TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.trail_line TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.trail_line TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (came_from) ON timebank.trail_line TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.trail_line TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.unsealed TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.unsealed TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.unsealed TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.activity TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.activity TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (code, name_en, name_cy, risk_class, asks_for, before_en, before_cy, in_use, made_as) ON timebank.activity TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.agreement TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.agreement TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.application TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.application TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (state, told, made_as, from_sha256, decided_by, decided_at, reason) ON timebank.application TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.balance TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.balance TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (balance, held, floor, ceiling, excused, excused_over, passes_on, seq, last_at, closed, late_to) ON timebank.balance TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.checkpoint TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.checkpoint TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.entry TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.entry TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (ended_at) ON timebank.entry TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.import_row TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.import_row TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (cells, line, outcome, problems) ON timebank.import_row TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.import_row TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.limit_change TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.limit_change TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.organisation TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.organisation TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (name_en, name_cy, name_folded, thanks, accepts_credits, childrens_policy, private, status, external_ref, external_ref_keeper, made_as, recorded_at) ON timebank.organisation TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.passkey_challenge TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.passkey_challenge TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.passkey_challenge TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.sign_in_code TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.sign_in_code TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (tries, used_at) ON timebank.sign_in_code TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.sign_in_code TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.texts_of_day TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.texts_of_day TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (texts) ON timebank.texts_of_day TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.texts_of_day TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.token TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.token TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (revoked_at, expires_at, device, address_sha256) ON timebank.token TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.token TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.verification_rule TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.verification_rule TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (ended_by, ended_at) ON timebank.verification_rule TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.agreement_given TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.agreement_given TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.client TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.client TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (ended_by, ended_at) ON timebank.client TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.member TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.member TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (number, name, name_folded, name_used, language, email, telephone, contact_by, area, adult, guardian_name, guardian_contact, can_do, can_do_activity_ids, would_like, would_like_activity_ids, access_needs, private, admitted_by, taken_in_for, complete_by, merged_into_id, stands_for, joined_on, status, left_on, external_ref, external_ref_keeper, made_as, recorded_at) ON timebank.member TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.session_series TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.session_series TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (organisation_id, activity_id, name_en, name_cy, place, area, first_on, starts_local, minutes, rule, places, sign_up, on_noticeboard, made_until, made_by, made_at, made_as, ended_by, ended_at) ON timebank.session_series TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.transfer TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.transfer TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.app_consent TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.app_consent TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (scopes, ended_by, ended_at) ON timebank.app_consent TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.authenticator TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.authenticator TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (sealed, confirmed_at, pending, pending_from, last_step, recovery_sha256s, tries, tries_from) ON timebank.authenticator TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.authenticator TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.card TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.card TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (sealed, ended_at, ended_by) ON timebank.card TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.client_secret TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.client_secret TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (ended_by, ended_at) ON timebank.client_secret TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.concern TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.concern TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (closed_at, closed_by, outcome) ON timebank.concern TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.contribution TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT (community_id, id, giver_id, receiver_type, receiver_id, activity_id, worked_from, worked_on, minutes, state, stated_by, logged_at, corrects_id, looks_like_id, import_row_id, session_id, external_ref, external_ref_keeper) ON timebank.contribution TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (state, decided_by_kind, decided_by, decided_at, looks_like_id, separate_by) ON timebank.contribution TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.contribution TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (state, minutes, decided_by_kind, decided_by, decided_at) ON timebank.contribution TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.erasure TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.erasure TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (state, held_reason, held_at, held_by, ended_at, ended_by) ON timebank.erasure TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.export_decision TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.export_decision TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (words_sha256, given, reason, decided_at, decided_by) ON timebank.export_decision TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.export_review TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.export_review TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (state, words_at, words_by, safeguarding_at, safeguarding_by, ended_at, ended_by) ON timebank.export_review TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.helper TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.helper TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (ended_by, ended_at) ON timebank.helper TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.kept_apart TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.kept_apart TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (ended_at, ended_by) ON timebank.kept_apart TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.listing TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.listing TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (kind, member_id, organisation_id, activity_id, title_en, title_cy, text_en, text_cy, for_whom_en, for_whom_cy, place, times, areas, languages, expires_on, state, closed_reason, closed_by, closed_at, made_by, made_as, listed_at) ON timebank.listing TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.machine_code TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.machine_code TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (expires_at, used_at) ON timebank.machine_code TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.measure TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.measure TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (ended_at, ended_by) ON timebank.measure TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.message TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.message TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (facts, state, tries, next_try_at, sent_at, fault) ON timebank.message TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.message TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.passkey TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.passkey TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (sign_count, used_at) ON timebank.passkey TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.passkey TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.pin TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.pin TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (sealed, set_by, set_at, tries, tried_at) ON timebank.pin TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.pin TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.role_held TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.role_held TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (ended_by, ended_at) ON timebank.role_held TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.session TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.session TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (series_id, series_on, apart, organisation_id, activity_id, name_en, name_cy, place, area, day, starts_at, ends_at, places, sign_up, on_noticeboard, queued, state, state_by, state_at, reason, changed, changed_at, made_by, made_at, made_as) ON timebank.session TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.skill TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.skill TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (member_id, kind, activity_id, words_en, words_cy, words_folded, made_by, made_as, made_at, ended_by, ended_at) ON timebank.skill TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.switched_off TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.switched_off TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.switched_off TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.told TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.told TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.told TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.app_grant TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.app_grant TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (used_at, ended_at) ON timebank.app_grant TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.attendance TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.attendance TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (out_at, out_by, minutes, minutes_by, sheet_minutes, contribution_id, withdrawn_by, withdrawn_at) ON timebank.attendance TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.claim TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.claim TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.exchange TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.exchange TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (state, planned_on, planned_from, planned_minutes, place, agreed_at, first_agreed_at, done_at, done_by, cancelled_at, cancelled_by, cancel_reason, made_as) ON timebank.exchange TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.listing_word TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.listing_word TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.listing_word TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.sign_up TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.sign_up TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (state, in_at, ended_by, ended_at) ON timebank.sign_up TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.sign_up TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.app_renewal TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.app_renewal TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (used_at) ON timebank.app_renewal TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT DELETE ON timebank.app_renewal TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.exchange_hours TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.exchange_hours TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (contribution_id) ON timebank.exchange_hours TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT SELECT ON timebank.exchange_person TO {service}, {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT INSERT ON timebank.exchange_person TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT UPDATE (agreed_at, agreed_by, contact, note, out_at, out_by, disputed_at) ON timebank.exchange_person TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.account_open FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.account_open TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.account_open OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.accounts_lock FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.accounts_lock TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.accounts_lock OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.accounts_of FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.accounts_of OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.agreed_by_rule FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.agreed_by_rule OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.alike FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.alike TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.alike OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.append_only FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.append_only OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.balance_limits FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.balance_limits OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.balance_within FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.balance_within OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.balances_after FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.balances_after OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.claim_differs FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.claim_differs OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.community_today FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.community_today TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.community_today OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.contribution_broken FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.contribution_broken TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.contribution_broken OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.contribution_misstated FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.contribution_misstated TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.contribution_misstated OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.contribution_frozen FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.contribution_frozen OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.contribution_judged FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.contribution_judged OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.contribution_new FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.contribution_new OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.contribution_separate FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.contribution_separate OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.correct FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.correct TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.correct OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.counted_before FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.counted_before OWNER TO {posting}', '{service}', service), '{posting}', posting);
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
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.holds_lapse FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.holds_lapse TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.holds_lapse OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.holds_release FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.holds_release TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.holds_release OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.import_rows_kept FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.import_rows_kept OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.import_rows_same FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.import_rows_same OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.import_run_kept FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.import_run_kept OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.late_to FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.late_to OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.lawful FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.lawful TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.lawful OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.transfer_lawful FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.transfer_lawful TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.transfer_lawful OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.ledger_now FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.ledger_now TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.ledger_now OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.limits_set FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.limits_set TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.limits_set OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.lines_posted FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.lines_posted OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.lock_accounts FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.lock_accounts OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.measures_lacking FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.measures_lacking TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.measures_lacking OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.measure_needed FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.measure_needed TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.measure_needed OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.confirmed_without FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.confirmed_without TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.confirmed_without OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.move FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.move TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.move OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.not_paused FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.not_paused OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.not_verifiable FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.not_verifiable OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.open_balances FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.open_balances TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.open_balances OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.post FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.post OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.posted FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.posted OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.pot FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.pot OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.refuse FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.refuse TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.refuse OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.reversal_lines FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.reversal_lines OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.reversal_mirrors FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.reversal_mirrors OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.reverse FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.reverse TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.reverse OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.same_time FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.same_time OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.sides_of FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.sides_of OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.still_checked FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.still_checked TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.still_checked OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.undone FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.undone TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.undone OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.verdicts FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.verdicts OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.verify FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.verify TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.verify OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.verify_many FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.verify_many TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.verify_many OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.verify_stated FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.verify_stated TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.verify_stated OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.voices FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.voices TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.voices OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.within FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.within OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.help_told FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.help_told OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.sign_ups_told FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.sign_ups_told OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.lines_of FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.lines_of TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.lines_of OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.instant_told FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.instant_told TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.instant_told OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.seal_checkpoint FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.seal_checkpoint TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.seal_checkpoint OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.seal_take FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.seal_take TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.seal_take OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.signing_key_add FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.signing_key_add TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.signing_key_add OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.contributions_told FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.contributions_told OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.state_told FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.state_told OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.claims_told FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.claims_told OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.waiting_communities FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.waiting_communities TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.waiting_communities OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.idempotency_forget FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.idempotency_forget TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.idempotency_forget OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.idempotency_keep FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.idempotency_keep TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.idempotency_keep OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.idempotency_take FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.idempotency_take TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.idempotency_take OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.as_compared FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.as_compared TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.as_compared OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.words_of FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.words_of TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.words_of OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.numbers_in FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.numbers_in TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.numbers_in OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.concern_about FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.concern_about TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.concern_about OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.concern_hidden_from FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.concern_hidden_from TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.concern_hidden_from OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.measure_by FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.measure_by OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.approval_ends FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.approval_ends OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.messages_due FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.messages_due TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.messages_due OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.sign_up_take FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.sign_up_take TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.sign_up_take OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.caller_of FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.caller_of TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.caller_of OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.trail_add FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.trail_add TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.trail_add OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.trail_empty FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.trail_empty TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.trail_empty OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.trail_forget FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.trail_forget TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.trail_forget OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.beyond_thanks FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.beyond_thanks TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.beyond_thanks OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.thanked_this_month FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.thanked_this_month TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.thanked_this_month OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.thanks_in_turn FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.thanks_in_turn TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.thanks_in_turn OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.verified_answer FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.verified_answer TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.verified_answer OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.verify_once FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.verify_once TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.verify_once OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE ALL ON FUNCTION timebank.has_member_with FROM PUBLIC', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('GRANT EXECUTE ON FUNCTION timebank.has_member_with TO {service}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('ALTER FUNCTION timebank.has_member_with OWNER TO {posting}', '{service}', service), '{posting}', posting);
    EXECUTE replace(replace('REVOKE CREATE ON SCHEMA timebank FROM {posting}', '{service}', service), '{posting}', posting);
END
$$;
