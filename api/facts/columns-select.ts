import {
  authorizationResults,
  closedReasons,
  dischargeReasons,
  integerColumns,
} from "#shared/measures/columns";
import type { DictionaryColumn, IntegerColumn } from "#shared/measures/columns";

/** Setting, local to a transaction, after whose version rows are changed ones: COPY takes no parameters. */
export const AFTER_VERSION = "iop.after_version";

/** snake_case column of episode_fact for a camelCase one. */
function columnName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Seconds of an instant. One beyond what an integer holds becomes the last that it does: one row must not take all figures down. */
function secondsText(column: string): string {
  return `FLOOR(EXTRACT(EPOCH FROM CASE
    WHEN ${column} < TIMESTAMPTZ '1901-12-14T00:00:00Z' THEN TIMESTAMPTZ '1901-12-14T00:00:00Z'
    WHEN ${column} > TIMESTAMPTZ '2038-01-19T00:00:00Z' THEN TIMESTAMPTZ '2038-01-19T00:00:00Z'
    ELSE ${column} END))::integer`;
}

function integerText(name: IntegerColumn): string {
  const column = `episode_fact.${columnName(name)}`;
  if (name.endsWith("At")) return secondsText(column);
  return name.endsWith("On") ? `(${column} - DATE '1970-01-01')::integer` : `${column}::integer`;
}

/** Number of a code in its shared list; 0 is "not known". */
function codeText(column: string, codes: readonly string[]): string {
  const cases = codes.map((code, number) => `WHEN '${code}' THEN ${number}`).slice(1);
  return `(CASE episode_fact.${column} ${cases.join(" ")} ELSE 0 END)::integer`;
}

const dictionaryTexts: readonly (readonly [DictionaryColumn, string])[] = [
  ["group", "group_name"],
  ["cohort", "cohort"],
  ["referral_source", "referral_source"],
  ["payer_class", "payer_class"],
  ["age_band", "age_band"],
  ["sex", "sex"],
  ["channel", "channel"],
];

/** The fields of a columns row, in the order in which BlockBuilder reads them. All constants of this source. */
const fields = [
  "episode_fact.program_code",
  "episode_fact.episode_no",
  ...integerColumns.map(integerText),
  "episode_fact.is_repeat::integer",
  codeText("authorization_result", authorizationResults),
  codeText("closed_reason", closedReasons),
  codeText("discharge_reason", dischargeReasons),
  "COALESCE(episode_fact.planned_weeks, 0)::integer",
  "LEAST(episode_fact.early_sessions, 255)::integer",
  "LEAST(episode_fact.no_shows_in_a_row, 255)::integer",
  ...dictionaryTexts.map(([, column]) => `episode_fact.${column}`),
].join(",\n  ");

const order = `ORDER BY
  episode_fact.program_code,
  COALESCE(episode_fact.inquired_on, episode_fact.admitted_on),
  episode_fact.episode_no`;

const weekFields = `
  week.program_code,
  week.episode_no,
  (week.week_on - DATE '1970-01-01')::integer,
  week.scheduled_minutes::integer,
  week.attended_minutes::integer,
  week.attended_rows::integer,
  week.partial_rows::integer,
  week.excused_rows::integer,
  week.no_show_rows::integer,
  week.cancelled_rows::integer,
  week.no_minutes_rows::integer`;
const weekOrder = "ORDER BY week.program_code, week.episode_no, week.week_on";

const scoreFields = `
  score.program_code,
  score.episode_no,
  score.instrument,
  (score.taken_on - DATE '1970-01-01')::integer,
  (score.total * 100)::integer,
  score.is_prorated::integer,
  score.safety_item::integer`;
const scoreOrder = "ORDER BY score.program_code, score.episode_no, score.instrument, score.taken_on";

const sessionFields = `
  session_fact.program_code,
  session_fact.session_no,
  ${secondsText("session_fact.starts_at")},
  (session_fact.starts_on - DATE '1970-01-01')::integer,
  session_fact.group_name,
  COALESCE(session_fact.capacity, 0)::integer,
  session_fact.attended_seats::integer,
  session_fact.is_cancelled::integer`;

/** The four queries that fill columns; each gives its rows by program. `counts` says how many of each there are. */
export interface ColumnQueries {
  readonly counts: string | null;
  readonly episodes: string;
  readonly weeks: string;
  readonly scores: string;
  readonly sessions: string;
}

const isChanged = `version > current_setting('${AFTER_VERSION}')::bigint`;
const ofChanged = (rows: string): string => `JOIN episode_fact
  ON episode_fact.program_code = ${rows}.program_code
  AND episode_fact.episode_no = ${rows}.episode_no
WHERE episode_fact.${isChanged}`;

/** How many episodes changed after the version in AFTER_VERSION. */
export const changedCount = `SELECT COUNT(*)::integer AS n FROM episode_fact WHERE episode_fact.${isChanged}`;

/** How many episodes, person-weeks and scores each program has: columns that are made as long as they will be leave no waste. */
function countsOf(tables: { episodes: string; weeks: string; scores: string }): string {
  return Object.entries(tables)
    .map(
      ([rows, table]) => `SELECT
  '${rows}' AS rows,
  ${table}.program_code AS program,
  COUNT(*)::integer AS n
FROM ${table}
GROUP BY ${table}.program_code`,
    )
    .join("\nUNION ALL\n");
}

/** Everything that is stored. */
export const storedRows: ColumnQueries = {
  counts: countsOf({ episodes: "episode_fact", weeks: "episode_week", scores: "episode_score" }),
  episodes: `SELECT\n  ${fields}\nFROM episode_fact\n${order}`,
  weeks: `SELECT ${weekFields}\nFROM episode_week AS week\n${weekOrder}`,
  scores: `SELECT ${scoreFields}\nFROM episode_score AS score\n${scoreOrder}`,
  sessions: `SELECT ${sessionFields}\nFROM session_fact`,
};

/** Everything that was built for an earlier as-of. */
export const builtRows: ColumnQueries = {
  counts: countsOf({ episodes: "built_episode", weeks: "built_week", scores: "built_score" }),
  episodes: `SELECT\n  ${fields}\nFROM built_episode AS episode_fact\n${order}`,
  weeks: `SELECT ${weekFields}\nFROM built_week AS week\n${weekOrder}`,
  scores: `SELECT ${scoreFields}\nFROM built_score AS score\n${scoreOrder}`,
  sessions: storedRows.sessions,
};

/** What changed after the version in AFTER_VERSION, weeks and scores with their whole episodes; little, so nobody counts it. */
export const changedRows: ColumnQueries = {
  counts: null,
  episodes: `SELECT\n  ${fields}\nFROM episode_fact\nWHERE episode_fact.${isChanged}\n${order}`,
  weeks: `SELECT ${weekFields}\nFROM episode_week AS week\n${ofChanged("week")}\n${weekOrder}`,
  scores: `SELECT ${scoreFields}\nFROM episode_score AS score\n${ofChanged("score")}\n${scoreOrder}`,
  sessions: `SELECT ${sessionFields}\nFROM session_fact\nWHERE session_fact.${isChanged}`,
};
