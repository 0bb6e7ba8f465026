import { describe, expect, it } from "vitest";
import { instruments } from "#shared/instruments/index";
import { accessSteps } from "#shared/measures/access-steps";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { attendance } from "#shared/measures/attendance";
import { baselineMix } from "#shared/measures/analysis/baseline-mix";
import { completion } from "#shared/measures/completion";
import { reliableImprovement } from "#shared/measures/reliable-improvement";
import { retention } from "#shared/measures/retention";
import { seatFill } from "#shared/measures/seat-fill";
import { at, columnsOf, type StatedEpisode } from "../columns-of.js";
import { asked, FIRST_DAY, MILD, mixOf, SEVERE, stay, stays } from "./mix-stays.js";

describe("the adjusted rate", () => {
  it("says how much of a better rate is a milder mix", () => {
    const [milder, severer] = mixOf(completion, {
      A: [
        ...stays(72, "completed", MILD),
        ...stays(8, "against_advice", MILD),
        ...stays(10, "completed", SEVERE),
        ...stays(10, "against_advice", SEVERE),
      ],
      B: [
        ...stays(18, "completed", MILD),
        ...stays(2, "against_advice", MILD),
        ...stays(40, "completed", SEVERE),
        ...stays(40, "against_advice", SEVERE),
      ],
    });
    // Of mild stays 90% end completed, of severe ones 50%, in both programs: all that parts them is the mix.
    expect(milder?.adjusted).toMatchObject({ kind: "adjusted", n: 100, observed: 82, ratio: 1 });
    expect(severer?.adjusted).toMatchObject({ kind: "adjusted", n: 100, observed: 58, ratio: 1 });
    if (milder?.adjusted.kind !== "adjusted" || severer?.adjusted.kind !== "adjusted")
      throw new Error("none");
    expect(milder.adjusted.rate).toBeCloseTo(0.7, 12);
    expect(milder.adjusted.effectOfMix).toBeCloseTo(0.12, 12);
    expect(severer.adjusted.effectOfMix).toBeCloseTo(-0.12, 12);
  });

  it("never adjusts for that no baseline was taken, which is part of how a stay went", () => {
    const [A, B] = mixOf(completion, {
      A: [
        ...stays(50, "completed", MILD),
        ...stays(10, "against_advice", MILD),
        ...stays(40, "against_advice", null),
      ],
      B: [
        ...stays(90, "completed", MILD),
        ...stays(5, "against_advice", MILD),
        ...stays(5, "against_advice", null),
      ],
    });
    expect(A?.bands).toContainEqual({ band: "no known band", place: null, n: 40, estimate: 0.4 });
    expect(A).toMatchObject({ n: 100, adjusted: { kind: "adjusted", n: 60, observed: 50 } });
    expect(B).toMatchObject({ n: 100, adjusted: { kind: "adjusted", n: 95, observed: 90 } });
    if (A?.adjusted.kind !== "adjusted" || B?.adjusted.kind !== "adjusted") throw new Error("none");
    // All known baselines are of one band: nothing is left to adjust.
    expect(A.adjusted.effectOfMix).toBeCloseTo(0, 12);
    expect(A.adjusted.rate).toBeCloseTo(50 / 60, 12);
    expect(B.adjusted.rate).toBeCloseTo(90 / 95, 12);
  });

  it.each([
    { known: 0, isGiven: false },
    { known: 29, isGiven: false },
    { known: 30, isGiven: true },
  ])("is given from 30 known baselines on: $known", ({ known, isGiven }) => {
    const [group] = mixOf(completion, {
      A: [...stays(known, "completed", MILD), ...stays(100 - known, "completed", null)],
    });
    const reason = "Fewer than 30 people have a known baseline.";
    expect(group?.n).toBe(100);
    expect(group?.adjusted).toMatchObject(
      isGiven ? { kind: "adjusted", n: 30 } : { kind: "insufficient", reason },
    );
  });

  it("is not given of everyone who asked: a baseline is taken of who comes", () => {
    const [group] = mixOf(accessWithin48h, {
      A: [...stays(50, "completed", MILD), ...Array.from({ length: 50 }, () => asked)],
    });
    expect(group?.n).toBe(100);
    expect(group?.adjusted).toMatchObject({
      kind: "insufficient",
      reason: expect.stringMatching(/who comes/),
    });
  });
});

describe("the mix alone", () => {
  const people = [
    ...stays(6, "completed", MILD),
    ...stays(3, "against_advice", SEVERE),
    ...stays(1, "completed", null),
  ];
  const bands = [
    { band: "mild", n: 6, estimate: 0.6 },
    { band: "severe", n: 3, estimate: 0.3 },
    { band: "no known band", n: 1, estimate: 0.1 },
  ];

  it.each([completion, retention])("of $id is that of everyone in the figure", (measure) => {
    const [group] = mixOf(measure, { A: people });
    expect(group).toMatchObject({ n: 10, bands });
  });

  it("of a wait is that of who started: nobody else has the whole wait", () => {
    const closed = { ...asked, closedAt: at("2025-03-05T15:00:00Z"), closedReason: "declined" };
    const [group] = mixOf(accessSteps, { A: [...people, closed, closed] });
    expect(group).toMatchObject({ n: 10, bands });
  });

  it.each([retention, accessSteps, attendance])("of $id has no adjusted rate", (measure) => {
    for (const group of mixOf(measure, { A: people })) expect(group.adjusted.kind).toBe("insufficient");
  });

  it("is not that of seats", () => {
    expect(mixOf(seatFill, { A: people })).toEqual([]);
  });
});

describe("whose mix it is", () => {
  const view = {
    from: null,
    to: null,
    by: [],
    every: null,
    where: [],
    asOf: at("2025-12-01T00:00:00Z"),
  } as const;

  it("of the whole is that of all programs together", () => {
    const columns = columnsOf(
      { key: { program: "A" }, episodes: stays(30, "completed", MILD) },
      {
        key: { program: "B" },
        episodes: [...stays(10, "completed", MILD), ...stays(20, "against_advice", SEVERE)],
      },
    );
    const found = baselineMix({ columns, measure: completion, view, registry: instruments });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      key: {},
      n: 60,
      bands: [
        { band: "mild", n: 40 },
        { band: "severe", n: 20 },
      ],
      adjusted: { kind: "adjusted", n: 60, observed: 40, ratio: 1, effectOfMix: 0 },
    });
  });

  it("comes in the order of the groups' keys, however the programs stand", () => {
    const columns = columnsOf(
      { key: { program: "B" }, episodes: stays(2, "completed", MILD) },
      { key: { program: "A" }, episodes: stays(3, "completed", MILD) },
    );
    const found = baselineMix({
      columns,
      measure: completion,
      view: { ...view, by: ["program"] },
      registry: instruments,
    });
    expect(found.map(({ key, n }) => [key["program"], n])).toEqual([
      ["A", 3],
      ["B", 2],
    ]);
  });

  it("of a stay is that of the first instrument with bands that its program uses", () => {
    const scores = [
      { instrument: "PACS", takenOn: FIRST_DAY, total: 20 },
      { instrument: "PHQ-9", takenOn: FIRST_DAY, total: SEVERE },
    ];
    const [group] = mixOf(completion, { A: [{ ...stay, dischargeReason: "completed", scores }] });
    expect(group?.bands).toEqual([{ band: "severe", place: 4, n: 1, estimate: 1 }]);
  });

  it("of pairs is that of the instrument that is counted", () => {
    const pair = (instrument: string, total: number) => [
      { instrument, takenOn: FIRST_DAY, total },
      { instrument, takenOn: FIRST_DAY + 28, total },
    ];
    const scores = [...pair("GAD-7", 4), ...pair("PHQ-9", SEVERE)];
    const found = mixOf(reliableImprovement, { A: [{ ...stay, dischargeReason: "completed", scores }] });
    expect(found.map(({ key, bands }) => [key["instrument"], bands[0]?.band])).toEqual([
      ["GAD-7", "minimal"],
      ["PHQ-9", "severe"],
    ]);
  });
});

describe("the pool of a measure of pairs", () => {
  const pairs = (instrument: string, ...[count, first, last]: readonly [number, number, number]) =>
    Array.from({ length: count }, () => [
      { instrument, takenOn: FIRST_DAY, total: first },
      { instrument, takenOn: FIRST_DAY + 28, total: last },
    ]);
  // All of one severity, 20 of 40 better in one program and 10 of 40 in the other.
  const phq = (better: number) => [...pairs("PHQ-9", better, 17, 5), ...pairs("PHQ-9", 40 - better, 17, 17)];
  const gad = [...pairs("GAD-7", 40, 16, 3)];
  const stayWith = (scores: StatedEpisode["scores"] = []): StatedEpisode => ({
    ...stay,
    dischargeReason: "completed",
    scores,
  });
  const adjustedIn = (programs: Readonly<Record<string, readonly StatedEpisode[]>>) =>
    mixOf(reliableImprovement, programs)
      .filter(({ key }) => key["instrument"] === "PHQ-9")
      .map(({ adjusted }) => adjusted);

  it("is that of the instrument: others' rates move none", () => {
    const alone = adjustedIn({ A: phq(20).map(stayWith), B: phq(10).map(stayWith) });
    const beside = adjustedIn({
      A: phq(20).map((scores, index) => stayWith([...scores, ...(gad[index] ?? [])])),
      B: phq(10).map(stayWith),
    });
    expect(alone).toMatchObject([
      { kind: "adjusted", n: 40, rate: 0.5, effectOfMix: 0 },
      { kind: "adjusted", n: 40, rate: 0.25, effectOfMix: 0 },
    ]);
    expect(beside).toEqual(alone);
  });
});

describe("the track", () => {
  const tracks = (
    ...programs: readonly [program: string, track: string, completed: number, left: number][]
  ) => {
    const columns = columnsOf(
      ...programs.map(([program, track, completed, left]) => ({
        key: { program, site: program.slice(0, 1), track: track as "mental_health" },
        episodes: [...stays(completed, "completed", MILD), ...stays(left, "against_advice", MILD)],
      })),
    );
    const view = { from: null, to: null, every: null, where: [], asOf: at("2025-12-01T00:00:00Z") };
    return (by: "program" | "site") =>
      baselineMix({ columns, measure: completion, view: { ...view, by: [by] }, registry: instruments }).map(
        ({ adjusted }) => adjusted,
      );
  };
  const mixBy = tracks(
    ["A-mental", "mental_health", 32, 8],
    ["B-mental", "mental_health", 24, 16],
    ["A-use", "substance_use", 10, 30],
    ["B-use", "substance_use", 30, 10],
  );

  const near = (value: number): number => expect.closeTo(value, 12) as number;
  const adjustedBy = (by: "program" | "site"): unknown =>
    mixBy(by).map((found) => (found.kind === "adjusted" ? [found.rate, found.effectOfMix] : found));

  it("is no mix that explains a rate away: people of equal severity leave it as it is", () => {
    expect(adjustedBy("program")).toEqual([0.8, 0.25, 0.6, 0.75].map((rate) => [near(rate), near(0)]));
  });

  it("of a group of both is both, each by how many of its people are in it", () => {
    expect(adjustedBy("site")).toEqual([42 / 80, 54 / 80].map((rate) => [near(rate), near(0)]));
  });
});

describe("why there is no adjusted rate", () => {
  it.each([
    { measure: retention, reason: "Only shares are adjusted for their mix." },
    { measure: accessSteps, reason: "Only shares are adjusted for their mix." },
    {
      measure: accessWithin48h,
      reason: "A baseline is taken of who comes: severity can't adjust how many of those who asked came.",
    },
  ])("of $measure.id", ({ measure, reason }) => {
    const [group] = mixOf(measure, { A: stays(40, "completed", MILD) });
    expect(group?.adjusted).toEqual({ kind: "insufficient", reason });
  });

  it.each([
    { name: "nobody met it anywhere", met: 0, reason: "Fewer than 5 are expected." },
    { name: "four did", met: 4, reason: "Fewer than 5 are expected." },
  ])("where $name", ({ met, reason }) => {
    const [group] = mixOf(completion, {
      A: [...stays(met, "completed", MILD), ...stays(40 - met, "against_advice", MILD)],
    });
    expect(group?.adjusted).toEqual({ kind: "insufficient", reason });
  });
});
