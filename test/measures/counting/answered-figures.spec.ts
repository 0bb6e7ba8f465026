import { describe, expect, it } from "vitest";
import { instruments } from "#shared/instruments/index";
import { answeredResult, answersOf } from "#shared/measures/counting/answered-figures";
import { LEFT_OUT, NO, YES } from "#shared/measures/counting/observed-columns";
import type { KindCount } from "#shared/measures/counting/grouped-kinds";

function count(codes: readonly number[], n: number): KindCount {
  return [{ place: 0, isImmature: false, isProrated: false, codes }, n];
}

describe("answersOf", () => {
  it("adds up the kinds that answer alike, and leaves out what is no answer", () => {
    const present = [count([YES, 3], 2), count([YES, LEFT_OUT], 5), count([NO, 3], 11)];
    expect(answersOf(present, 0)).toEqual([11, 7]);
    expect(answersOf(present, 1)[3]).toBe(13);
    expect(answersOf(present, 2)).toEqual([]);
  });
});

describe("answeredResult", () => {
  const bands = { kind: "shares", classes: "severity-bands", observe: () => null } as const;

  it("is a share of yes among yes and no", () => {
    const rule = { kind: "proportion", observe: () => null } as const;
    const answers: number[] = [];
    answers[NO] = 3;
    answers[YES] = 1;
    expect(answeredResult(rule, answers, undefined)).toMatchObject({ numerator: 1, denominator: 4 });
    expect(answeredResult(rule, [], undefined).kind).toBe("insufficient");
  });

  it("names the bands of the group's instrument", () => {
    const phq9 = instruments.find(({ id }) => id === "PHQ-9");
    const found = answeredResult(bands, [0, 2], phq9);
    if (found.kind !== "shares") throw new Error(found.kind);
    expect(found.shares.map((share) => [share.class, share.numerator])).toEqual(
      phq9?.bands.map(({ name }, place) => [name, place === 1 ? 2 : 0]),
    );
  });

  it("names the mildest band first where more is better", () => {
    const well = {
      bands: [
        { name: "poor", from: 0 },
        { name: "fair", from: 10 },
        { name: "good", from: 20 },
      ],
    };
    const scale = instruments.find(({ direction }) => direction === "higher");
    if (!scale) throw new Error("No instrument of the registry rises.");
    const found = answeredResult(bands, [5, 3, 1], { ...scale, ...well });
    if (found.kind !== "shares") throw new Error(found.kind);
    expect(found.shares.map((share) => [share.class, share.numerator])).toEqual([
      ["good", 1],
      ["fair", 3],
      ["poor", 5],
    ]);
  });

  it("says so where the instrument has no bands, and where nobody is known to be of one", () => {
    const bare = instruments.find((each) => each.bands.length === 0);
    expect(answeredResult(bands, [], bare)).toEqual({
      kind: "insufficient",
      reason: `${bare?.id} has no published severity bands.`,
    });
    expect(answeredResult(bands, [], undefined)).toEqual({
      kind: "insufficient",
      reason: "Nobody is counted.",
    });
  });
});
