import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  FEWEST_PAIRS,
  effectSize,
  effectSizeByFirst,
  effectSizeOf,
  pairMomentsOf,
  type PairMoments,
  type Pairs,
} from "#shared/statistics/effect-size";
import { expectFinite, expectGolden, figure, readGolden } from "../support/golden.js";

const n = z.number();
const scores = z.array(n.nullable());
const bonett = z.object({
  d_av_se: n,
  d_av_ci: z.tuple([n, n]),
  d_av_adj: n,
  d_pre_se: n,
  d_pre_ci: z.tuple([n, n]),
  d_pre_adj: n,
});
const expected = z.object({
  n,
  mean_pre: n,
  mean_post: n,
  sd_pre: n,
  sd_post: n,
  r: n,
  d_av_rootmeanvar: n,
  d_pre: n,
  bonett2008: bonett,
});
const withScores = expected.extend({ input: z.object({ pre: scores, post: scores }) });
const golden = readGolden(
  "effect_size.json",
  z.object({
    published_checks: z.record(
      z.string(),
      z.object({ published: z.object({ est: n, adj: n, se: n, ll: n, ul: n }), computed: expected }),
    ),
    sleep: withScores,
    lakens2013: withScores,
    with_missing: withScores,
    all_equal_change: z.object({ pre: z.array(n), post: z.array(n) }),
  }),
);
const sets = [
  { name: "sleep", set: golden.sleep, missing: 0 },
  { name: "lakens2013", set: golden.lakens2013, missing: 0 },
  { name: "with_missing", set: golden.with_missing, missing: 3 },
];

function pairsOf(input: { pre: (number | null)[]; post: (number | null)[] }): Pairs {
  return { first: input.pre.map((score) => score ?? NaN), last: input.post.map((score) => score ?? NaN) };
}

function momentsOf(set: z.infer<typeof expected>): PairMoments {
  return {
    n: set.n,
    missing: 0,
    first: { mean: set.mean_pre, variance: set.sd_pre ** 2 },
    last: { mean: set.mean_post, variance: set.sd_post ** 2 },
    covariance: set.r * set.sd_pre * set.sd_post,
  };
}

function tenPairs(): Pairs {
  return pairsOf(golden.sleep.input);
}

describe("effect size d_av", () => {
  // The reference is first − last; the product's sign is last − first.
  it.each(sets)("gives the reference of $name", ({ set, missing }) => {
    const found = figure(effectSize(pairsOf(set.input), 2));
    expectGolden(found.estimate, -set.d_av_rootmeanvar);
    expectGolden(found.lower, -set.bonett2008.d_av_ci[1]);
    expectGolden(found.upper, -set.bonett2008.d_av_ci[0]);
    expectGolden(found.standardError, set.bonett2008.d_av_se);
    expectGolden(found.adjusted, -set.bonett2008.d_av_adj);
    expect(found).toMatchObject({ n: set.n, missing, level: 0.95, method: "bonett 2008" });
  });

  it.each(Object.values(golden.published_checks))(
    "gives what statpsych published, from moments",
    ({ published, computed }) => {
      const found = figure(effectSizeOf(momentsOf(computed), 2));
      expectGolden(found.estimate, -computed.d_av_rootmeanvar);
      expectGolden(found.lower, -computed.bonett2008.d_av_ci[1]);
      expectGolden(found.upper, -computed.bonett2008.d_av_ci[0]);
      expectGolden(found.adjusted, -computed.bonett2008.d_av_adj);
      expect(-found.estimate).toBeCloseTo(published.est, 4);
      expect(-found.adjusted).toBeCloseTo(published.adj, 4);
      expect(found.standardError).toBeCloseTo(published.se, 4);
      expect(-found.upper).toBeCloseTo(published.ll, 4);
      expect(-found.lower).toBeCloseTo(published.ul, 4);
    },
  );

  it("matches the example of its description", () => {
    const found = figure(effectSize(tenPairs()));
    expect(found.estimate).toBeCloseTo(-0.8322, 4);
    expect(found.lower).toBeCloseTo(-1.38, 4);
    expect(found.upper).toBeCloseTo(-0.2844, 4);
  });
});

describe("effect size by the first scores", () => {
  const all = [
    ...sets.map(({ set }) => set),
    ...Object.values(golden.published_checks).map((each) => each.computed),
  ];
  it.each(all)("gives the reference (n = $n)", (set) => {
    const found = figure(effectSizeByFirst(momentsOf(set), 2));
    expectGolden(found.estimate, -set.d_pre);
    expectGolden(found.lower, -set.bonett2008.d_pre_ci[1]);
    expectGolden(found.upper, -set.bonett2008.d_pre_ci[0]);
    expectGolden(found.standardError, set.bonett2008.d_pre_se);
    expectGolden(found.adjusted, -set.bonett2008.d_pre_adj);
  });

  it("matches the example of its description", () => {
    const set = golden.published_checks["statpsych_ci.stdmean.ps_1"]?.computed;
    const found = figure(effectSizeByFirst(momentsOf(expected.parse(set))));
    expect(found.estimate).toBeCloseTo(-0.5425, 4);
    expect(found.lower).toBeCloseTo(-0.8591, 4);
    expect(found.upper).toBeCloseTo(-0.2259, 4);
  });
});

describe("degenerate input", () => {
  const few = { kind: "insufficient", reason: "Fewer than 10 pairs." };
  const nine = { first: [9, 7, 5, 8, 6, 7, 8, 9, 5], last: [4, 5, 6, 2, 1, 3, 4, 6, 2] };
  it.each([
    { name: "nobody", pairs: { first: [], last: [] } },
    { name: "one pair", pairs: { first: [4], last: [2] } },
    { name: "9 pairs", pairs: nine },
    {
      name: "9 pairs and one without a last score",
      pairs: { first: [...nine.first, 5], last: [...nine.last, NaN] },
    },
    {
      name: "9 pairs and one without a first score",
      pairs: { first: [...nine.first, NaN], last: [...nine.last, 4] },
    },
    { name: "all missing", pairs: { first: [NaN, NaN], last: [1, 2] } },
  ])("refuses $name", ({ pairs }) => expect(effectSize(pairs)).toEqual(few));

  it("gives 10 pairs a figure, and counts pairs that lists of unequal length leave open", () => {
    expect(FEWEST_PAIRS).toBe(10);
    const ten = { first: [...nine.first, 5], last: [...nine.last, 3] };
    expect(figure(effectSize(ten))).toMatchObject({ n: 10, missing: 0 });
    expect(figure(effectSize({ ...ten, first: [...ten.first, 4, 4] }))).toMatchObject({ n: 10, missing: 2 });
    expect(figure(effectSize({ ...ten, last: [...ten.last, 4] }))).toMatchObject({ n: 10, missing: 1 });
  });

  it("refuses 9 pairs by the first scores and takes 10", () => {
    const moments = momentsOf(golden.sleep);
    expect(effectSizeByFirst({ ...moments, n: 9 })).toEqual(few);
    expect(effectSizeOf({ ...moments, n: 9 })).toEqual(few);
    expect(figure(effectSizeByFirst({ ...moments, n: 10 })).n).toBe(10);
    expect(figure(effectSizeOf({ ...moments, n: 10 })).n).toBe(10);
  });

  it("says when all scores are equal", () => {
    const equal = { first: Array<number>(12).fill(5), last: Array<number>(12).fill(5) };
    expect(effectSize(equal)).toEqual({ kind: "insufficient", reason: "All scores are equal." });
  });

  it("says when all first scores are equal, and d_av still has the last ones", () => {
    const pairs = { first: Array<number>(10).fill(5), last: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
    const moments = pairMomentsOf(pairs);
    if (!moments) throw new Error("There are ten pairs.");
    expect(effectSizeByFirst(moments)).toEqual({
      kind: "insufficient",
      reason: "All first scores are equal.",
    });
    expectFinite(figure(effectSize(pairs)));
  });

  it("gives an equal change of everyone a figure", () => {
    const found = figure(
      effectSize({ first: golden.all_equal_change.pre, last: golden.all_equal_change.post }, 2),
    );
    expectFinite(found);
    expect(found.estimate).toBeCloseTo(-2.5, 12);
    expect(found.lower).toBeLessThan(-2.5);
  });
});

describe("laws", () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 27 }), fc.integer({ min: 0, max: 27 }));
  const list = fc.array(pair, { minLength: 10, maxLength: 40 });
  const split = (pairs: readonly (readonly [number, number])[]): Pairs => ({
    first: pairs.map(([first]) => first),
    last: pairs.map(([, last]) => last),
  });

  it("does not depend on order, shift or unit of the scores", () => {
    fc.assert(
      fc.property(list, (pairs) => {
        fc.pre(new Set(pairs.flat()).size > 1 && new Set(pairs.map(([first]) => first)).size > 1);
        const found = figure(effectSize(split(pairs)));
        const moved = pairs.toReversed().map(([first, last]) => [2 * first + 7, 2 * last + 7] as const);
        const other = figure(effectSize(split(moved)));
        for (const key of ["estimate", "lower", "upper", "adjusted"] as const) {
          expect(other[key]).toBeCloseTo(found[key], 9);
        }
      }),
    );
  });

  it("turns its sign when first and last are exchanged", () => {
    fc.assert(
      fc.property(list, (pairs) => {
        fc.pre(new Set(pairs.flat()).size > 1 && new Set(pairs.map(([first]) => first)).size > 1);
        const { first, last } = split(pairs);
        const found = figure(effectSize({ first, last }));
        const turned = figure(effectSize({ first: last, last: first }));
        expect(turned.estimate).toBeCloseTo(-found.estimate, 9);
        expect(turned.lower).toBeCloseTo(-found.upper, 9);
      }),
    );
  });
});
