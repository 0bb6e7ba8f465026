import { describe, expect, it } from "vitest";
import { planMeasure, planView } from "#api/measures/plan-view";
import { Refusal, type ProblemCode } from "#shared/contract/problems";
import type { ViewQuery } from "#shared/contract/measures";
import type { Grain } from "#shared/measures/definition";
import { measures } from "#shared/measures/index";

const PRESENT = Date.parse("2026-06-01T15:00:00Z") / 1000;

/** What is refused whatever the measure, with the word that the sentence has to name. */
const refused: readonly { query: ViewQuery; code: ProblemCode; names: string }[] = [
  { query: { from: "2026-02-01", to: "2026-02-01" }, code: "empty-span", names: "from (2026-02-01)" },
  { query: { from: "2026-02-02", to: "2026-02-01" }, code: "empty-span", names: "to (2026-02-01)" },
  { query: { from: "2026-02-30" }, code: "bad-date", names: "from" },
  { query: { to: "01/02/2026" }, code: "bad-date", names: "to" },
  { query: { from: "0202-01-01" }, code: "bad-date", names: "from" },
  { query: { to: "1899-12-31" }, code: "bad-date", names: "before 1900" },
  { query: { by: "colour" }, code: "unknown-dimension", names: 'by names "colour"' },
  { query: { by: "program,colour" }, code: "unknown-dimension", names: 'by names "colour"' },
  { query: { where: "colour=red" }, code: "unknown-dimension", names: 'where names "colour"' },
  { query: { where: "program" }, code: "unknown-option", names: "where" },
  { query: { where: "=red" }, code: "unknown-option", names: "where" },
  { query: { every: "decade" }, code: "bad-period", names: "every" },
  { query: { asOf: "yesterday" }, code: "bad-instant", names: "asOf" },
  { query: { asOf: "2026-06-01T15:00:01Z" }, code: "bad-instant", names: "asOf" },
];

/** What only some measures can be split or narrowed by. */
const fitting: readonly { query: ViewQuery; grains: readonly Grain[]; names: string }[] = [
  { query: { where: "instrument=PHQ-9" }, grains: ["pair"], names: "instrument" },
  {
    query: { by: "payer_class" },
    grains: ["episode", "attendance", "person-week", "pair"],
    names: "payer_class",
  },
  { query: { where: "sex=f" }, grains: ["episode", "attendance", "person-week", "pair"], names: "sex" },
  {
    query: { by: "group" },
    grains: ["episode", "attendance", "person-week", "pair", "seat"],
    names: "group",
  },
];

function refusalOf(ask: () => unknown): Refusal | null {
  try {
    ask();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

describe.each(measures.map((measure) => ({ id: measure.id, measure })))("$id", ({ measure }) => {
  it.each(refused)("refuses $query with $code", ({ query, code, names }) => {
    const refusal = refusalOf(() => planView(query, measure, PRESENT));
    expect(refusal?.code).toBe(code);
    expect(refusal?.detail).toContain(names);
  });

  it.each(fitting)("takes $query where it fits, else names it", ({ query, grains, names }) => {
    const refusal = refusalOf(() => planView(query, measure, PRESENT));
    if (grains.includes(measure.grain)) return expect(refusal).toBeNull();
    expect(refusal?.code).toBe("unknown-dimension");
    expect(refusal?.detail).toContain(names);
  });

  it("takes a span of one day, as of the present to the second", () => {
    const query = { from: "2026-01-31", to: "2026-02-01", asOf: "2026-06-01T15:00:00Z" };
    const { view, present } = planView(query, measure, PRESENT);
    expect(present).toBe(true);
    expect((view.to ?? 0) - (view.from ?? 0)).toBe(1);
    expect(planView({ ...query, asOf: "2026-06-01T14:59:59Z" }, measure, PRESENT).present).toBe(false);
  });
});

it("refuses an unknown measure and lists the known ones", () => {
  const refusal = refusalOf(() => planMeasure("acess"));
  expect(refusal?.code).toBe("unknown-measure");
  for (const { id } of measures) expect(refusal?.detail).toContain(id);
});
