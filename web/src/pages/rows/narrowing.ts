import { periodLengthOf } from "#shared/calendar";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import { formatCode, formatPeriod } from "#shared/format";
import type { GroupNames } from "../../words/group-names.js";
import type { ViewState } from "../../view/view-state.js";

/** What the address asks for beside the view: one class, reason, period, group or part of a figure; empty asks for all. */
export interface Narrowing {
  readonly class: string;
  readonly reason: string;
  readonly period: string;
  readonly key: string;
  readonly part: string;
  readonly partClass: string;
}

const names = ["class", "reason", "period", "key", "part", "partClass"] as const;

/** Reads the narrowing; a period that is none is left out with a sentence. */
export function readNarrowing(search: URLSearchParams): {
  readonly narrowing: Narrowing;
  readonly notices: readonly string[];
} {
  const read = (name: string): string => search.get(name) ?? "";
  const [period, key] = [read("period"), read("key")];
  const isPeriod = period === "" || periodLengthOf(period) !== null;
  const isKey = key === "" || pairsOf(key).length > 0;
  const notices = [
    ...(isPeriod ? [] : [`“${period}” is no period: write 2026-01, 2026-W07, 2026-Q1 or 2026.`]),
    ...(isKey ? [] : [`“${key}” names no group: write dimension=value.`]),
  ];
  return {
    narrowing: {
      class: read("class"),
      reason: read("reason"),
      period: isPeriod ? period : "",
      key: isKey ? key : "",
      part: read("part"),
      partClass: read("partClass"),
    },
    notices,
  };
}

/** The narrowing as parameters of an address; what is empty is not written. */
export function writtenNarrowing(narrowing: Partial<Narrowing>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = narrowing[name] ?? "";
      return value === "" ? [] : [[name, value]];
    }),
  );
}

/** Dimension and value of each part of a key such as "program=MH-A,cohort=MH-A 2026-01". */
export function pairsOf(key: string): readonly (readonly [name: string, value: string])[] {
  if (key === "") return [];
  return key.split(/,(?=[a-z_]+=)/).flatMap((pair) => {
    const at = pair.indexOf("=");
    return at < 1 ? [] : [[pair.slice(0, at), pair.slice(at + 1)] as const];
  });
}

/** How the figure has to be cut so that the narrowed group and period stand in it. */
export function cutOf(
  { period, key }: Narrowing,
  measure: Pick<MeasureTextResponse, "grain">,
  view: ViewState,
): Readonly<Record<string, string>> {
  const by = pairsOf(key).flatMap(([name]) => (name === "instrument" ? [] : [name]));
  const every = periodLengthOf(period);
  const instrument = measure.grain === "pair" ? (view.instrument ?? "") : "";
  return {
    ...(by.length > 0 ? { by: by.join(",") } : {}),
    ...(every === null ? {} : { every }),
    ...(instrument === "" ? {} : { instrument }),
  };
}

/** The groups of a figure that the narrowing speaks of: several where a measure has one for each instrument. */
export function narrowedGroups(
  groups: readonly GroupResponse[],
  narrowing: Narrowing,
): readonly GroupResponse[] {
  const pairs = pairsOf(narrowing.key);
  return groups.filter(
    (group) =>
      (narrowing.period === "" || group.period === narrowing.period) &&
      pairs.every(([name, value]) => group.key[name] === value),
  );
}

/** "Jan 2026, program North (MH-A)": what the rows are narrowed to beyond the view; empty where to nothing. */
export function narrowedWords({ period, key }: Narrowing, { fullOf }: GroupNames): string {
  const groups = pairsOf(key).map(([name, value]) => `${formatCode(name)} ${fullOf(name, value)}`);
  return [...(period === "" ? [] : [formatPeriod(period)]), ...groups].join(", ");
}
