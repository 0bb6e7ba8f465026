import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Measure } from "#shared/measures/definition";
import { measureById } from "#shared/measures/index";
import { overallImprovement } from "#shared/measures/overall-improvement";
import type { GroupResult } from "#shared/measures/result";
import type { StatedEpisode } from "./columns-of.js";
import { endedOn, figuresOf, open, paired, scored } from "./symptom-stays.js";

function boundsOf(id: string, ...episodes: readonly StatedEpisode[]): unknown {
  const { result } = figuresOf(overallImprovement, episodes);
  if (result.kind !== "list") return result;
  const item = result.items.find((each) => each.id === id);
  return item?.bounds && [item.bounds.lower, item.bounds.upper];
}

function withBaseline(instrument: string, total: number): StatedEpisode {
  return endedOn(40, { scores: scored(instrument, [0, total]) });
}

const better = paired("PHQ-9", 18, 9);
const worse = paired("PHQ-9", 9, 18);
const nothingKnown = endedOn(40);

describe("what people without any pair could make of overall improvement", () => {
  it.each([
    { name: "nobody missing", missing: [], improved: [1 / 2, 1 / 2], recovered: [1, 1] },
    {
      name: "no score at all: either way",
      missing: [nothingKnown],
      improved: [1 / 3, 2 / 3],
      recovered: [1 / 2, 1],
    },
    {
      name: "a baseline at caseness: either way",
      missing: [withBaseline("PHQ-9", 10)],
      improved: [1 / 3, 2 / 3],
      recovered: [1 / 2, 1],
    },
    {
      name: "a baseline below caseness: nothing to recover from",
      missing: [withBaseline("PHQ-9", 9)],
      improved: [1 / 3, 2 / 3],
      recovered: [1, 1],
    },
    {
      name: "below caseness in one, at caseness in the other",
      missing: [endedOn(40, { scores: [...scored("GAD-7", [0, 12]), ...scored("PHQ-9", [0, 4])] })],
      improved: [1 / 3, 2 / 3],
      recovered: [1 / 2, 1],
    },
    {
      name: "a baseline only in a scale without a threshold of change, where the program uses others",
      missing: [withBaseline("PSC-17", 20)],
      improved: [1 / 3, 2 / 3],
      recovered: [1 / 2, 1],
    },
    {
      name: "below caseness in one, not asked in another that the program uses",
      missing: [withBaseline("PHQ-9", 9), { ...open, scores: scored("GAD-7", [0, 12]) }],
      improved: [1 / 3, 2 / 3],
      recovered: [1 / 2, 1],
    },
    {
      name: "below caseness in all that the program uses",
      missing: [endedOn(40, { scores: [...scored("GAD-7", [0, 4]), ...scored("PHQ-9", [0, 4])] })],
      improved: [1 / 3, 2 / 3],
      recovered: [1, 1],
    },
    {
      name: "below caseness in all, and asked where there is no cut",
      missing: [endedOn(40, { scores: [...scored("PACS", [0, 20]), ...scored("PHQ-9", [0, 4])] })],
      improved: [1 / 3, 2 / 3],
      recovered: [1, 1],
    },
    {
      name: "a pair in another instrument: not missing",
      missing: [paired("PSC-17", 20, 5)],
      improved: [1 / 2, 1 / 2],
      recovered: [1, 1],
    },
    {
      name: "still enrolled: pending, not missing",
      missing: [{ ...open, scores: scored("PHQ-9", [0, 18]) }],
      improved: [1 / 2, 1 / 2],
      recovered: [1, 1],
    },
  ])("$name", ({ missing, improved, recovered }) => {
    const episodes = [better, worse, ...missing];
    expect(boundsOf("improved", ...episodes)).toEqual(improved);
    // One of two became worse too.
    expect(boundsOf("worse", ...episodes)).toEqual(improved);
    expect(boundsOf("unchanged", ...episodes)).toEqual([0, improved[1] === 1 / 2 ? 0 : 1 / 3]);
    expect(boundsOf("recovered", ...episodes)).toEqual(recovered);
  });

  it("are none where nobody could have the class", () => {
    expect(boundsOf("improved", paired("PSC-17", 20, 5), withBaseline("PSC-17", 20))).toBeUndefined();
    expect(boundsOf("recovered", paired("PHQ-9", 9, 2), withBaseline("PHQ-9", 5))).toBeUndefined();
  });

  it("say how many people they leave open", () => {
    const below = withBaseline("PHQ-9", 5);
    const { result } = figuresOf(overallImprovement, [better, worse, nothingKnown, below, below]);
    const items = result.kind === "list" ? result.items : [];
    expect(items.map(({ id, bounds }) => [id, bounds?.unknown])).toEqual([
      ["improved", 3],
      ["worse", 3],
      ["unchanged", 3],
      ["recovered", 1],
    ]);
  });

  it("are none in a program whose only scale has no threshold of change, though nobody has a baseline", () => {
    const late = endedOn(40, { scores: scored("PSC-17", [20, 18]) });
    expect(boundsOf("improved", late)).toBeUndefined();
    expect(boundsOf("recovered", late)).toEqual([0, 1]);
  });
});

describe("where there is one instrument", () => {
  const score = fc.integer({ min: 0, max: 27 });
  const stay = fc.oneof(
    fc.tuple(score, score).map(([first, last]) => paired("PHQ-9", first, last)),
    score.map((first) => withBaseline("PHQ-9", first)),
    score.map((late) => endedOn(40, { scores: scored("PHQ-9", [20, late]) })),
    fc.constant(nothingKnown),
  );

  function figureOf(id: string, episodes: readonly StatedEpisode[]): GroupResult | undefined {
    const measure: Measure | null = measureById(id);
    return measure ? figuresOf(measure, episodes) : undefined;
  }

  it("overall improvement and its bounds are those of the instrument", () => {
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1, maxLength: 30 }), (others) => {
        // A pair first, so that the program uses the instrument.
        const episodes = [better, ...others];
        const { result } = figuresOf(overallImprovement, episodes);
        const items = result.kind === "list" ? result.items : [];
        for (const [item, id] of [
          ["improved", "reliable-improvement"],
          ["worse", "reliable-deterioration"],
          ["recovered", "recovery"],
        ] as const) {
          const own = figureOf(id, episodes);
          const found = items.find((each) => each.id === item);
          expect(found).toMatchObject({ result: own?.result, bounds: own?.bounds });
          const missing = Object.values(own?.missing ?? {}).reduce((sum, n) => sum + n, 0);
          expect(found?.bounds?.unknown).toBe(missing);
        }
      }),
      { numRuns: 100 },
    );
  });
});
