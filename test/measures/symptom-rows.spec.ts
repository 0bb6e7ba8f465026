import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments } from "#shared/instruments/index";
import type { Measure, View } from "#shared/measures/definition";
import { listUnits } from "#shared/measures/counting/list-units";
import { measures } from "#shared/measures/index";
import type { GroupResult } from "#shared/measures/result";
import { expectFinite } from "../support/golden.js";
import { columnsOf, evaluateStated, type StatedEpisode } from "./columns-of.js";
import { AS_OF, endedOn, FIRST_DAY, open, scored } from "./symptom-stays.js";

const symptomMeasures = measures.filter((measure) => measure.section === "symptoms");
const view: View = { from: null, to: null, by: ["payer_class"], every: "month", where: [], asOf: AS_OF };

const score = fc.tuple(fc.integer({ min: -10, max: 60 }), fc.integer({ min: 0, max: 27 }));
const statedStay = fc.record({
  shift: fc.integer({ min: 0, max: 90 }),
  length: fc.option(fc.integer({ min: 0, max: 60 })),
  isStarted: fc.boolean(),
  payer: fc.constantFrom("", "Public"),
  scores: fc.dictionary(
    fc.constantFrom("PHQ-9", "PACS", "WHO-5", "AUDIT"),
    fc.array(score, { maxLength: 6 }),
  ),
});

function episodeOf(stated: typeof statedStay extends fc.Arbitrary<infer Stay> ? Stay : never): StatedEpisode {
  const { shift, length, isStarted, payer, scores } = stated;
  const stay = length === null ? open : endedOn(length);
  const shifted = (day: number | undefined): { readonly day: number } => ({ day: (day ?? 0) + shift });
  return {
    ...stay,
    payer_class: payer,
    admittedOn: FIRST_DAY + shift,
    ...(isStarted
      ? { firstSessionOn: FIRST_DAY + shift, firstSessionAt: (stay.firstSessionAt ?? 0) + shift * 86_400 }
      : { firstSessionOn: -2147483648, firstSessionAt: -2147483648 }),
    ...(length === null
      ? {}
      : {
          dischargedOn: shifted(stay.dischargedOn).day,
          endedAt: (stay.endedAt ?? 0) + shift * 86_400,
        }),
    scores: Object.entries(scores).flatMap(([instrument, of]) => {
      // One score a day, in the order of days, as the columns hold them.
      const byDay = new Map(of.map(([day, total]) => [day + shift, total] as const));
      return scored(instrument, ...[...byDay].sort(([a], [b]) => a - b));
    }),
  };
}

/** What the figure says that the rows of a class must be as many as. */
function expected(group: GroupResult): Readonly<Record<string, number>> {
  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((total, each) => total + each, 0);
  const { result } = group;
  const apart = { pending: group.pending, missing: sum(group.missing), excluded: sum(group.excluded) };
  if (result.kind === "proportion") {
    return { ...apart, met: result.numerator, not_met: result.denominator - result.numerator };
  }
  if (result.kind === "mean-change") return { ...apart, counted: result.n };
  if (result.kind === "time-to-event") {
    return { ...apart, event: result.events, competing: result.competing, censored: result.censored };
  }
  const any = result.kind === "list" ? result.items.find(({ id }) => id === "any")?.result : undefined;
  return any?.kind === "proportion" ? { ...apart, met: any.numerator } : apart;
}

function check(measure: Measure, episodes: readonly StatedEpisode[]): void {
  const columns = columnsOf({ episodes });
  const evaluation = { columns, measure, view, registry: instruments };
  for (const group of evaluateStated(columns, measure, view).groups) {
    expectFinite(group);
    const { instrument = null, ...key } = group.key;
    const rows = listUnits(evaluation, { period: group.period ?? "", key }).filter(
      (row) => measure.grain !== "pair" || row.instrument === instrument,
    );
    expect(rows).toHaveLength(group.initialPopulation);
    for (const [name, count] of Object.entries(expected(group))) {
      expect(rows.filter((row) => row.class === name)).toHaveLength(count);
    }
  }
}

describe("the rows behind a symptom figure", () => {
  it("sees every symptom measure", () => expect(symptomMeasures).toHaveLength(11));

  it.each(symptomMeasures.map((measure) => ({ id: measure.id, measure })))(
    "$id has as many as it counts, in every class, group and period",
    ({ measure }) => {
      fc.assert(
        fc.property(fc.array(statedStay, { maxLength: 30 }), (stays) => check(measure, stays.map(episodeOf))),
        { numRuns: 25 },
      );
    },
  );

  it("gives the same class however the other stays look", () => {
    fc.assert(
      fc.property(statedStay, fc.array(statedStay, { maxLength: 5 }), (stay, others) => {
        const own = episodeOf({ ...stay, scores: { ...stay.scores, "PHQ-9": [[0, 20]] } });
        const rowsOf = (episodes: readonly StatedEpisode[]): string[] =>
          symptomMeasures.flatMap((measure) => {
            const columns = columnsOf({ episodes });
            const wanted = { ...view, by: [], every: null };
            return listUnits({ columns, measure, view: wanted, registry: instruments }, {})
              .filter((row) => row.episodeNo === 1 && (row.instrument ?? "PHQ-9") === "PHQ-9")
              .map((row) => `${measure.id} ${row.class} ${row.reason} ${row.value}`);
          });
        expect(rowsOf([own, ...others.map(episodeOf)])).toEqual(rowsOf([own]));
      }),
      { numRuns: 25 },
    );
  });
});
