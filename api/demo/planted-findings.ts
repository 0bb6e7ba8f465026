import type { Dimension } from "#shared/measures/definition";

/** Where a planted finding lies: what a page needs to show it. Days are local, `to` is the first day after. */
export interface FindingPlace {
  readonly where?: readonly { readonly dimension: Dimension; readonly value: string }[];
  readonly from?: string;
  readonly to?: string;
  readonly inquiryIds?: readonly string[];
  readonly enrollmentIds?: readonly string[];
}

/** A number that the data must show, both ends included; the same number twice where it is exact. */
export interface ExpectedNumber {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  /** The measure's figure that the number is; without it the number is counted from the rows. */
  readonly figure?: ExpectedFigure;
}

export interface ExpectedFigure {
  readonly measure: string;
  readonly part: "estimate" | "numerator" | "initialPopulation" | "pending";
  readonly where: readonly { readonly dimension: Dimension; readonly value: string }[];
  readonly from?: string;
  readonly to?: string;
}

/** Something that was put into the demo data for a page to find. */
export interface PlantedFinding {
  readonly id: string;
  readonly sentence: string;
  readonly place: FindingPlace;
  readonly expected: readonly ExpectedNumber[];
}

const program = (value: string) => ({ dimension: "program", value }) as const;
const firstYear = { from: "2024-07-01", to: "2025-07-01" };
const secondYear = { from: "2025-07-01", to: "2026-07-01" };
const outage = { from: "2025-10-01", to: "2026-01-01" };

function exactly(name: string, value: number): ExpectedNumber {
  return { name, lower: value, upper: value };
}

function between(
  name: string,
  [lower, upper]: readonly [number, number],
  figure?: ExpectedFigure,
): ExpectedNumber {
  return figure ? { name, lower, upper, figure } : { name, lower, upper };
}

function access(
  part: ExpectedFigure["part"],
  view: Omit<Partial<ExpectedFigure>, "measure" | "part">,
): ExpectedFigure {
  return { measure: "access-within-48h", part, where: [], ...view };
}

function completed(code: string): ExpectedFigure {
  return { measure: "completion", part: "estimate", where: [program(code)] };
}

const findingsInFigures: readonly PlantedFinding[] = [
  {
    id: "same-day-assessment",
    sentence:
      "From 1 July 2025 people are assessed on the day on which they ask: first sessions within 48 hours rise from about 46% to about 61%, and stay there.",
    place: secondYear,
    expected: [
      between("within 48 h in the first year", [0.44, 0.49], access("estimate", firstYear)),
      between("within 48 h in the second year", [0.59, 0.63], access("estimate", secondYear)),
    ],
  },
  {
    id: "slow-payer",
    sentence:
      "Commercial HMO takes longer than 72 hours for about three in ten authorizations, and its members rarely start within 48 hours.",
    place: { where: [{ dimension: "payer_class", value: "Commercial HMO" }] },
    expected: [
      between(
        "within 48 h with this payer",
        [0.12, 0.28],
        access("estimate", { where: [{ dimension: "payer_class", value: "Commercial HMO" }] }),
      ),
      between("its decisions after 72 h", [0.22, 0.36]),
      between("others' decisions after 72 h", [0, 0.08]),
    ],
  },
  {
    id: "quiet-evening-group",
    sentence:
      "The evening group of adult mental health at Riverside fills about a quarter of its seats, and two in five of its full weeks lie under 9 hours.",
    place: { where: [program("MH-ADULT-R"), { dimension: "group", value: "evening" }] },
    expected: [
      between("its attended seats", [0.2, 0.32]),
      between("attended seats of the next lowest group", [0.33, 1]),
      between("its weeks under 9 h", [0.3, 0.5]),
      between("weeks under the band of the next worst group", [0, 0.25]),
    ],
  },
  {
    id: "completeness-collapse",
    sentence:
      "At Harbor most questionnaires of October to December 2025 are missing: the tablets were out of order.",
    place: { where: [{ dimension: "site", value: "Harbor" }], ...outage },
    expected: [
      between("paired stays admitted in the quarter", [0.05, 0.3]),
      between("paired stays admitted in other quarters", [0.78, 0.95]),
    ],
  },
  {
    id: "milder-start",
    sentence:
      "Adult mental health at Harbor completes more often than its sister programs only because its people start milder: at the same severity it completes as often as they do.",
    place: { where: [program("MH-ADULT-H")] },
    expected: [
      between("completion at Harbor", [0.75, 0.84], completed("MH-ADULT-H")),
      between("completion at Northside", [0.62, 0.71], completed("MH-ADULT-N")),
      between("completion at Riverside", [0.62, 0.71], completed("MH-ADULT-R")),
      between("mean PHQ-9 at the start, Harbor less the others", [-7, -4]),
      between("difference in completion at Harbor's mix of severity", [-0.05, 0.05]),
    ],
  },
  {
    id: "six-people",
    sentence: "Only six people have the payer class Military: too few to be shown to everybody.",
    place: { where: [{ dimension: "payer_class", value: "Military" }] },
    expected: [
      between(
        "inquiries",
        [6, 6],
        access("initialPopulation", { where: [{ dimension: "payer_class", value: "Military" }] }),
      ),
      between(
        "within 48 h",
        [4, 4],
        access("numerator", { where: [{ dimension: "payer_class", value: "Military" }] }),
      ),
    ],
  },
  {
    id: "young-cohort",
    sentence:
      "Adult mental health at Northside, admitted in June 2026, is too young to judge: only people who left early have ended.",
    place: { where: [program("MH-ADULT-N")], from: "2026-06-01", to: "2026-07-01" },
    expected: [
      between("still enrolled", [10, 40], {
        measure: "completion",
        part: "pending",
        where: [program("MH-ADULT-N")],
        from: "2026-06-01",
        to: "2026-07-01",
      }),
      between("completed so far", [0, 0.2], {
        measure: "completion",
        part: "estimate",
        where: [program("MH-ADULT-N")],
        from: "2026-06-01",
        to: "2026-07-01",
      }),
    ],
  },
  {
    id: "silent-month",
    sentence: "In December 2025 no inquiry reached the older adults' program; its other months have several.",
    place: { where: [program("MH-OLDER-R")], from: "2025-12-01", to: "2026-01-01" },
    expected: [
      between(
        "inquiries in December 2025",
        [0, 0],
        access("initialPopulation", { where: [program("MH-OLDER-R")], from: "2025-12-01", to: "2026-01-01" }),
      ),
      between("fewest inquiries in another month", [3, 20]),
    ],
  },
];

const findingsInPeople: readonly PlantedFinding[] = [
  {
    id: "three-inquiries",
    sentence: "One person asked three times before one start: one inquiry counts, from the first call on.",
    place: { inquiryIds: ["I-900001", "I-900002", "I-900003"], enrollmentIds: ["E-900001"] },
    expected: [
      exactly("repeats", 2),
      exactly("counted inquiries", 1),
      exactly("minutes from the first call to the start", 12_895),
    ],
  },
  {
    id: "spring-clocks",
    sentence:
      "From Saturday 08:40 to Monday 09:00 is 48 h 20 min on the wall and 47 h 20 min elapsed when clocks skip an hour: within 48 hours.",
    place: { inquiryIds: ["I-900004"], enrollmentIds: ["E-900004"] },
    expected: [exactly("elapsed minutes", 2840), exactly("met", 1)],
  },
  {
    id: "autumn-clocks",
    sentence:
      "From Saturday 09:30 to Monday 09:00 is 47 h 30 min on the wall and 48 h 30 min elapsed when clocks show an hour twice: not within 48 hours.",
    place: { inquiryIds: ["I-900005"], enrollmentIds: ["E-900005"] },
    expected: [exactly("elapsed minutes", 2910), exactly("met", 0)],
  },
  {
    id: "stay-across-clocks",
    sentence:
      "One stay goes across the change of clocks in March 2026: its sessions start at 9:00 before and after.",
    place: { enrollmentIds: ["E-900006"] },
    expected: [exactly("local starting times", 1), exactly("starting times in UTC", 2)],
  },
  {
    id: "two-missing-items",
    sentence:
      "A PHQ-9 with two missing items: the mean of the seven answered stands in, and the score is marked prorated.",
    place: { enrollmentIds: ["E-900007"] },
    expected: [exactly("prorated scores", 1), exactly("prorated total", 6.43)],
  },
  {
    id: "three-missing-items",
    sentence: "A PHQ-9 with three missing items: its items give no score, only the typed total is kept.",
    place: { enrollmentIds: ["E-900008"] },
    expected: [exactly("warnings", 1), exactly("total as typed", 6)],
  },
  {
    id: "deterioration-with-item-9",
    sentence: "One person got reliably worse on the PHQ-9, with item 9 above 0 at the last score.",
    place: { enrollmentIds: ["E-900009"] },
    expected: [exactly("change", 11), exactly("last item 9", 2)],
  },
  {
    id: "steps-out-of-order",
    sentence: "Four inquiries have access steps out of order: they load, each with a finding.",
    place: { inquiryIds: ["I-900010", "I-900011", "I-900012", "I-900013"] },
    expected: [exactly("findings", 4)],
  },
  {
    id: "closed-and-started",
    sentence:
      "One inquiry was closed as unreachable, yet the person started: the start counts, and both are a finding.",
    place: { inquiryIds: ["I-900014"], enrollmentIds: ["E-900014"] },
    expected: [exactly("findings", 1), exactly("starts", 1)],
  },
];

/** Everything that was planted in the demo data, each with the numbers that show it. */
export const plantedFindings: readonly PlantedFinding[] = [...findingsInFigures, ...findingsInPeople];
