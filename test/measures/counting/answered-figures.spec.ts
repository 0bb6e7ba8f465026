import { describe, expect, it } from "vitest";
import { instruments } from "#shared/instruments/index";
import { answeredResult, answersList, countAnswers } from "#shared/measures/counting/answered-figures";
import { LEFT_OUT, NO, YES } from "#shared/measures/counting/observed-columns";
import type { PresentKinds } from "#shared/measures/counting/grouped-kinds";

function present(...all: readonly (readonly [codes: readonly number[], n: number])[]): PresentKinds {
  const kinds = all.map(([codes]) => ({ place: 0, isImmature: false, isProrated: false, codes }));
  return { length: all.length, kinds, counts: all.map(([, n]) => n) };
}

describe("answers", () => {
  const answers = answersList();
  const counted = (kinds: PresentKinds, code: number): [answer: number, n: number][] => {
    countAnswers(kinds, code, answers);
    return [...answers.entries()].filter(([, n]) => n > 0);
  };

  it("add up the kinds that answer alike, and leave out what is no answer", () => {
    const kinds = present([[YES, 3], 2], [[YES, LEFT_OUT], 5], [[NO, 3], 11]);
    expect(counted(kinds, 0)).toEqual([
      [NO, 11],
      [YES, 7],
    ]);
    expect(counted(kinds, 1)).toEqual([[3, 13]]);
    expect(counted(kinds, 2)).toEqual([]);
  });

  it("know the last one that there can be, and no kind behind the first so many", () => {
    expect(counted(present([[LEFT_OUT - 1], 1]), 0)).toEqual([[LEFT_OUT - 1, 1]]);
    expect(counted({ ...present([[YES], 2], [[YES], 5]), length: 1 }, 0)).toEqual([[YES, 2]]);
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
