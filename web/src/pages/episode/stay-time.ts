import { dayOf, instantOf, isoOfDay, mondayOf, offsetSeconds } from "#shared/calendar";
import type { EpisodeResponse } from "#shared/contract/episodes";
import { formatDay } from "#shared/format";
import { localDay } from "../../words/local-times.js";

/** Where the three pictures of an episode begin and end, in pixels from their sides: the same in all of them. */
export const LEFT = 44;
export const RIGHT = 16;

/** A day that every picture of the episode has as a line. */
export interface StayMark {
  readonly day: number;
  readonly words: string;
}

/** The days that the pictures of one episode share: whole weeks from Monday on. */
export interface StayTime {
  /** The first Monday, and the Monday after the last day. */
  readonly from: number;
  readonly to: number;
  readonly marks: readonly StayMark[];
  readonly zone: string;
}

type Stay = Pick<
  EpisodeResponse,
  | "asOf"
  | "zone"
  | "inquiredAt"
  | "firstSessionAt"
  | "closedAt"
  | "admittedOn"
  | "dischargedOn"
  | "sessions"
  | "scores"
>;

/** The time that holds everything that the pictures show, from the inquiry to the last score; up to as-of while it goes on. */
export function stayTimeOf(stay: Stay): StayTime {
  const local = (instant: string | null): number | null => dayOf(localDay(instant, stay.zone) ?? "");
  const [admitted, discharged] = [dayOf(stay.admittedOn ?? ""), dayOf(stay.dischargedOn ?? "")];
  const firstSession = local(stay.firstSessionAt);
  const isOver = discharged !== null || stay.closedAt !== null;
  const days = [
    ...[local(stay.inquiredAt), admitted, firstSession, discharged, local(stay.closedAt)],
    isOver ? null : local(stay.asOf),
    ...[...stay.sessions, ...stay.scores].map((each) => dayOf(each.on)),
  ].filter((day) => day !== null);
  const known = days.length > 0 ? days : [local(stay.asOf) ?? 0];
  return {
    from: mondayOf(Math.min(...known)),
    to: mondayOf(Math.max(...known)) + 7,
    marks: marksOf({ admitted, firstSession, discharged }),
    zone: stay.zone,
  };
}

/** The known days in order of time; what falls on one day is one mark. */
function marksOf(
  days: Readonly<Record<"admitted" | "firstSession" | "discharged", number | null>>,
): StayMark[] {
  const named = [
    { day: days.admitted, words: "Admitted" },
    { day: days.firstSession, words: "First session" },
    { day: days.discharged, words: "Discharged" },
  ];
  const byDay = new Map<number, string>();
  for (const { day, words } of named) {
    if (day === null) continue;
    const before = byDay.get(day);
    byDay.set(day, before === undefined ? words : `${before}, ${words.toLowerCase()}`);
  }
  return [...byDay].map(([day, words]) => ({ day, words })).sort((a, b) => a.day - b.day);
}

/** An instant in days since 1970 on the clocks of a zone, with its fraction of a day; null for what is no instant. */
export function localMoment(isoInstant: string, zone: string): number | null {
  const instant = instantOf(isoInstant);
  return instant === null ? null : (instant + offsetSeconds(instant, zone)) / 86_400;
}

/** Where the beginning of a day lies in a picture of that width; a fraction goes that far into it. */
export function placeIn({ from, to }: StayTime, width: number): (day: number) => number {
  return (day) => LEFT + ((day - from) / (to - from)) * Math.max(0, width - LEFT - RIGHT);
}

/** What stands for a whole day lies in its middle. */
export const MIDDAY = 0.5;

/** Narrower than this two days of the axis can't be written beside each other. */
const TICK = 84;

/** The Mondays that are written under a picture of that width, each with its day; the year where it is new. */
export function ticksIn(
  time: StayTime,
  width: number,
): readonly { readonly day: number; readonly words: string }[] {
  const place = placeIn(time, width);
  const week = Math.max(0.1, place(time.from + 7) - place(time.from));
  const step = 7 * Math.max(1, Math.ceil(TICK / week));
  const ticks: { readonly day: number; readonly words: string }[] = [];
  let year = "";
  for (let day = time.from; day <= time.to; day += step) {
    const iso = isoOfDay(day);
    const words = formatDay(iso);
    ticks.push({ day, words: iso.slice(0, 4) === year ? words.replace(/ \d{4}$/, "") : words });
    year = iso.slice(0, 4);
  }
  return ticks;
}

/** From one line of the marks' names to the next. */
export const MARK_LINE = 15;
const LETTER = 7.2;

/** A mark with its name: on which line over the picture, and on which side of its own line. */
export interface PlacedMark extends StayMark {
  readonly x: number;
  readonly line: number;
  readonly anchor: "start" | "end";
}

/** The marks over a picture of that width: names that would lie on each other stand on lines of their own. */
export function placedMarks(time: StayTime, width: number): readonly PlacedMark[] {
  const place = placeIn(time, width);
  const ends: number[] = [];
  return time.marks.map((mark) => {
    const x = place(mark.day + MIDDAY);
    const long = mark.words.length * LETTER + 8;
    const anchor = x + long > width ? "end" : "start";
    const begin = anchor === "start" ? x : x - long;
    const free = ends.findIndex((end) => end <= begin);
    const line = free === -1 ? ends.length : free;
    ends[line] = begin + long;
    return { ...mark, x, line, anchor };
  });
}

/** How high the names of the marks are over a picture of that width. */
export function marksHeight(time: StayTime, width: number): number {
  const lines = placedMarks(time, width).map((mark) => mark.line + 1);
  return Math.max(0, ...lines) * MARK_LINE + 6;
}
