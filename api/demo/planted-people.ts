import { noSteps, type DemoEpisode, type DemoPerson, type DemoScore, type DemoStay } from "./demo-episode.js";
import type { AccessSteps, DemoInquiry } from "./demo-episode.js";
import { demoPrograms, groupStarts, type DemoProgram, type GroupName } from "./demo-programs.js";
import { dayOfTime, namedDay, namedTime, timeOn, type LocalMinutes } from "./local-time.js";

/** The payer class of six people: too few to be shown to everybody. */
const SMALL_PAYER = "Military";

function programOf(code: string): DemoProgram {
  const found = demoPrograms.find((program) => program.code === code);
  if (!found) throw new RangeError(`The demo has no program ${code}.`);
  return found;
}

/** A person as the list below states them; what isn't stated is unremarkable. */
interface Stated {
  /** The last digits of the person's, the first inquiry's and the enrollment's id. */
  readonly number: number;
  readonly program: string;
  readonly payerClass?: string;
  /** Local times of the inquiries; the enrollment names the last. */
  readonly asked: readonly string[];
  /** Steps of the inquiry that the enrollment names, as local times. */
  readonly steps?: Partial<Record<keyof AccessSteps, string>>;
  readonly stay?: StatedStay;
}

interface StatedStay {
  readonly group: GroupName;
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
  readonly course?: number;
  /** PHQ-9 by day: nine answers, a dash for a missing one, and the total where it is given. */
  readonly phq9?: readonly (readonly [day: string, answers: string, total: number | null])[];
}

const people: readonly Stated[] = [
  {
    number: 1,
    program: "MH-ADULT-R",
    asked: ["2025-02-03T10:05", "2025-02-05T09:20", "2025-02-10T14:40"],
    steps: { assessmentAt: "2025-02-11T10:00", firstSessionOfferedAt: "2025-02-12T09:00" },
    stay: { group: "morning", from: "2025-02-12", to: "2025-03-27" },
  },
  {
    number: 4,
    program: "MH-ADULT-N",
    asked: ["2026-03-07T08:40"],
    steps: { assessmentAt: "2026-03-07T09:30", firstSessionOfferedAt: "2026-03-09T09:00" },
    stay: { group: "morning", from: "2026-03-09", to: "2026-04-22" },
  },
  {
    number: 5,
    program: "MH-ADULT-N",
    asked: ["2025-11-01T09:30"],
    steps: { assessmentAt: "2025-11-01T10:20", firstSessionOfferedAt: "2025-11-03T09:00" },
    stay: { group: "morning", from: "2025-11-03", to: "2025-12-16" },
  },
  {
    number: 6,
    program: "MH-ADULT-N",
    asked: ["2026-02-20T10:10"],
    steps: { assessmentAt: "2026-02-20T11:30", firstSessionOfferedAt: "2026-02-23T09:00" },
    stay: { group: "morning", from: "2026-02-23", to: "2026-04-03" },
  },
  {
    number: 7,
    program: "MH-ADULT-N",
    asked: ["2025-09-08T11:15"],
    steps: { assessmentAt: "2025-09-08T13:00", firstSessionOfferedAt: "2025-09-09T13:00" },
    stay: {
      group: "midday",
      from: "2025-09-09",
      to: "2025-10-21",
      phq9: [
        ["2025-09-09", "322212210", 15],
        ["2025-10-20", "11-1011-0", null],
      ],
    },
  },
  {
    number: 8,
    program: "MH-ADULT-N",
    asked: ["2025-09-15T09:50"],
    steps: { assessmentAt: "2025-09-15T11:00", firstSessionOfferedAt: "2025-09-16T09:00" },
    stay: {
      group: "morning",
      from: "2025-09-16",
      to: "2025-10-29",
      phq9: [
        ["2025-09-16", "332222211", 18],
        ["2025-10-28", "1-10-11-0", 6],
      ],
    },
  },
  {
    number: 9,
    program: "MH-ADULT-N",
    asked: ["2026-01-12T10:30"],
    steps: { assessmentAt: "2026-01-12T12:00", firstSessionOfferedAt: "2026-01-13T13:00" },
    stay: {
      group: "midday",
      from: "2026-01-13",
      to: "2026-02-11",
      reason: "transferred_higher",
      phq9: [
        ["2026-01-13", "121111110", 9],
        ["2026-01-27", "222212111", 14],
        ["2026-02-10", "332222222", 20],
      ],
    },
  },
  {
    number: 10,
    program: "SUD-ADULT-R",
    asked: ["2025-04-14T15:20"],
    steps: { assessmentAt: "2025-04-14T14:30", closedAt: "2025-04-28T10:00", closedReason: "unreachable" },
  },
  {
    number: 11,
    program: "SUD-ADULT-R",
    asked: ["2025-05-06T10:00"],
    steps: {
      assessmentAt: "2025-05-07T09:00",
      authorizationRequestedAt: "2025-05-08T09:30",
      authorizationDecidedAt: "2025-05-07T16:00",
      closedAt: "2025-05-20T11:00",
      closedReason: "declined",
    },
  },
  {
    number: 12,
    program: "MH-ADULT-H",
    asked: ["2025-10-07T13:10"],
    steps: {
      assessmentAt: "2025-10-09T10:00",
      authorizationRequestedAt: "2025-10-08T11:00",
      closedAt: "2025-10-20T15:00",
      closedReason: "declined",
    },
  },
  {
    number: 13,
    program: "MH-ADULT-H",
    asked: ["2025-11-12T09:00"],
    steps: { closedAt: "2025-11-11T16:00", closedReason: "declined" },
  },
  {
    number: 14,
    program: "MH-ADULT-H",
    asked: ["2026-02-02T09:10"],
    steps: {
      assessmentAt: "2026-02-02T10:30",
      firstSessionOfferedAt: "2026-02-03T09:00",
      closedAt: "2026-02-03T16:30",
      closedReason: "unreachable",
    },
    stay: { group: "morning", from: "2026-02-05", to: "2026-03-19" },
  },
  early(15, "2026-05-29T10:20", { group: "morning", from: "2026-06-01", to: "2026-06-12" }),
  early(16, "2026-06-02T09:05", { group: "evening", from: "2026-06-03", to: "2026-06-19" }),
  early(17, "2026-06-08T13:40", { group: "morning", from: "2026-06-09", to: "2026-06-18" }),
  military(21, "2024-10-08T09:20", { group: "morning", from: "2024-10-10", to: "2024-11-21" }),
  military(22, "2025-01-21T14:05", { group: "evening", from: "2025-01-28", to: "2025-03-11" }),
  military(23, "2025-05-13T10:45", { group: "morning", from: "2025-05-14", to: "2025-06-25" }),
  military(24, "2025-08-18T08:55", { group: "midday", from: "2025-08-19", to: "2025-10-01" }),
  military(25, "2026-01-26T11:30", { group: "morning", from: "2026-01-27", to: "2026-03-11" }),
  military(26, "2026-04-14T16:10", undefined),
];

function early(number: number, asked: string, stay: StatedStay): Stated {
  return { number, program: "MH-ADULT-N", asked: [asked], stay: { ...stay, reason: "against_advice" } };
}

function military(number: number, asked: string, stay: StatedStay | undefined): Stated {
  const said = { number, program: "MH-ADULT-H", payerClass: SMALL_PAYER, asked: [asked] };
  return stay
    ? { ...said, stay }
    : { ...said, steps: { closedAt: "2026-04-17T10:00", closedReason: "declined" } };
}

function idOf(letter: "P" | "I" | "E", number: number): string {
  return `${letter}-9${String(number).padStart(5, "0")}`;
}

function stepsOf(stated: Stated): AccessSteps {
  const time = (name: keyof AccessSteps): LocalMinutes | null => {
    const text = stated.steps?.[name];
    return text === undefined ? null : namedTime(text);
  };
  const decidedAt = time("authorizationDecidedAt");
  return {
    assessmentOfferedAt: time("assessmentOfferedAt"),
    assessmentAt: time("assessmentAt"),
    authorizationRequestedAt: time("authorizationRequestedAt"),
    authorizationDecidedAt: decidedAt,
    authorizationResult: decidedAt === null ? null : "approved",
    firstSessionOfferedAt: time("firstSessionOfferedAt"),
    closedAt: time("closedAt"),
    closedReason: stated.steps?.closedReason ?? null,
  };
}

function scoresOf(stay: StatedStay): Pick<DemoStay, "plantedScores"> {
  if (!stay.phq9) return {};
  const plantedScores = stay.phq9.map(([day, answers, total]): DemoScore => {
    const takenAt = timeOn(namedDay(day), groupStarts[stay.group] + 5);
    const items = [...answers].map((answer) => (answer === "-" ? null : Number(answer)));
    return { instrument: "PHQ-9", takenAt, total, items };
  });
  return { plantedScores };
}

function stayOf(stated: Stated, program: DemoProgram): DemoStay | null {
  const { stay } = stated;
  const group = program.groups.find((each) => each.name === stay?.group);
  if (!stay || !group) return null;
  const startsAt = timeOn(namedDay(stay.from), groupStarts[group.name]);
  return {
    group,
    admittedOn: dayOfTime(startsAt),
    startsAt,
    neverStarted: false,
    plannedWeeks: 6,
    endsOn: namedDay(stay.to),
    reason: stay.reason ?? "completed",
    cohort: "",
    severity: program.severity,
    course: stay.course ?? 0,
    plantedId: idOf("E", stated.number),
    ...scoresOf(stay),
  };
}

function episodeOf(stated: Stated): DemoEpisode {
  const program = programOf(stated.program);
  const person: DemoPerson = {
    age: 34,
    sex: "female",
    payerClass: stated.payerClass ?? "Employer plan",
    referralSource: "self",
    plantedId: idOf("P", stated.number),
  };
  const last = stated.asked.length - 1;
  const inquiries = stated.asked.map((time, index): DemoInquiry => {
    const steps = index === last ? stepsOf(stated) : noSteps;
    return { askedAt: namedTime(time), channel: "phone", steps, plantedId: idOf("I", stated.number + index) };
  });
  return { program, person, inquiries, stay: stayOf(stated, program), namedInquiry: last };
}

/** The people whose ways through the programs are written by hand; planted-findings.ts says what they show. */
export function planPlantedPeople(): DemoEpisode[] {
  return people.map(episodeOf);
}
