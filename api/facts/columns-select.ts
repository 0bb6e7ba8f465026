import {
  authorizationResults,
  closedReasons,
  dischargeReasons,
  integerColumns,
} from "#shared/measures/episode";
import type { DictionaryColumn, IntegerColumn } from "#shared/measures/episode";

/** Setting, local to a transaction, after whose version rows are changed ones: COPY takes no parameters. */
export const AFTER_VERSION = "iop.after_version";

/** snake_case column of episode_fact for a camelCase one. */
function columnName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function integerText(name: IntegerColumn): string {
  const column = `episode_fact.${columnName(name)}`;
  if (name.endsWith("At")) return `FLOOR(EXTRACT(EPOCH FROM ${column}))::integer`;
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
  ...dictionaryTexts.map(([, column]) => `episode_fact.${column}`),
].join(",\n  ");

const order = `ORDER BY
  episode_fact.program_code,
  COALESCE(episode_fact.inquired_on, episode_fact.admitted_on),
  episode_fact.episode_no`;

/** Grain: one row per stored episode, by program and first known day. */
export const storedRows = `SELECT\n  ${fields}\nFROM episode_fact\n${order}`;

/** Grain: one row per episode built for an earlier as-of, by program and first known day. */
export const builtRows = `SELECT\n  ${fields}\nFROM built_episode AS episode_fact\n${order}`;

/** Grain: one row per stored episode that changed after the version in AFTER_VERSION. */
export const changedRows = `SELECT\n  ${fields}\nFROM episode_fact
WHERE episode_fact.version > current_setting('${AFTER_VERSION}')::bigint\n${order}`;
