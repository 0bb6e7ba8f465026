import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeAt } from "#shared/statistics/curve-quantile";
import { riskTable, type RiskTable } from "#shared/statistics/risk-table";

function rowsOf(table: RiskTable): number[][] {
  const { times, atRisk, events, competing } = table.rows;
  return Array.from(times, (time, row) => [
    time,
    atRisk[row] ?? NaN,
    events[row] ?? NaN,
    competing[row] ?? NaN,
  ]);
}

describe("risk table", () => {
  it.each([
    { name: "nobody", times: [], kinds: [], rows: [], followUp: 0, missing: 0 },
    { name: "all missing", times: [NaN, NaN], kinds: [1, 0], rows: [], followUp: 0, missing: 2 },
    { name: "one event", times: [5], kinds: [1], rows: [[5, 1, 1, 0]], followUp: 5, missing: 0 },
    { name: "one competing event", times: [5], kinds: [2], rows: [[5, 1, 0, 1]], followUp: 5, missing: 0 },
    { name: "all censored", times: [5, 7], kinds: [0, 0], rows: [], followUp: 7, missing: 0 },
    { name: "all equal", times: [3, 3, 3], kinds: [1, 1, 1], rows: [[3, 3, 3, 0]], followUp: 3, missing: 0 },
    {
      name: "the example",
      times: [2, 2, 3],
      kinds: [1, 0, 1],
      rows: [
        [2, 3, 1, 0],
        [3, 1, 1, 0],
      ],
      followUp: 3,
      missing: 0,
    },
    {
      name: "all three at one time",
      times: [2, 2, 2],
      kinds: [0, 1, 2],
      rows: [[2, 3, 1, 1]],
      followUp: 2,
      missing: 0,
    },
    {
      name: "a censoring just before an event",
      times: [1.999, 2],
      kinds: [0, 1],
      rows: [[2, 1, 1, 0]],
      followUp: 2,
      missing: 0,
    },
    {
      name: "time 0",
      times: [0, 0, 1],
      kinds: [1, 0, 2],
      rows: [
        [0, 3, 1, 0],
        [1, 1, 0, 1],
      ],
      followUp: 1,
      missing: 0,
    },
    {
      name: "a long censoring",
      times: [1, 90],
      kinds: [2, 0],
      rows: [[1, 2, 0, 1]],
      followUp: 90,
      missing: 0,
    },
    {
      name: "a long competing event",
      times: [1, 90],
      kinds: [1, 2],
      rows: [
        [1, 2, 1, 0],
        [90, 1, 0, 1],
      ],
      followUp: 90,
      missing: 0,
    },
  ])("of $name", ({ times, kinds, rows, followUp, missing }) => {
    const table = riskTable({ times, kinds });
    expect(rowsOf(table)).toEqual(rows);
    expect(table).toMatchObject({ followUp, missing, n: times.length - missing });
  });

  it("counts what a plain count counts, in whatever order", () => {
    const observation = fc.record({ time: fc.integer({ min: 0, max: 20 }), kind: fc.constantFrom(0, 1, 2) });
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 60 }), (list) => {
        const table = riskTable({ times: list.map(({ time }) => time), kinds: list.map(({ kind }) => kind) });
        const times = [...new Set(list.filter(({ kind }) => kind > 0).map(({ time }) => time))].toSorted(
          (a, b) => a - b,
        );
        const count = (isCounted: (each: { time: number; kind: number }) => boolean): number =>
          list.filter(isCounted).length;
        expect(rowsOf(table)).toEqual(
          times.map((at) => [
            at,
            count(({ time }) => time >= at),
            count(({ time, kind }) => time === at && kind === 1),
            count(({ time, kind }) => time === at && kind === 2),
          ]),
        );
        expect(table.censored).toBe(count(({ kind }) => kind === 0));
      }),
    );
  });
});

describe("time at which a share is reached", () => {
  const points = [
    { time: 1, share: 0.25 },
    { time: 2, share: 0.5 },
    { time: 3, share: null },
    { time: 4, share: 1 },
  ];
  it.each([
    { name: "below the first step", p: 0.1, time: 1 },
    { name: "flat at p", p: 0.25, time: 1.5 },
    { name: "just above a step", p: 0.2501, time: 2 },
    { name: "above by less than R's tolerance", p: 0.25 + 1.4e-8, time: 1.5 },
    { name: "above by more than R's tolerance", p: 0.25 + 1.6e-8, time: 2 },
    { name: "below by less than R's tolerance", p: 0.25 - 1.4e-8, time: 1.5 },
    { name: "below by more than R's tolerance", p: 0.25 - 1.6e-8, time: 1 },
    { name: "flat before a point without a share", p: 0.5, time: 2.5 },
    { name: "passing over a point without a share", p: 0.75, time: 4 },
    { name: "flat to the end of the follow-up", p: 1, time: 7 },
    { name: "beyond the last step", p: 1.01, time: null },
  ])("$name", ({ p, time }) =>
    expect(timeAt(points, { p, followUp: 10 }, (point) => point.share)).toBe(time),
  );

  it("takes a share that is p and the tolerance for p", () => {
    const steps = [
      { time: 1, share: 3e-8 },
      { time: 2, share: 0.9 },
    ];
    expect(timeAt(steps, { p: 1.5e-8, followUp: 10 }, (point) => point.share)).toBe(1.5);
  });

  it("is none on a curve without points", () =>
    expect(timeAt([], { p: 0.5, followUp: 10 }, () => 1)).toBeNull());

  it("matches the example of its description", () => {
    const steps = [0.25, 0.5, 0.75, 1].map((share, index) => ({ time: index + 1, share }));
    expect(timeAt(steps, { p: 0.5, followUp: 4 }, (point) => point.share)).toBe(2.5);
  });
});
