import type { EpisodeResponse } from "#shared/contract/episodes";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatCount } from "#shared/format";
import { classTitle, rowValueWords, standingOf, whyWords, type Standing } from "../../words/class-words.js";

type EpisodeClass = EpisodeResponse["classes"][number];

/** What one measure makes of the episode, of one of its instruments, or of its weeks of one class. */
export interface ClassRow {
  readonly measure: MeasureTextResponse;
  /** The instruments that share the class and reason; none where the measure looks at the episode or its weeks. */
  readonly instruments: readonly string[];
  readonly standing: Standing | "sessions";
  readonly title: string;
  readonly why: string;
  /** "5.8 h", "GAD-7 −12 points, PHQ-9 −11 points", "4 weeks"; "–" where there is none. */
  readonly value: string;
  /** The day that puts it into a period; null where there is none, or several. */
  readonly indexOn: string | null;
}

/** A row for every measure of the registry, in its order: also for those that look at something else than this episode. */
export function classRowsOf(
  classes: readonly EpisodeClass[],
  measures: readonly MeasureTextResponse[],
): readonly ClassRow[] {
  return measures.flatMap((measure) => {
    const own = classes.filter((each) => each.measure === measure.id);
    if (measure.grain === "attendance" || measure.grain === "seat") return [sessionsRow(measure)];
    if (own.length === 0) return [outsideRow(measure)];
    return grouped(own, (each) => `${each.class} ${each.reason}`).map((same) => rowOf(measure, same));
  });
}

/** The entries that share a name, in the order in which the names first come. */
function grouped<T>(entries: readonly T[], nameOf: (entry: T) => string): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const name = nameOf(entry);
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return [...groups.values()];
}

/** Weeks, or instruments, of one class and reason stand together: each week by itself stands among the sessions. */
function rowOf(measure: MeasureTextResponse, same: readonly EpisodeClass[]): ClassRow {
  const found = { class: same[0]?.class ?? "", reason: same[0]?.reason ?? "" };
  const days = [...new Set(same.map((each) => each.indexOn))];
  return {
    measure,
    instruments: same.flatMap((each) => each.instrument ?? []),
    standing: standingOf(found.class, measure.kind),
    title: classTitle(found.class, measure),
    why: whyWords(found, measure),
    value: valueOf(measure, same),
    indexOn: days.length === 1 ? (days[0] ?? null) : null,
  };
}

function valueOf(measure: MeasureTextResponse, same: readonly EpisodeClass[]): string {
  if (measure.grain === "person-week") {
    return `${formatCount(same.length)} ${same.length === 1 ? "week" : "weeks"}`;
  }
  const words = same.map(({ instrument, value, unit }) => {
    if (value === null) return instrument ?? "–";
    return instrument === null ? rowValueWords(value, unit) : `${instrument} ${rowValueWords(value, unit)}`;
  });
  return words.join(", ");
}

function outsideRow(measure: MeasureTextResponse): ClassRow {
  const found = { class: "outside", reason: "" };
  return {
    measure,
    instruments: [],
    standing: "outside",
    title: classTitle("outside", measure),
    why: whyWords(found, measure),
    value: "–",
    indexOn: null,
  };
}

function sessionsRow(measure: MeasureTextResponse): ClassRow {
  const why =
    measure.grain === "seat"
      ? "Counts seats of sessions, which belong to nobody."
      : "Counts single sessions: each one above by its own status.";
  return {
    measure,
    instruments: [],
    standing: "sessions",
    title: measure.grain === "seat" ? "Counts seats" : "Counts sessions",
    why,
    value: "–",
    indexOn: null,
  };
}

/** One reason for which measures do not count the episode, with those measures and instruments. */
export interface NotCounted {
  readonly title: string;
  readonly why: string;
  readonly measures: readonly string[];
  readonly instruments: readonly string[];
}

const uncounted: ReadonlySet<string> = new Set<Standing>(["left-out", "pending", "missing"]);

/** Why the episode is not counted, each reason once, left out before missing before pending. */
export function notCountedOf(rows: readonly ClassRow[]): readonly NotCounted[] {
  const reasons = grouped(
    rows.filter((row) => uncounted.has(row.standing)),
    (row) => `${row.title} ${row.why}`,
  );
  const order = ["left-out", "missing", "pending"];
  return [...reasons]
    .sort((a, b) => order.indexOf(a[0]?.standing ?? "") - order.indexOf(b[0]?.standing ?? ""))
    .map((same) => ({
      title: same[0]?.title ?? "",
      why: same[0]?.why ?? "",
      measures: [...new Set(same.map((row) => row.measure.title))],
      instruments: [...new Set(same.flatMap((row) => row.instruments))],
    }));
}

/** How many measures count the episode at least once, of those that look at it. */
export function countedSentence(rows: readonly ClassRow[]): string {
  const looked = rows.filter((row) => row.standing !== "sessions" && row.standing !== "outside");
  const ids = (list: readonly ClassRow[]): number => new Set(list.map((row) => row.measure.id)).size;
  const counted = ids(looked.filter((row) => row.standing === "counted"));
  const all = ids(looked);
  if (all === 0) return "No measure looks at this episode";
  if (counted === all) {
    const isWhole = looked.every((row) => row.standing === "counted");
    const but = isWhole ? "" : ", but not everywhere in them";
    return `Counted in all ${formatCount(all)} measures that look at this episode${but}`;
  }
  return `Counted in ${formatCount(counted)} of the ${formatCount(all)} measures that look at this episode`;
}
