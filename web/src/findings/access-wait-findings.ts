import { formatCode, formatCount, formatHours, formatOf, formatPercent, sentenceCase } from "#shared/format";
import { hoursWords } from "#shared/measures/goal-words";
import type { GroupResponse } from "#shared/contract/measures";
import type { DurationResponse, ResultResponse, SharesResponse } from "#shared/contract/results";
import type { FunnelStage } from "../answers/funnel-stages.js";
import type { AccessGoal } from "../answers/access-goal.js";
import { findingOf, type Finding } from "../words/finding.js";
import { tellsRate, wordingOf } from "../words/told-by-n.js";
import { asProportion } from "../answers/parts-of-result.js";

/** A step of the wait as the API gives it. */
export type WaitStep = NonNullable<DurationResponse["steps"]>[number];

/** Title of the steps: which of those that follow each other takes the largest share of the wait. */
export function stepsFinding(result: ResultResponse, titles: ReadonlyMap<string, string>): Finding {
  if (result.kind !== "duration" || wordingOf(result.n) === "few")
    return "Too few people have started to say where the wait goes";
  const half = `half of those who started waited at most ${formatHours(result.median)}`;
  const steps = result.steps ?? [];
  const longest = longestStep(steps);
  if (!longest || longest.shareOfWait === null) return sentenceCase(half);
  const name = titles.get(longest.id) ?? longest.id;
  const share = formatPercent(longest.shareOfWait);
  const unnamed = unnamedShare(steps) ?? 0;
  // Where most hours lie in no step, that is what there is to find: a step that was recorded explains little.
  if (unnamed > 0.5) return findingOf(`${formatPercent(unnamed)} of the wait lies in no recorded step`, half);
  // Hours in no step may be more than those of the longest: it is then not said to be where most of the wait is.
  return unnamed < longest.shareOfWait
    ? findingOf(`${name} takes longest: ${share} of the wait`, half)
    : findingOf(`${name} takes longest of the steps that are recorded: ${share} of the wait`, half);
}

/** The steps that follow each other; the offer of a slot runs beside them. */
function stepsInTurn(steps: readonly WaitStep[]): readonly WaitStep[] {
  return steps.filter((step) => step.from !== "inquired_at" || step.to !== "first_session_offered_at");
}

/** The step with the largest share of the wait. */
function longestStep(steps: readonly WaitStep[]): WaitStep | undefined {
  return stepsInTurn(steps).reduce<WaitStep | undefined>(
    (longest, step) => ((longest?.shareOfWait ?? -1) >= (step.shareOfWait ?? -1) ? longest : step),
    undefined,
  );
}

/** Which share of the wait lies in none of the steps; null where none has a share. */
function unnamedShare(steps: readonly WaitStep[]): number | null {
  const shares = stepsInTurn(steps).flatMap((step) => step.shareOfWait ?? []);
  if (shares.length === 0) return null;
  return Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0));
}

/** What of the wait lies in no step, and how that comes; empty where nothing does. */
export function unnamedSentence(steps: readonly WaitStep[]): string {
  const share = unnamedShare(steps);
  if (share === null || formatPercent(share) === formatPercent(0)) return "";
  return `${formatPercent(share)} of these hours lie in none of the steps that follow each other, as from the assessment to the first session of somebody for whom no authorization is recorded.`;
}

const ownerNames: Readonly<Record<string, string>> = {
  payer: "Insurers",
  person: "The people themselves",
  program: "The program",
};

/** The owner's name as the subject of a sentence. */
function ownerName(code: string): string {
  return ownerNames[code] ?? code;
}

const ownerLabels: Readonly<Record<string, string>> = {
  payer: "Insurer",
  person: "Person",
  program: "Program",
};

/** The owner's name in a table or key. */
export function ownerLabel(code: string): string {
  return ownerLabels[code] ?? code;
}

/** Title of the owners: who owned most of the hours that so many people waited who started. */
export function ownersFinding(owners: SharesResponse | null, people: number): Finding {
  if (!owners || owners.denominator === 0) return "No hours of waiting to divide";
  if (!tellsRate(people)) return "Too few people started to divide the hours they waited";
  const [most, ...others] = [...owners.shares].sort((one, other) => other.estimate - one.estimate);
  if (!most) return "No hours of waiting to divide";
  const rest = others.map(
    (share) => `${ownerName(share.class).toLowerCase()} ${formatPercent(share.estimate)}`,
  );
  return findingOf(
    `${ownerName(most.class)} owned ${formatPercent(most.estimate)} of the hours waited by those who started`,
    rest.join(", "),
  );
}

/** Title of the payers: how many requests were decided in time, and which classes are slower beyond chance. */
export function payersFinding(whole: GroupResponse, classes: readonly GroupResponse[]): Finding {
  const urgent = asProportion(whole.beside["authorization-within-72h"]);
  if (!urgent || wordingOf(urgent.denominator) === "few")
    return "Too few requests for authorization to judge";
  const counts = formatOf(urgent.numerator, urgent.denominator);
  if (wordingOf(urgent.denominator) === "counts") return `${counts} requests were decided within 72 hours`;
  const start = `Insurers decided ${formatPercent(urgent.estimate)} of requests within 72 hours`;
  const slower = classes.filter((each) => {
    const share = asProportion(each.beside["authorization-within-72h"]);
    return share !== null && tellsRate(share.denominator) && share.upper < urgent.lower;
  });
  if (slower.length === 0) return findingOf(start, "no payer class is clearly slower");
  const names = slower.map(payerName).join(", ");
  return findingOf(start, `clearly slower: ${names}`);
}

/** What a group by payer class is called; one that is not cut is of all. */
export function payerName({ key }: Pick<GroupResponse, "key">): string {
  const name = key["payer_class"];
  if (name === undefined) return "All payers";
  return name === "unknown" ? "Not known" : formatCode(name);
}

/** Title of the funnel: how many came how far, and after which stage most have left. */
export function funnelFinding(stages: readonly FunnelStage[]): Finding {
  const count = (id: string): number => stages.find((stage) => stage.id === id)?.count ?? 0;
  const asked = count("inquiry");
  if (wordingOf(asked) === "few") return "Too few people asked for help to show how far they came";
  const start = `Of ${formatCount(asked)} who asked, ${formatCount(count("started"))} started`;
  const rest = `${formatCount(count("completed"))} have completed so far`;
  const left = stages.map((stage) => ({
    stage,
    count: stage.lost
      .filter((each) => each.label !== "still on the way")
      .reduce((sum, each) => sum + each.count, 0),
  }));
  const most = left.reduce(
    (one, other) => (other.count > one.count ? other : one),
    left[0] ?? { count: 0, stage: null },
  );
  if (most.count === 0 || !most.stage) return findingOf(start, rest);
  const where = `most left ${afterWords[most.stage.id] ?? ""} (${formatCount(most.count)})`;
  return findingOf(start, `${rest}, ${where}`);
}

const afterWords: Readonly<Record<string, string>> = {
  inquiry: "before the assessment",
  assessed: "between assessment and authorization",
  authorized: "between authorization and admission",
  admitted: "between admission and first session",
  started: "after the first session",
};

/** Title of the definitions: the same inquiries as a share of everyone, and as the average of those who started. */
export function definitionsFinding(result: ResultResponse, { words }: AccessGoal): Finding {
  const find = (id: string): ResultResponse | undefined =>
    result.kind === "list" ? result.items.find((item) => item.id === id)?.result : undefined;
  const own = asProportion(find("this-product"));
  const never = asProportion(find("never-served"));
  if (!own || !never || !tellsRate(own.denominator)) return "Too few inquiries to compare definitions";
  return findingOf(
    `${formatPercent(own.estimate)} within ${words.goal}, of everyone`,
    `averages of people who started leave out ${formatOf(never.numerator, never.denominator)}`,
  );
}

/** Title of the list of who waits. */
export function waitingFinding(result: ResultResponse, waiting: number, { words }: AccessGoal): string {
  if (waiting === 0) return "Nobody waits for a first session";
  const past =
    result.kind === "list" ? result.items.find((item) => item.id === "past-48h")?.result : undefined;
  const late = asProportion(past)?.numerator ?? 0;
  const people = waiting === 1 ? "1 person waits" : `${formatCount(waiting)} people wait`;
  return late === 0 ? `${people}, nobody ${words.past}` : `${people}, ${formatCount(late)} ${words.past}`;
}

/** Title of the distribution: shares that had started at each line and later, and counts of who never did or not yet. */
export function distributionFinding(shares: {
  readonly n: number;
  /** Share that had started within the hours of each line, the shortest first. */
  readonly within: readonly { readonly hours: number; readonly share: number }[];
  readonly later: number;
  readonly gaveUp: number;
  readonly waiting: number;
}): Finding {
  if (wordingOf(shares.n) === "few") return "Too few inquiries to show how long people waited";
  if (wordingOf(shares.n) === "counts") return `${formatCount(shares.n)} people asked: too few for shares`;
  const within = shares.within.map(({ hours, share }, place) => {
    const words = `${formatPercent(share)}${place === 0 ? " started" : ""}`;
    return `${words} within ${hoursWords(hours)}`;
  });
  const started = `${within.join(", ")}, ${formatPercent(shares.later)} later`;
  const waiting = `${formatCount(shares.waiting)} still ${shares.waiting === 1 ? "waits" : "wait"}`;
  return findingOf(started, `${formatCount(shares.gaveUp)} gave up or were closed, ${waiting}`);
}
