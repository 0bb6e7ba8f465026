import type { DemoEpisode, DemoScore, DemoStay } from "./demo-episode.js";
import type { DemoProgram, DemoScoring } from "./demo-programs.js";
import { dayOfTime, namedDay } from "./local-time.js";
import type { DemoAttendance } from "./plan-attendance.js";
import type { Chance } from "./seeded-chance.js";

/** The quarter in which one site's tablets for the questionnaires were out of order. */
const OUTAGE_SITE = "Harbor";
const OUTAGE_FROM = namedDay("2025-10-01");
const OUTAGE_TO = namedDay("2026-01-01");
const KEPT_IN_OUTAGE = 0.12;

interface Course {
  readonly startMean: number;
  readonly startDeviation: number;
  /** Mean and deviation at the planned end, of people who stay until then. */
  readonly endMean: number;
  readonly endDeviation: number;
  readonly largest: number;
  readonly step: number;
  /** Answers of the items, and how likely each is to hold a point; empty where only totals are kept. */
  readonly itemWeights: readonly number[];
}

const phqItems = [10, 11, 11, 12, 9, 10, 10, 6, 3];

/**
 * PHQ-9 and GAD-7 at both ends as published for adults in intensive outpatient care; the ends are set a little lower
 * here, because people who leave early keep part of their symptoms and belong to the published means.
 */
const courses: Readonly<Record<string, Course>> = {
  "PHQ-9": {
    startMean: 15.5,
    startDeviation: 5.5,
    endMean: 7.4,
    endDeviation: 6.9,
    largest: 27,
    step: 1,
    itemWeights: phqItems,
  },
  "PHQ-A": {
    startMean: 14.6,
    startDeviation: 5.4,
    endMean: 8.6,
    endDeviation: 6.2,
    largest: 27,
    step: 1,
    itemWeights: phqItems,
  },
  "GAD-7": {
    startMean: 14.2,
    startDeviation: 4.5,
    endMean: 6.6,
    endDeviation: 5.8,
    largest: 21,
    step: 1,
    itemWeights: [],
  },
  "PCL-5": {
    startMean: 44,
    startDeviation: 13,
    endMean: 29,
    endDeviation: 15,
    largest: 80,
    step: 1,
    itemWeights: [],
  },
  "PSC-17": {
    startMean: 18,
    startDeviation: 5,
    endMean: 13.5,
    endDeviation: 5.5,
    largest: 34,
    step: 1,
    itemWeights: [],
  },
  "WHO-5": {
    startMean: 34,
    startDeviation: 16,
    endMean: 52,
    endDeviation: 20,
    largest: 100,
    step: 4,
    itemWeights: [],
  },
};

/** Share of the whole change that is reached by week of the stay. */
const progressByWeek = [0, 0.22, 0.42, 0.58, 0.72, 0.84, 0.93, 1];

/** How far the severity at the start decides that at the end: a correlation of 0.53, and the rest of the variance. */
const CARRIED = 0.53;
const REST = 0.848;
const NOISE = 1.3;

function drawTotal(course: Course, of: { stay: DemoStay; week: number }, chance: Chance): number {
  const { stay, week } = of;
  // More is better on the WHO-5: there the severe start low.
  const sign = course.endMean > course.startMean ? -1 : 1;
  const start = course.startMean + sign * course.startDeviation * stay.severity;
  const end = course.endMean + sign * course.endDeviation * (CARRIED * stay.severity + REST * stay.course);
  const progress = progressByWeek[Math.min(week, progressByWeek.length - 1)] ?? 1;
  const noise = NOISE * course.step * chance.normal();
  const total = course.step * Math.round((start + (end - start) * progress + noise) / course.step);
  return Math.min(course.largest, Math.max(0, total));
}

/** Answers from 0 to 3 that add up to the total: each point goes to an item that has room for it, by the weights. */
function spreadOverItems(total: number, weights: readonly number[], chance: Chance): number[] {
  const answers = weights.map(() => 0);
  let room = weights.reduce((sum, weight) => sum + weight, 0);
  for (let left = total; left > 0; left -= 1) {
    const place = chance.fraction() * room;
    let item = -1;
    for (let passed = 0; passed <= place && item < weights.length - 1;) {
      item += 1;
      if ((answers[item] ?? 0) < 3) passed += weights[item] ?? 0;
    }
    const answer = (answers[item] ?? 0) + 1;
    answers[item] = answer;
    if (answer === 3) room -= weights[item] ?? 0;
  }
  return answers;
}

function isOutage(program: DemoProgram, day: number): boolean {
  return program.site === OUTAGE_SITE && day >= OUTAGE_FROM && day < OUTAGE_TO;
}

/** The sessions at which questionnaires are due: the first attended one, then the first attended one of each week. */
function dueSessions(stay: DemoStay, attended: readonly DemoAttendance[]): Map<number, DemoAttendance> {
  const due = new Map<number, DemoAttendance>();
  const firstDay = dayOfTime(attended[0]?.session.startsAt ?? stay.startsAt);
  for (const row of attended) {
    const week = Math.floor((dayOfTime(row.session.startsAt) - firstDay) / 7);
    if (!due.has(week)) due.set(week, row);
  }
  return due;
}

interface Due {
  readonly episode: DemoEpisode;
  readonly stay: DemoStay;
  readonly scoring: DemoScoring;
  readonly week: number;
  readonly row: DemoAttendance;
}

function drawScore(due: Due, chance: Chance): DemoScore | null {
  const { episode, stay, scoring, week, row } = due;
  const course = courses[scoring.instrument];
  if (!course) throw new RangeError(`The demo has no course for ${scoring.instrument}.`);
  const total = drawTotal(course, { stay, week }, chance);
  const kept = week === 0 ? scoring.baselineKept : scoring.laterKept;
  const share = isOutage(episode.program, dayOfTime(row.session.startsAt)) ? KEPT_IN_OUTAGE : kept;
  const isKept = chance.happens(share);
  const hasItems = course.itemWeights.length > 0 && chance.happens(scoring.withItems);
  if (!isKept) return null;
  const items = hasItems ? spreadOverItems(total, course.itemWeights, chance) : [];
  return { instrument: scoring.instrument, takenAt: row.session.startsAt + 5 + (week % 3), total, items };
}

/** The scores of a stay, by instrument and time; people who never started have none. */
export function planScores(
  episode: DemoEpisode,
  attendance: readonly DemoAttendance[],
  chance: Chance,
): DemoScore[] {
  const { stay, program } = episode;
  if (!stay) return [];
  if (stay.plantedScores) return [...stay.plantedScores];
  const attended = attendance.filter((row) => row.status === "attended" || row.status === "partial");
  const due = [...dueSessions(stay, attended)];
  const lastWeek = due.at(-1)?.[0] ?? 0;
  const scores: DemoScore[] = [];
  for (const scoring of program.scoring) {
    if (!chance.happens(scoring.givenTo ?? 1)) continue;
    for (const [week, row] of due) {
      const isDue = week % scoring.everyWeeks === 0 || (week === lastWeek && stay.reason === "completed");
      const score = isDue ? drawScore({ episode, stay, scoring, week, row }, chance) : null;
      if (score) scores.push(score);
    }
  }
  return scores;
}
