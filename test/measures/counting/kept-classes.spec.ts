import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import type { EpisodeColumns } from "#shared/measures/columns";
import type { Dimension, Measure, View } from "#shared/measures/definition";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { measures } from "#shared/measures/index";
import { accessSteps } from "#shared/measures/access-steps";
import { at, columnsOf, on, type StatedEpisode } from "../columns-of.js";
import { LAST_DAY, seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";

const HOUR = 3600;
const DAY = 24 * HOUR;
const seeded = seededColumns();

/** One question: how much later (or earlier) than the one before, over which days, and how it is cut. */
interface Asked {
  readonly step: number;
  readonly days: readonly [from: number, to: number] | null;
  readonly by: readonly Dimension[];
  readonly isMonthly: boolean;
  readonly hasBeside: boolean;
  readonly instrument: string | null;
}

const steps = fc.oneof(
  fc.integer({ min: 0, max: 120 }),
  fc.integer({ min: 3600, max: 3 * DAY }),
  fc.integer({ min: -40 * DAY, max: 40 * DAY }),
);
const asked = fc.record<Asked>({
  step: steps,
  days: fc.option(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))),
  by: fc.constantFrom<readonly Dimension[]>([], ["cohort"], ["program"]),
  isMonthly: fc.boolean(),
  hasBeside: fc.boolean(),
  instrument: fc.option(fc.constantFrom("GAD-7", "PHQ-9"), { freq: 4 }),
});

function viewOf({ days, by, isMonthly, instrument }: Asked, measure: Measure, asOf: number): View {
  const [first = 0, second = 0] = days ?? [];
  const isByPair = measure.grain === "pair";
  return {
    from: days ? LAST_DAY - Math.max(first, second) : null,
    to: days ? LAST_DAY - Math.min(first, second) + 1 : null,
    by: measure.grain === "seat" ? by.filter((dimension) => dimension !== "cohort") : by,
    every: isMonthly ? "month" : null,
    where: instrument !== null && isByPair ? [{ dimension: "instrument", value: instrument }] : [],
    asOf,
  };
}

function figuresOf(
  columns: EpisodeColumns,
  measure: Measure,
  { view, hasBeside }: { view: View; hasBeside: boolean },
) {
  return evaluateMeasure({ columns, measure, view, registry, hasBeside });
}

/** The same columns as blocks that nobody has asked about: what is kept is kept by block. */
function unasked({ programs, ...columns }: EpisodeColumns): EpisodeColumns {
  return { ...columns, programs: programs.map((program) => ({ ...program })) };
}

describe("what was asked before never changes an answer", () => {
  it.each(measures.map((measure) => [measure.id, measure] as const))(
    "%s is the same as over columns that nobody asked before, whatever was asked and whenever",
    (_id, measure) => {
      fc.assert(
        fc.property(fc.array(asked, { minLength: 2, maxLength: 6 }), (questions) => {
          const columns = unasked(seeded);
          let asOf = SEEDED_AS_OF - 20 * DAY;
          for (const question of questions) {
            asOf += question.step;
            const wanted = { view: viewOf(question, measure, asOf), hasBeside: question.hasBeside };
            expect(figuresOf(columns, measure, wanted)).toEqual(figuresOf(unasked(seeded), measure, wanted));
          }
        }),
        { numRuns: 12 },
      );
    },
  );

  it("asks again under another registry of instruments", () => {
    const measure = measures.find(({ id }) => id === "recovery");
    if (!measure) throw new Error("no measure");
    const columns = unasked(seeded);
    const view = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };
    const cut = registry.map((each) => (each.id === "PHQ-9" ? { ...each, caseness: 27 } : each));
    const before = evaluateMeasure({ columns, measure, view, registry });
    const after = evaluateMeasure({ columns, measure, view, registry: cut });
    expect(after).not.toEqual(before);
    expect(after).toEqual(evaluateMeasure({ columns: unasked(seeded), measure, view, registry: cut }));
  });

  it("asks about what stays the same once a local day, and anew only about what may change within it", () => {
    let times = 0;
    const [first] = measures;
    if (!first) throw new Error("no measure");
    const counting: Measure = {
      ...first,
      classify: (episode, moment) => {
        times += 1;
        return first.classify(episode, moment);
      },
    };
    const columns = unasked(seeded);
    const ask = (asOf: number): number => {
      times = 0;
      evaluateMeasure({
        columns,
        measure: counting,
        view: { from: null, to: null, by: [], every: null, where: [], asOf },
        registry,
      });
      return times;
    };
    const all = 120;
    expect(ask(SEEDED_AS_OF)).toBeGreaterThanOrEqual(all);
    const again = ask(SEEDED_AS_OF + 10);
    expect(again).toBeLessThan(all / 10);
    // Midnight is at 5 o'clock in Chicago, at noon in Auckland and at 22 o'clock in Berlin, all UTC and the day after.
    expect(ask(at("2026-04-06T04:59:59Z"))).toBe(again);
    const after = ["2026-04-06T05:00:00Z", "2026-04-06T12:00:00Z", "2026-04-06T22:00:00Z"].map(at).map(ask);
    for (const n of after) expect([n >= all / 3, n < all / 2]).toEqual([true, true]);
    expect(ask(SEEDED_AS_OF + 2 * DAY)).toBeGreaterThanOrEqual(all);
  });
});

it("of people whose answer may change within the day, each has steps of its own", () => {
  const waiting = (hour: number, hours: number): StatedEpisode => ({
    inquiredAt: at("2026-03-09T00:00:00Z") + hour * HOUR,
    inquiredOn: on("2026-03-09"),
    assessmentAt: at("2026-03-09T00:00:00Z") + (hour + hours) * HOUR,
  });
  const inquiredAt = at("2026-03-02T15:00:00Z");
  const started: StatedEpisode = {
    inquiredAt,
    inquiredOn: on("2026-03-02"),
    assessmentAt: inquiredAt + 3 * HOUR,
    firstSessionAt: inquiredAt + 20 * HOUR,
    firstSessionOn: on("2026-03-03"),
  };
  const columns = columnsOf({ episodes: [started, waiting(15, 1), waiting(16, 5)] });
  const asOf = at("2026-03-11T10:00:00Z");
  const view: View = { from: null, to: null, every: null, where: [], by: [], asOf };
  const [group] = evaluateMeasure({ columns, measure: accessSteps, view, registry }).groups;
  const assessed = expect.objectContaining({ id: "inquiry-to-assessment", n: 3, median: 3 });
  expect(group?.pending).toBe(2);
  expect(group?.result).toMatchObject({ n: 1, steps: expect.arrayContaining([assessed]) });
});
