import { formatCount, formatOf, formatPercent } from "#shared/format";
import type { ComparisonWith } from "#shared/measures/analysis/compare";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { AccessGoal } from "../answers/access-goal.js";
import { againstGoal } from "./against-goal.js";
import { shownRate } from "../words/told-by-n.js";
import { changeOf } from "../answers/process-verdict.js";

/** Something that differs by more than chance, in a sentence that its own verdict proves. */
export interface Change {
  readonly measure: MeasureTextResponse;
  /** Group of the figure that it speaks of; empty for the whole. */
  readonly key: Readonly<Record<string, string>>;
  /** The judged period, where one period is what signals; null for the whole view. */
  readonly period: string | null;
  readonly tone: "concern" | "improvement";
  readonly sentence: string;
}

/** A measure with what was asked of it: compared with an earlier period, and by month with process control. */
export interface Watched {
  readonly measure: MeasureTextResponse;
  readonly compared: MeasureResponse | undefined;
  readonly judged: MeasureResponse | undefined;
}

/** How a group is called: its instrument or program with the name that the reader knows; empty for the whole. */
export type NameGroup = (key: Readonly<Record<string, string>>) => string;

function subject(measure: MeasureTextResponse, name: string): string {
  return name === "" ? measure.title : `${measure.title}, ${name}`;
}

/**
 * The changes that are signals: comparisons whose interval leaves out zero, and process charts whose last judged point
 * signals. What can't be told from chance, is immature, has too few cases or rests on trial limits never stands here. Concerns come first, then
 * the measures in their own order.
 */
export function changesOf(watched: readonly Watched[], nameOf: NameGroup): readonly Change[] {
  const changes = watched.flatMap((each) => [
    ...judgedChanges(each, nameOf),
    ...comparedChanges(each, nameOf),
  ]);
  return [
    ...changes.filter((change) => change.tone === "concern"),
    ...changes.filter((change) => change.tone === "improvement"),
  ];
}

function judgedChanges({ measure, judged }: Watched, nameOf: NameGroup): Change[] {
  return (judged?.process ?? []).flatMap(({ key, chart }) => {
    if (chart.kind !== "process" || chart.verdict === "commonCause") return [];
    const told = changeOf(chart);
    if (told.kind === "untold" || told.point.signal === null) return [];
    const sentence = `${subject(measure, nameOf(key))}. ${chart.sentences[0] ?? ""}`;
    return [{ measure, key, period: told.point.period, tone: chart.verdict, sentence }];
  });
}

function comparedChanges({ measure, compared }: Watched, nameOf: NameGroup): Change[] {
  return (compared?.groups ?? []).flatMap(({ key, comparison }) => {
    const tone = comparison?.change ?? null;
    if (tone === null) return [];
    const sentence = `${subject(measure, nameOf(key))}: ${comparison?.sentence ?? ""}`;
    return [{ measure, key, period: null, tone, sentence }];
  });
}

/** How many measures have a difference with its interval, or a process chart that can tell of a change now. */
export function countOfCompared(watched: readonly Watched[]): number {
  const told = watched.filter(
    ({ compared, judged }) =>
      (compared?.groups ?? []).some(({ comparison }) => (comparison?.difference ?? null) !== null) ||
      (judged?.process ?? []).some(
        ({ chart }) => chart.kind === "process" && changeOf(chart).kind === "told",
      ),
  );
  return new Set(told.map(({ measure }) => measure.id)).size;
}

/** How many measures were asked, how many of them could be compared at all, and with which period. */
export interface AskedChanges {
  readonly asked: number;
  readonly compared: number;
  readonly with: ComparisonWith;
}

const earlierWords: Readonly<Record<ComparisonWith, string>> = {
  previous: "the period before",
  year: "the same period a year before",
};

/** What is said where no change stands out: of how many measures that holds, or that nothing could be compared. */
export function nothingChanged({ asked, compared, ...of }: AskedChanges): string {
  const earlier = earlierWords[of.with];
  if (compared === 0) {
    return `Nothing could be compared with ${earlier} or judged by process control: each of ${formatCount(asked)} measures has too few cases, can still change, or has nothing before it.`;
  }
  const whole = compared === asked ? formatCount(asked) : formatOf(compared, asked);
  const rest =
    compared === asked
      ? ""
      : " The others have too few cases, can still change, or have nothing before them.";
  return `Nothing differs by more than chance: ${whole} measures could be compared with ${earlier} or judged by process control.${rest}`;
}

/** Where a share lies against its goal, in words; nothing where there is no goal or no rate. */
export function goalWords(measure: MeasureTextResponse, group: GroupResponse): string {
  const { goal } = measure;
  if (!goal) return "No goal is set.";
  const rate = shownRate(group.result);
  if (!rate || measure.unit !== "share") return `Goal: ${goal.sentence}`;
  const target = `the goal of ${formatPercent(goal.value)}`;
  const place = againstGoal(rate, goal.value);
  if (place === "around") return `Can’t be told apart from ${target}.`;
  return place === "below" ? `Below ${target}.` : `Above ${target}.`;
}

/** How many wait and how many of them are past the access goal. */
export function waitingSentence(waiting: number, past: number, { words }: AccessGoal): string {
  if (waiting === 0) return "Nobody waits for a first session.";
  const people = waiting === 1 ? "1 person waits" : `${formatCount(waiting)} people wait`;
  if (past === 0) return `${people} for a first session, nobody ${words.past}.`;
  return `${people} for a first session, ${formatCount(past)} of them ${words.past}.`;
}

/** How many of those in treatment have a reason to be looked at. */
export function attentionSentence(flagged: number, inTreatment: number): string {
  if (inTreatment === 0) return "Nobody is in treatment.";
  const who = inTreatment === 1 ? "1 person" : `${formatCount(inTreatment)} people`;
  if (flagged === 0) return `None of the ${who} in treatment has a reason for a look.`;
  return `${formatOf(flagged, inTreatment)} people in treatment ${flagged === 1 ? "has" : "have"} a reason for a look.`;
}
