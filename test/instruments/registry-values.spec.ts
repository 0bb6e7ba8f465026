import { describe, expect, it } from "vitest";
import { instrumentById, instruments } from "#shared/instruments/index";

/** What a definition states in numbers: one that changes changes figures. */
interface Stated {
  readonly id: string;
  readonly range: readonly [min: number, max: number];
  readonly caseness: number | null;
  readonly change: number | null;
  readonly remission?: number;
  readonly response?: number;
  readonly bands?: readonly number[];
  readonly missing?: readonly [allowed: number, counts: "mean" | "zero"];
  readonly loinc?: readonly [panel: string, total: string];
}

const HALF = 0.5;
const phqBands = [0, 5, 10, 15, 20];

const stated: readonly Stated[] = [
  {
    id: "PHQ-9",
    range: [0, 27],
    caseness: 10,
    change: 6,
    remission: 5,
    response: HALF,
    bands: phqBands,
    missing: [2, "mean"],
    loinc: ["44249-1", "44261-6"],
  },
  {
    id: "PHQ-A",
    range: [0, 27],
    caseness: 10,
    change: 6,
    remission: 5,
    response: HALF,
    bands: phqBands,
    missing: [2, "mean"],
    loinc: ["89206-7", "89204-2"],
  },
  {
    id: "GAD-7",
    range: [0, 21],
    caseness: 8,
    change: 4,
    response: HALF,
    bands: [0, 5, 10, 15],
    missing: [2, "mean"],
    loinc: ["69737-5", "70274-6"],
  },
  {
    id: "PCL-5",
    range: [0, 80],
    caseness: 33,
    change: 10,
    response: HALF,
    loinc: ["101697-1", "101698-9"],
  },
  { id: "WHO-5", range: [0, 100], caseness: 50, change: 10 },
  { id: "WSAS", range: [0, 40], caseness: 10, change: 8, response: HALF, bands: [0, 10, 21] },
  {
    id: "QIDS-SR16",
    range: [0, 27],
    caseness: 6,
    change: null,
    remission: 6,
    response: HALF,
    bands: [0, 6, 11, 16, 21],
  },
  { id: "CORE-10", range: [0, 40], caseness: 11, change: 6, response: HALF, bands: [0, 6, 11, 16, 21, 26] },
  { id: "PACS", range: [0, 30], caseness: null, change: null, response: HALF },
  {
    id: "AUDIT",
    range: [0, 40],
    caseness: 8,
    change: null,
    bands: [0, 8, 16, 20],
    loinc: ["72110-0", "75624-7"],
  },
  { id: "AUDIT-C", range: [0, 12], caseness: null, change: null, loinc: ["72109-2", "75626-2"] },
  {
    id: "DAST-10",
    range: [0, 10],
    caseness: 3,
    change: null,
    bands: [0, 1, 3, 6, 9],
    loinc: ["82666-9", "82667-7"],
  },
  { id: "BAM-USE", range: [0, 12], caseness: 1, change: null },
  { id: "BAM-RISK", range: [0, 24], caseness: 12, change: null },
  { id: "BAM-PROTECTIVE", range: [0, 24], caseness: 12, change: null },
  { id: "BAM-R-USE", range: [0, 90], caseness: null, change: null },
  { id: "BAM-R-RISK", range: [0, 180], caseness: null, change: null },
  { id: "BAM-R-PROTECTIVE", range: [0, 180], caseness: null, change: null },
  { id: "BAM-IOP-USE", range: [0, 21], caseness: null, change: null },
  { id: "BAM-IOP-RISK", range: [0, 42], caseness: null, change: null },
  { id: "BAM-IOP-PROTECTIVE", range: [0, 42], caseness: null, change: null },
  { id: "SCARED", range: [0, 82], caseness: 25, change: null, response: HALF },
  { id: "SCARED-P", range: [0, 82], caseness: 25, change: null, response: HALF },
  { id: "PSC-17", range: [0, 34], caseness: 15, change: null, missing: [3, "zero"] },
  { id: "PSC-17-ATTENTION", range: [0, 10], caseness: 7, change: null },
  { id: "PSC-17-EXTERNALIZING", range: [0, 14], caseness: 7, change: null },
  { id: "PSC-17-INTERNALIZING", range: [0, 10], caseness: 5, change: null },
  { id: "YP-CORE", range: [0, 40], caseness: null, change: 8, response: HALF },
  { id: "ORS", range: [0, 40], caseness: null, change: 6.6 },
  { id: "CORS", range: [0, 40], caseness: null, change: 10 },
  ...[1, 2, 3].map((goal) => ({ id: `GBO-${goal}`, range: [0, 10], caseness: null, change: 3 }) as const),
  ...["SDQ", "SDQ-P"].flatMap((form) =>
    (
      [
        ["CONDUCT", 4],
        ["EMOTIONAL", 4],
        ["HYPERACTIVITY", 4],
        ["IMPACT", 3],
      ] as const
    ).map(([name, change]) => ({ id: `${form}-${name}`, range: [0, 10], caseness: null, change }) as const),
  ),
  ...(
    [
      ["DEPRESSION", 17.73, 22.87],
      ["GENERALIZED-ANXIETY", 14.91, 18.3],
      ["OBSESSIONS-AND-COMPULSIONS", 16.35, 24.06],
      ["PANIC", 18.29, 40.93],
      ["SEPARATION-ANXIETY", 22.95, 28],
      ["SOCIAL-PHOBIA", 13.99, 16.63],
    ] as const
  ).flatMap(([name, self, parent]) => {
    const rest = { range: [0, 200], caseness: 70, bands: [0, 65, 70] } as const;
    return [
      { id: `RCADS-${name}-T`, change: self, ...rest },
      { id: `RCADS-P-${name}-T`, change: parent, ...rest },
    ];
  }),
];

describe("the numbers of the registry", () => {
  it("stand here of every instrument", () =>
    expect(stated.map(({ id }) => id).sort()).toEqual(instruments.map(({ id }) => id).sort()));

  it.each(stated)("of $id", (of) => {
    const found = instrumentById(of.id);
    const [allowed, counts] = of.missing ?? [0, "mean"];
    expect(found).toMatchObject({
      min: of.range[0],
      max: of.range[1],
      caseness: of.caseness,
      reliableChange: of.change,
      remission: of.remission ?? null,
      response: of.response ?? null,
      missingItems: { allowed, counts },
      loinc: { panel: of.loinc?.[0] ?? null, total: of.loinc?.[1] ?? null },
    });
    expect(found?.bands.map(({ from }) => from)).toEqual(of.bands ?? []);
  });

  it("has cuts by sex for the AUDIT-C only, and safety items for four", () => {
    expect(instruments.filter(({ casenessBySex }) => casenessBySex).map(({ id }) => id)).toEqual(["AUDIT-C"]);
    expect(instrumentById("AUDIT-C")?.casenessBySex).toEqual({ female: 3, male: 4 });
    const items = instruments.flatMap(({ id, safetyItems }) => safetyItems.map((item) => ({ id, ...item })));
    expect(items.map(({ id, item, atLeast, loinc }) => [id, item, atLeast, loinc]).sort()).toEqual([
      ["CORE-10", 6, 1, null],
      ["PHQ-9", 9, 1, "44260-8"],
      ["PHQ-A", 9, 1, null],
      ["QIDS-SR16", 12, 1, null],
    ]);
  });
});
