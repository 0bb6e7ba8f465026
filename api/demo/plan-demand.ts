import { partsOfDay, weekdayOf } from "#shared/calendar";
import type { DemoPerson, Sex } from "./demo-episode.js";
import type { DemoProgram, Population } from "./demo-programs.js";
import { FIRST_DAY, LAST_DAY, namedDay, timeOn, type LocalMinutes } from "./local-time.js";
import type { Chance, Weighted } from "./seeded-chance.js";

/** Inquiries by weekday, Monday first, and by month, January first, relative to each other. */
const weekdayWeights = [23, 20, 18, 17, 10, 5, 6];
const monthWeights = [11, 10, 10, 10, 10, 9.5, 9, 9.5, 10, 10.5, 9.5, 8];

/** The last days of a summer on which a child can still start a stay of four weeks. */
const LAST_CHILD_INQUIRY = { month: 7, dayOfMonth: 27 };

/** The month in which the phone line of the older adults' program was closed: no inquiry reached it. */
const SILENT_PROGRAM = "MH-OLDER-R";
const SILENT_FROM = namedDay("2025-12-01");
const SILENT_TO = namedDay("2026-01-01");

/** Whether nobody can ask for the program on a day. */
export function isSilent(program: DemoProgram, day: number): boolean {
  return program.code === SILENT_PROGRAM && day >= SILENT_FROM && day < SILENT_TO;
}

function weightOfDay(program: DemoProgram, day: number): number {
  const { month, dayOfMonth } = partsOfDay(day);
  if (program.summerOnly) {
    const isSummer = month === 6 || (month === 7 && dayOfMonth <= LAST_CHILD_INQUIRY.dayOfMonth);
    return isSummer ? (weekdayWeights[weekdayOf(day) - 1] ?? 0) : 0;
  }
  if (isSilent(program, day)) return 0;
  return (weekdayWeights[weekdayOf(day) - 1] ?? 0) * (monthWeights[month - 1] ?? 0);
}

/** Calls come in office hours, mostly in the morning; web forms at any hour of the waking day. */
function minuteOfInquiry(channel: string, chance: Chance): number {
  return channel === "web"
    ? chance.along([370, 520, 640, 780, 960, 1140, 1270, 1370])
    : chance.along([470, 520, 560, 600, 650, 710, 790, 880, 990, 1140]);
}

const channels: Weighted<string> = [
  ["phone", 58],
  ["web", 22],
  ["provider", 9],
  ["hospital", 6],
  ["walk_in", 4],
  ["other", 1],
];

export interface Asked {
  readonly askedAt: LocalMinutes;
  readonly channel: string;
}

/** The instants at which people ask for a program over the two years, in order. */
export function planDemand(program: DemoProgram, chance: Chance): Asked[] {
  const days: [number, number][] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day += 1) {
    const weight = weightOfDay(program, day);
    if (weight > 0) days.push([day, weight]);
  }
  const asked: Asked[] = [];
  for (let count = 0; count < program.inquiries; count += 1) {
    const channel = chance.pick(channels);
    asked.push({ askedAt: timeOn(chance.pick(days), minuteOfInquiry(channel, chance)), channel });
  }
  return asked.sort((a, b) => a.askedAt - b.askedAt);
}

const ages: Readonly<Record<Population, readonly number[]>> = {
  child: [6, 8, 9, 10, 11, 12],
  adolescent: [13, 14, 15, 16, 17],
  adult: [18, 22, 26, 30, 34, 39, 45, 52, 59, 64],
  older_adult: [65, 67, 70, 73, 77, 88],
};

const mentalHealthSexes: Weighted<Sex> = [
  ["female", 62],
  ["male", 35],
  ["other", 2],
  ["unknown", 1],
];
const substanceUseSexes: Weighted<Sex> = [
  ["female", 37],
  ["male", 61],
  ["other", 1],
  ["unknown", 1],
];

/** The payer that decides late; see planted-findings.ts. */
export const SLOW_PAYER = "Commercial HMO";

const adultPayers: Weighted<string> = [
  ["Commercial PPO", 34],
  ["Commercial HMO", 13],
  ["Medicaid", 29],
  ["Employer plan", 15],
  ["Self-pay", 5],
  ["", 4],
];
const olderPayers: Weighted<string> = [
  ["Medicare", 62],
  ["Medicare Advantage", 28],
  ["Commercial PPO", 7],
  ["", 3],
];

const referralSources: Readonly<Record<Population | "substance_use", Weighted<string>>> = {
  child: [
    ["family", 55],
    ["provider", 35],
    ["other", 10],
  ],
  adolescent: [
    ["family", 46],
    ["provider", 32],
    ["emergency_department", 9],
    ["inpatient", 8],
    ["other", 5],
  ],
  adult: [
    ["self", 48],
    ["provider", 24],
    ["family", 9],
    ["inpatient", 9],
    ["emergency_department", 7],
    ["other", 3],
  ],
  older_adult: [
    ["self", 30],
    ["provider", 36],
    ["family", 18],
    ["inpatient", 10],
    ["other", 6],
  ],
  substance_use: [
    ["self", 40],
    ["court", 19],
    ["family", 14],
    ["provider", 13],
    ["emergency_department", 7],
    ["inpatient", 5],
    ["other", 2],
  ],
};

/** A made-up person of the program's population. */
export function planPerson(program: DemoProgram, chance: Chance): DemoPerson {
  const isSubstanceUse = program.track === "substance_use";
  return {
    age: chance.along(ages[program.population]),
    sex: chance.pick(isSubstanceUse ? substanceUseSexes : mentalHealthSexes),
    payerClass: chance.pick(program.population === "older_adult" ? olderPayers : adultPayers),
    referralSource: chance.pick(referralSources[isSubstanceUse ? "substance_use" : program.population]),
  };
}
