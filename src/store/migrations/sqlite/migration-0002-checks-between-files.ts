import { Migration } from '@mikro-orm/migrations';

/**
 * Checks between files: questions, bank statements as a chain, versions of vouchers, snapshots. A row that a later file takes
 * back stays in `tx_row`; `row_event` (append-only) says when it left and came back, `superseded_row` is derived from it.
 */
const questions: readonly string[] = [
  `create table question (
    seq integer primary key autoincrement, unit text not null, import_id text not null, file_id text not null references source_file (id),
    run_id text not null, code text not null, params text not null, line integer, row_no integer, about text not null,
    link_before integer, link_after integer, asked_at text not null,
    answered_at text, answered_by text, answer text check (answer in ('person','resolved')), note text)`,
  // The same finding again is the same question, also once a person has answered it.
  `create unique index question_about on question (unit, import_id, about) where answer is null or answer = 'person'`,
  `create index question_file on question (file_id)`,
  `create index question_run on question (run_id)`,
  `create index question_link on question (link_after) where answered_at is null and link_after is not null`,
];

const statements: readonly string[] = [
  `create table bank_statement (
    seq integer primary key autoincrement, file_id text not null references source_file (id), unit text not null, import_id text not null,
    chain text not null, account text not null, file_account text, currency text not null, kind text not null,
    sequence integer, page integer, is_last integer, statement_id text, opening_ore integer, closing_ore integer,
    opening_day text, closing_day text, day text, digest text not null)`,
  `create unique index bank_statement_once on bank_statement (unit, import_id, chain, digest)`,
  `create index bank_statement_day on bank_statement (unit, import_id, chain, day)`,
  `create index bank_statement_account on bank_statement (file_account, unit)`,
];

const versions: readonly string[] = [
  `create table voucher (
    seq integer primary key autoincrement, unit text not null, year_start text not null, series text not null, number text not null,
    stated_on text, stated_by text not null, gone_question integer)`,
  `create unique index voucher_name on voucher (unit, year_start, series, number)`,
  `create index voucher_gone on voucher (gone_question) where gone_question is not null`,
  `alter table tx_row add column voucher_seq integer references voucher (seq)`,
  `create index tx_row_voucher on tx_row (voucher_seq) where voucher_seq is not null`,
  `create table row_event (
    seq integer primary key autoincrement, tx_seq integer not null, kind text not null check (kind in ('superseded','restored')),
    reason text not null, file_id text not null, at text not null)`,
  `create index row_event_row on row_event (tx_seq)`,
  `create table superseded_row (tx_seq integer primary key, reason text not null, file_id text not null, at text not null)`,
  `create table snapshot (
    unit text not null, import_id text not null, file_id text not null, stated_on text, primary key (unit, import_id)) without rowid`,
  `create table snapshot_row (
    unit text not null, import_id text not null, tx_seq integer not null, primary key (unit, import_id, tx_seq)) without rowid`,
  `create table account_currency (
    unit text not null, side text not null, account text not null, currency text not null, file_id text not null,
    primary key (unit, side, account, currency)) without rowid`,
];

/** A flag may come from a file as well as from a group run. */
const flags: readonly string[] = [
  `create table match_flag_next (
    match_seq integer not null references match (seq), tx_seq integer not null, code text not null, group_run_id text, file_id text,
    at text not null, primary key (match_seq, tx_seq, code)) without rowid`,
  `insert into match_flag_next (match_seq, tx_seq, code, group_run_id, at) select match_seq, tx_seq, code, group_run_id, at from match_flag`,
  `drop trigger match_flag_no_update`,
  `drop trigger match_flag_no_delete`,
  `drop table match_flag`,
  `alter table match_flag_next rename to match_flag`,
];

/**
 * What earlier files gave: vouchers of SIE files get their fiscal year from the opening balances that state its first day
 * (where none does, the voucher takes no part until a file states it again), accounts their currencies.
 */
const earlier: readonly string[] = [
  `create table first_day as select distinct unit, day from balance where kind = 'opening'`,
  `create table earlier_row (
    seq integer primary key, unit text, series text, number text, file_id text, year_start text)`,
  `insert into earlier_row
    select r.seq, r.unit, coalesce(r.series, '') as series, r.number, r.file_id,
      (select max(f.day) from first_day f where f.unit = r.unit and f.day <= date(r.day * 86400, 'unixepoch')) as year_start
    from tx_row r join source_file s on s.id = r.file_id where r.side = 'ledger' and r.number is not null and s.format = 'sie4'`,
  `insert into voucher (unit, year_start, series, number, stated_by)
    select unit, year_start, series, number, max(file_id) from earlier_row where year_start is not null group by 1, 2, 3, 4`,
  `update tx_row set voucher_seq = v.seq from earlier_row e join voucher v
      on v.unit = e.unit and v.year_start = e.year_start and v.series = e.series and v.number = e.number
    where e.seq = tx_row.seq`,
  `drop table earlier_row`,
  `drop table first_day`,
  `insert into account_currency (unit, side, account, currency, file_id)
    select unit, side, account, currency, min(file_id) from tx_row group by 1, 2, 3, 4`,
];

const guards = ['row_event', 'match_flag'].flatMap((table) => [
  `create trigger ${table}_no_update before update on ${table} begin select raise(abort, '${table} is append-only'); end`,
  `create trigger ${table}_no_delete before delete on ${table} begin select raise(abort, '${table} is append-only'); end`,
]);

export class Migration0002ChecksBetweenFiles extends Migration {
  override up(): void {
    for (const sql of [...questions, ...statements, ...versions, ...flags, ...earlier, ...guards])
      this.addSql(sql);
  }
}
