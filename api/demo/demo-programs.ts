import type { Weighted } from "./seeded-chance.js";

export type Track = "mental_health" | "substance_use";
export type Population = "child" | "adolescent" | "adult" | "older_adult";
export type GroupName = "morning" | "midday" | "evening";

/** One group of a program: who meets at one time of day. */
export interface DemoGroup {
  readonly name: GroupName;
  /** Seats of each session. */
  readonly capacity: number;
  /** Its share of the people who start, relative to the program's other groups. */
  readonly weight: number;
  /** Share of sessions that a person who stays attends, before the person's own habit. */
  readonly attendance: number;
}

/** How often an instrument is filled in, as shares of the times at which it is due. */
export interface DemoScoring {
  readonly instrument: string;
  readonly everyWeeks: number;
  readonly baselineKept: number;
  readonly laterKept: number;
  /** Share of the kept scores whose item answers are kept too. */
  readonly withItems: number;
  /** Share of people whom it is given to; everybody where it isn't said. */
  readonly givenTo?: number;
}

/** A program with what its story needs; names and sites are invented. */
export interface DemoProgram {
  readonly code: string;
  readonly name: string;
  readonly site: "Northside" | "Riverside" | "Harbor";
  readonly track: Track;
  readonly population: Population;
  readonly zone: "America/Chicago" | "America/New_York";
  /** Inquiries in the two years, repeats and planted people aside. */
  readonly inquiries: number;
  /** Enrollments without an inquiry: step-downs from inpatient care. */
  readonly stepDowns: number;
  readonly summerOnly: boolean;
  readonly groups: readonly DemoGroup[];
  /** A day's three hours are one session, or two of 90 minutes. */
  readonly sessionsPerDay: 1 | 2;
  /** Days a week for which a person is down, by week of the stay; the last number goes on. */
  readonly daysByWeek: readonly number[];
  readonly plannedWeeks: Weighted<number>;
  /** By how many standard deviations people start milder (below 0) or more severe than the published adults. */
  readonly severity: number;
  readonly scoring: readonly DemoScoring[];
}

const morning = (weight: number, capacity: number): DemoGroup => {
  return { name: "morning", weight, capacity, attendance: 0.93 };
};
const midday = (weight: number, capacity: number): DemoGroup => {
  return { name: "midday", weight, capacity, attendance: 0.92 };
};
const evening = (weight: number, capacity: number, attendance = 0.86): DemoGroup => {
  return { name: "evening", weight, capacity, attendance };
};

type Diligence = Omit<DemoScoring, "instrument">;
const weekly: Diligence = { everyWeeks: 1, baselineKept: 0.95, laterKept: 0.77, withItems: 0.8 };
const steady: Diligence = { everyWeeks: 1, baselineKept: 0.93, laterKept: 0.78, withItems: 0.6 };
const fortnightly: Diligence = { everyWeeks: 2, baselineKept: 0.95, laterKept: 0.85, withItems: 0.6 };
const ordinary: Diligence = { everyWeeks: 2, baselineKept: 0.66, laterKept: 0.35, withItems: 0.5 };

/** For people with a trauma in their history. */
const trauma: DemoScoring = { ...fortnightly, instrument: "PCL-5", givenTo: 0.35 };

function scored(diligence: Diligence, ...instruments: readonly string[]): DemoScoring[] {
  return instruments.map((instrument) => ({ ...diligence, instrument }));
}

const usual = {
  stepDowns: 20,
  summerOnly: false,
  sessionsPerDay: 1,
  daysByWeek: [5, 5, 5, 5, 5, 5, 4],
  plannedWeeks: [
    [6, 55],
    [7, 45],
  ],
  severity: 0,
} as const;

/** In the order of their codes. */
export const demoPrograms: readonly DemoProgram[] = [
  {
    ...usual,
    code: "MH-ADULT-H",
    name: "Adult mental health, Harbor",
    site: "Harbor",
    track: "mental_health",
    population: "adult",
    zone: "America/New_York",
    inquiries: 572,
    groups: [morning(4, 12), midday(2.4, 12), evening(3, 15)],
    severity: -0.62,
    scoring: [...scored(weekly, "PHQ-9", "GAD-7", "WHO-5"), trauma],
  },
  {
    ...usual,
    code: "MH-ADULT-N",
    name: "Adult mental health, Northside",
    site: "Northside",
    track: "mental_health",
    population: "adult",
    zone: "America/Chicago",
    inquiries: 766,
    groups: [morning(4, 17), midday(2.4, 13), evening(3.4, 17)],
    severity: 0.33,
    scoring: [...scored(weekly, "PHQ-9", "GAD-7", "WHO-5"), trauma],
  },
  {
    ...usual,
    code: "MH-ADULT-R",
    name: "Adult mental health, Riverside",
    site: "Riverside",
    track: "mental_health",
    population: "adult",
    zone: "America/Chicago",
    inquiries: 612,
    groups: [morning(4.4, 13), midday(2.6, 12), evening(2.2, 20, 0.62)],
    severity: 0.33,
    scoring: scored(ordinary, "PHQ-9", "GAD-7"),
  },
  {
    ...usual,
    code: "MH-CHILD-H",
    name: "Children's summer program, Harbor",
    site: "Harbor",
    track: "mental_health",
    population: "child",
    zone: "America/New_York",
    inquiries: 124,
    stepDowns: 4,
    summerOnly: true,
    groups: [morning(1, 19)],
    daysByWeek: [4],
    plannedWeeks: [[4, 1]],
    scoring: scored(fortnightly, "PSC-17"),
  },
  {
    ...usual,
    code: "MH-OLDER-R",
    name: "Older adults, Riverside",
    site: "Riverside",
    track: "mental_health",
    population: "older_adult",
    zone: "America/Chicago",
    inquiries: 278,
    stepDowns: 15,
    groups: [morning(3, 12), midday(2, 7)],
    daysByWeek: [4],
    severity: -0.25,
    scoring: scored(steady, "PHQ-9", "WHO-5"),
  },
  {
    ...usual,
    code: "MH-TEEN-N",
    name: "Adolescents, Northside",
    site: "Northside",
    track: "mental_health",
    population: "adolescent",
    zone: "America/Chicago",
    inquiries: 402,
    stepDowns: 13,
    groups: [midday(1.6, 12), evening(2, 9)],
    daysByWeek: [4],
    plannedWeeks: [
      [6, 50],
      [7, 50],
    ],
    scoring: scored(weekly, "PHQ-A", "GAD-7", "WHO-5"),
  },
  {
    ...usual,
    code: "SUD-ADULT-H",
    name: "Adult substance use, Harbor",
    site: "Harbor",
    track: "substance_use",
    population: "adult",
    zone: "America/New_York",
    inquiries: 450,
    groups: [morning(2.4, 8), evening(3, 13, 0.9)],
    sessionsPerDay: 2,
    daysByWeek: [4],
    severity: -0.4,
    scoring: scored(steady, "PHQ-9", "GAD-7", "WHO-5"),
  },
  {
    ...usual,
    code: "SUD-ADULT-R",
    name: "Adult substance use, Riverside",
    site: "Riverside",
    track: "substance_use",
    population: "adult",
    zone: "America/Chicago",
    inquiries: 590,
    groups: [morning(3, 8), midday(1.6, 8), evening(3, 12, 0.9)],
    sessionsPerDay: 2,
    daysByWeek: [4],
    severity: -0.4,
    scoring: scored(steady, "PHQ-9", "GAD-7", "WHO-5"),
  },
];

/** The minute of the day at which a group's first session of the day starts. */
export const groupStarts: Readonly<Record<GroupName, number>> = {
  morning: 9 * 60,
  midday: 13 * 60,
  evening: 17 * 60 + 30,
};

/** Length of a program day. */
export const DAY_SESSION_MINUTES = 180;
