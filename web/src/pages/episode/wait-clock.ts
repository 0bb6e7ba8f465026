import { instantOf, localDayOfInstant } from "#shared/calendar";
import type { EpisodeResponse } from "#shared/contract/episodes";
import { formatHours } from "#shared/format";
import { valueOn, type Goals } from "#shared/measures/goals";
import { UNKNOWN } from "#shared/measures/columns";
import { stretchesOfWait, type WaitStretch } from "#shared/measures/wait-owners";

/** One named instant of the wait, in hours after the inquiry; below zero for one recorded before it. */
export interface ClockStep {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly hours: number;
}

/** The clock of one episode from its inquiry on. */
export interface WaitClock {
  readonly steps: readonly ClockStep[];
  readonly stretches: readonly (Pick<WaitStretch, "owner"> & {
    readonly fromHours: number;
    readonly toHours: number;
  })[];
  /** Hours until the wait ended, or until as-of where it goes on. */
  readonly hours: number;
  /** The access goal of the day on which the person asked. */
  readonly goalHours: number;
  readonly ending: "started" | "closed" | "waiting";
}

const stepTitles = {
  inquiredAt: "Inquiry",
  assessmentOfferedAt: "Assessment offered",
  assessmentAt: "Assessment held",
  authorizationRequestedAt: "Authorization requested",
  authorizationDecidedAt: "Authorization decided",
  firstSessionOfferedAt: "First session offered",
  firstSessionAt: "First session",
  closedAt: "Inquiry closed",
} as const;

type StepName = keyof typeof stepTitles;
const stepNames: readonly StepName[] = [
  "inquiredAt",
  "assessmentOfferedAt",
  "assessmentAt",
  "authorizationRequestedAt",
  "authorizationDecidedAt",
  "firstSessionOfferedAt",
  "firstSessionAt",
  "closedAt",
];

/** Reads the clock of an episode; null where it has no inquiry, so that no clock ever started. */
export function readClock(
  episode: Pick<EpisodeResponse, StepName | "authorizationResult" | "asOf" | "zone">,
  { access }: Pick<Goals, "access">,
): WaitClock | null {
  const secondsOf = (name: StepName): number => instantOf(episode[name] ?? "") ?? UNKNOWN;
  const from = secondsOf("inquiredAt");
  if (from === UNKNOWN) return null;
  const hoursAt = (seconds: number): number => (seconds - from) / 3600;
  const [started, closed] = [secondsOf("firstSessionAt"), secondsOf("closedAt")];
  const ending = started !== UNKNOWN ? "started" : closed !== UNKNOWN ? "closed" : "waiting";
  const until =
    ending === "started" ? started : ending === "closed" ? closed : (instantOf(episode.asOf) ?? from);
  const wait = {
    inquiredAt: from,
    authorizationRequestedAt: secondsOf("authorizationRequestedAt"),
    authorizationDecidedAt: secondsOf("authorizationDecidedAt"),
    authorizationResult: episode.authorizationResult ?? "",
    firstSessionOfferedAt: secondsOf("firstSessionOfferedAt"),
    firstSessionAt: started,
  };
  const steps = stepNames.flatMap((id): ClockStep[] => {
    const at = episode[id];
    return at === null ? [] : [{ id, title: stepTitles[id], at, hours: hoursAt(secondsOf(id)) }];
  });
  const stretches = stretchesOfWait(wait, until).map(({ owner, start, end }) => ({
    owner,
    fromHours: hoursAt(start),
    toHours: hoursAt(end),
  }));
  const goalHours = valueOn(access, localDayOfInstant(from, episode.zone));
  return {
    steps: steps.sort((a, b) => a.hours - b.hours),
    stretches,
    hours: hoursAt(until),
    goalHours,
    ending,
  };
}

/** What the clock says, in one sentence. */
export function clockSentence({ hours, goalHours, ending }: WaitClock): string {
  const took = formatHours(hours);
  const isWithin = hours <= goalHours;
  const distance = formatHours(Math.abs(hours - goalHours));
  if (ending === "started") {
    if (hours === goalHours)
      return `First session exactly ${goalHours} h after the inquiry: within ${goalHours} h`;
    const side = isWithin ? `within ${goalHours} h, ${distance} to spare` : `${distance} past ${goalHours} h`;
    return `First session ${took} after the inquiry: ${side}`;
  }
  if (ending === "closed") return `Closed ${took} after the inquiry, without a first session`;
  return isWithin
    ? `Waiting for ${took}: ${distance} left to ${goalHours} h`
    : `Waiting for ${took}: ${distance} past ${goalHours} h`;
}

export const ownerTitles: Readonly<Record<WaitStretch["owner"], string>> = {
  program: "Program",
  payer: "Insurer",
  person: "Person",
};

/** Hours of the wait by owner in words, the longest first: "Program 5.8 h, insurer 12 h". */
export function ownersSentence({ stretches }: WaitClock): string {
  const owners = ["payer", "person", "program"] as const;
  const owned = owners.flatMap((owner) => {
    const mine = stretches.filter((stretch) => stretch.owner === owner);
    const hours = mine.reduce((sum, stretch) => sum + stretch.toHours - stretch.fromHours, 0);
    return hours > 0 ? [{ owner, hours }] : [];
  });
  const words = owned
    .sort((a, b) => b.hours - a.hours)
    .map(({ owner, hours }) => `${ownerTitles[owner].toLowerCase()} ${formatHours(hours)}`);
  return words.length === 0 ? "" : `Whose hours they were: ${words.join(", ")}.`;
}

/**
 * Places in rising order moved apart by at least `gap`, none beyond `most`: each as near to its own as those before it
 * allow. Where there is no room for all, the first ones leave the left edge.
 */
export function placedApart(
  places: readonly number[],
  room: { readonly gap: number; readonly most: number },
): readonly number[] {
  const placed: number[] = [];
  for (const place of places) placed.push(Math.max(place, (placed.at(-1) ?? -Infinity) + room.gap));
  let limit = room.most;
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    placed[index] = Math.min(placed[index] ?? 0, limit);
    limit = (placed[index] ?? 0) - room.gap;
  }
  return placed;
}

/** Between words and an edge or a line beside them. */
const CLEAR = 6;

/**
 * The middle of words within a stretch of the bar: the stretch's own where a line keeps clear of them there, else that of
 * the longer part beside the line. Null where there is no room.
 */
export function middleOfWords(
  [left, right]: readonly [left: number, right: number],
  words: number,
  line: number,
): number | null {
  const room = words + 2 * CLEAR;
  const middle = (left + right) / 2;
  const isClear = Math.abs(line - middle) >= room / 2;
  if (isClear) return right - left >= room ? middle : null;
  const [from, to] = line - left >= right - line ? [left, line] : [line, right];
  return to - from >= room ? (from + to) / 2 : null;
}
