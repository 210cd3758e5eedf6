import { Migration } from '@mikro-orm/migrations';

/**
 * The first schema. `match`, `match_row`, `match_event`, `match_flag` and `history` are append-only: triggers refuse
 * every update and delete. `active_row` is derived from them (which row is in which active match of a group) and can be rebuilt.
 */
const statements: readonly string[] = [
  `create table run (
    id text primary key, mode text not null, who text not null, started_at text not null, ended_at text,
    engine_version text not null, program_version text not null, config_hash text not null,
    input_hash text, result_hash text, document text)`,

  `create table source_file (
    id text primary key, unit text not null, import_id text not null, name text not null, name_bytes blob not null,
    inbox_path text not null, size_bytes integer not null, mtime_ns text not null, ctime_ns text not null, ino text not null,
    state text not null check (state in ('claiming','claimed','committed','archived','done','quarantining','quarantined','vanished')),
    sha256 text, format text, encoding text, kind text, detection text, csv text,
    row_count integer not null default 0, new_row_count integer not null default 0,
    sum_debit_ore integer not null default 0, sum_credit_ore integer not null default 0,
    statements text not null default '[]', counts text not null default '{}', warnings text not null default '[]', error text,
    dup_of text references source_file (id), received_at text not null, claimed_day text not null, committed_at text,
    archived_as text, quarantined_as text,
    owner text not null, fence integer not null, attempt integer not null default 1, next_try_at text)`,
  `create unique index source_file_claiming on source_file (unit, import_id, name_bytes) where state = 'claiming'`,
  `create index source_file_open on source_file (state, import_id, unit) where state not in ('done','quarantined','vanished')`,
  `create index source_file_content on source_file (sha256, import_id, unit)`,

  `create table tx_row (
    seq integer primary key autoincrement, file_id text not null references source_file (id), row_no integer not null, line integer,
    unit text not null, import_id text not null, side text not null check (side in ('ledger','bank','external')),
    account text not null, file_account text, day integer not null, value_day integer, amount_ore integer not null, currency text not null,
    reference text, reference2 text, ocr text, voucher text, series text, number text, invoice text, counterparty text,
    text text, batch text, bankgiro text, objects text, extra text,
    fingerprint blob not null, occurrence integer not null, row_hash text not null)`,
  `create unique index tx_row_once on tx_row (unit, side, account, fingerprint, occurrence)`,
  `create index tx_row_account on tx_row (unit, account, side, seq)`,
  `create index tx_row_file on tx_row (file_id)`,

  `create table balance (
    file_id text not null references source_file (id), unit text not null, account text not null, file_account text,
    kind text not null, day text not null, amount_ore integer not null, currency text)`,
  `create index balance_account on balance (unit, account, day)`,

  `create table file_coverage (
    file_id text not null references source_file (id), unit text not null, import_id text not null, account text not null,
    complete_through text, primary key (file_id, account)) without rowid`,
  `create index file_coverage_latest on file_coverage (unit, import_id, account, complete_through)`,

  `create table recon_window (
    id text primary key, group_id text not null, unit text not null, seq integer not null,
    state text not null check (state in ('open','closed','running','done','failed')),
    opened_at text not null, last_commit_at text not null, deadline_at text not null, closed_at text, reason text,
    missing text not null default '[]', expects text not null default '[]', quiet_ms integer not null, on_missing text not null,
    owner text, fence integer not null default 0, unique (group_id, unit, seq))`,
  `create unique index recon_window_open on recon_window (group_id, unit) where state = 'open'`,
  `create index recon_window_pending on recon_window (state, group_id, unit, seq) where state <> 'done'`,
  `create table window_file (
    file_id text not null references source_file (id), group_id text not null, unit text not null, import_id text not null,
    window_id text references recon_window (id), new_rows integer not null, primary key (file_id, group_id)) without rowid`,
  `create index window_file_window on window_file (window_id)`,
  `create index window_file_waiting on window_file (group_id, unit) where window_id is null`,

  `create table group_run (
    id text primary key, run_id text not null references run (id), group_id text not null, unit text not null,
    window_id text not null references recon_window (id), started_at text not null, ended_at text not null,
    engine_version text not null, config_hash text not null, input_hash text not null, result_hash text not null,
    high_water integer not null, noop integer not null, passes integer not null, matched integer not null, suggested integer not null,
    open integer not null, ambiguous integer not null, open_amount_ore integer not null, report text not null, fence integer not null,
    unique (window_id))`,
  `create index group_run_latest on group_run (group_id, unit, high_water)`,
  `create table group_state (
    group_id text not null, unit text not null, revision integer not null, last_group_run text, primary key (group_id, unit)) without rowid`,

  `create table match (
    seq integer primary key autoincrement, run_id text not null, group_run_id text not null references group_run (id),
    group_id text not null, unit text not null, rule_id text not null, rule_hash text not null, family text not null, status text not null,
    pass integer not null, difference_ore integer not null, difference_class text, key_hash text, row_set_hash text not null,
    day_min integer not null, day_max integer not null, certificate text not null)`,
  `create index match_group on match (group_id, unit, seq)`,
  `create index match_key on match (group_id, unit, key_hash) where key_hash is not null`,
  `create index match_set on match (group_id, unit, row_set_hash)`,
  `create index match_run on match (run_id)`,
  `create table match_row (
    tx_seq integer not null, group_id text not null, match_seq integer not null references match (seq), side text not null,
    primary key (tx_seq, group_id, match_seq)) without rowid`,
  `create index match_row_match on match_row (match_seq)`,
  `create table match_event (
    seq integer primary key autoincrement, match_seq integer not null references match (seq), kind text not null,
    run_id text, who text not null, at text not null)`,
  `create index match_event_match on match_event (match_seq)`,
  `create table match_flag (
    match_seq integer not null references match (seq), tx_seq integer not null, code text not null, group_run_id text not null, at text not null,
    primary key (match_seq, tx_seq, code)) without rowid`,
  `create table rule_text (hash text primary key, text text not null)`,

  `create table active_row (
    tx_seq integer not null, group_id text not null, match_seq integer not null, primary key (tx_seq, group_id)) without rowid`,
  `create table open_reason (
    tx_seq integer not null, group_id text not null, unit text not null, code text not null, detail text not null,
    group_run_id text not null, primary key (tx_seq, group_id)) without rowid`,
  `create index open_reason_group on open_reason (group_id, unit)`,

  `create table history (
    seq integer primary key autoincrement, at text not null, who text not null, run_id text, kind text not null, subject text not null,
    data text not null, prev_hash text not null, hash text not null)`,
  `create index history_subject on history (subject)`,
  `create index history_kind on history (kind)`,

  `create table outbox_entry (
    id integer primary key autoincrement, run_id text not null, owner text not null, created_at text not null, severity text not null,
    entry text not null, mail_id text)`,
  `create index outbox_entry_waiting on outbox_entry (owner) where mail_id is null`,
  `create table outbox_mail (
    id text primary key, message_id text not null unique, created_at text not null, sender text not null, recipients text not null,
    facts text not null, state text not null check (state in ('queued','sending','sent','failed','silent')),
    owner text not null, fence integer not null default 0, attempts integer not null default 0, next_try_at text not null,
    sent_at text, response text, last_error text)`,
  `create index outbox_mail_queued on outbox_mail (state, next_try_at) where state in ('queued','sending')`,

  `create table lease (
    name text primary key, owner text, fence integer not null, host text not null, boot_id text not null, pid integer not null,
    pid_start text not null, beat_ms integer not null, ttl_ms integer not null)`,
  `create table incident (
    key text primary key, code text not null, since text not null, last_at text not null, count integer not null)`,
];

const appendOnly = ['match', 'match_row', 'match_event', 'match_flag', 'rule_text', 'history'];

const guards = appendOnly.flatMap((table) => [
  `create trigger ${table}_no_update before update on ${table} begin select raise(abort, '${table} is append-only'); end`,
  `create trigger ${table}_no_delete before delete on ${table} begin select raise(abort, '${table} is append-only'); end`,
]);

export class Migration0001Initial extends Migration {
  override up(): void {
    for (const sql of [...statements, ...guards]) this.addSql(sql);
  }
}
