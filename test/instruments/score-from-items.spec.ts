import { describe, expect, it } from "vitest";
import { gad7 } from "#shared/instruments/gad-7";
import { ors } from "#shared/instruments/outcome-rating-scale";
import { phq9 } from "#shared/instruments/phq-9";
import { psc17 } from "#shared/instruments/psc-17";
import { qidsSr16 } from "#shared/instruments/qids-sr16";
import { partsOf, scoreFromItems } from "#shared/instruments/score-from-items";
import { wsas } from "#shared/instruments/wsas";
import { who5 } from "#shared/instruments/who-5";

const x = null;
const many = (count: number, value: number | null): (number | null)[] =>
  Array.from({ length: count }, () => value);

describe("a total from answers", () => {
  it.each([
    { name: "all at the best", of: phq9, answers: many(9, 0), total: 0, isProrated: false },
    { name: "all at the worst", of: phq9, answers: many(9, 3), total: 27, isProrated: false },
    { name: "one missing", of: phq9, answers: [1, 1, 1, 1, 1, 1, 1, 2, x], total: 10.13, isProrated: true },
    { name: "two missing", of: phq9, answers: [x, 3, 3, 3, 3, 3, 3, 3, x], total: 27, isProrated: true },
    {
      name: "two missing at the end of a short list",
      of: phq9,
      answers: many(7, 1),
      total: 9,
      isProrated: true,
    },
    {
      name: "answers missing beyond the last item",
      of: phq9,
      answers: [...many(9, 1), x, x],
      total: 9,
      isProrated: false,
    },
    {
      name: "a half hundredth goes up: 1 × 9 / 8 = 1.125",
      of: phq9,
      answers: [1, 0, 0, 0, 0, 0, 0, 0, x],
      total: 1.13,
      isProrated: true,
    },
    { name: "two missing of seven", of: gad7, answers: [1, 1, 1, 1, 1, x, x], total: 7, isProrated: true },
    { name: "raw points times four", of: who5, answers: [1, 2, 3, 4, 5], total: 60, isProrated: false },
    { name: "the best well-being", of: who5, answers: many(5, 5), total: 100, isProrated: false },
    {
      name: "three blanks that count 0",
      of: psc17,
      answers: [...many(14, 1), x, x, x],
      total: 14,
      isProrated: false,
    },
    {
      name: "only the highest of a group",
      of: qidsSr16,
      answers: [1, 3, 0, 2, 1, 2, x, x, 1, 0, 0, 0, 0, 0, 2, 1],
      total: 3 + 1 + 2 + 2,
      isProrated: false,
    },
    { name: "nine domains at the worst", of: qidsSr16, answers: many(16, 3), total: 27, isProrated: false },
  ])("$of.id, $name: $total", ({ of, answers, total, isProrated }) => {
    expect(scoreFromItems(of, answers)).toEqual({ kind: "score", total, isProrated });
  });

  it.each([
    { name: "three missing", of: phq9, answers: [...many(6, 1), x, x, x], reason: "tooManyMissing" },
    { name: "three missing", of: gad7, answers: many(4, 1), reason: "tooManyMissing" },
    { name: "one missing, where none may be", of: wsas, answers: many(4, 1), reason: "tooManyMissing" },
    { name: "four blanks", of: psc17, answers: many(13, 1), reason: "tooManyMissing" },
    {
      name: "a group without any answer",
      of: qidsSr16,
      answers: [...many(5, 1), x, x, x, x, ...many(7, 1)],
      reason: "tooManyMissing",
    },
    { name: "nothing answered", of: phq9, answers: many(9, x), reason: "noAnswers" },
    { name: "no list", of: phq9, answers: [], reason: "noAnswers" },
    { name: "one above the range", of: phq9, answers: [4, ...many(8, 0)], reason: "impossibleAnswer" },
    { name: "one below the range", of: phq9, answers: [-1, ...many(8, 0)], reason: "impossibleAnswer" },
    { name: "half an answer", of: phq9, answers: [0.5, ...many(8, 0)], reason: "impossibleAnswer" },
    { name: "an answer too many", of: phq9, answers: many(10, 0), reason: "impossibleAnswer" },
    { name: "only totals are taken", of: ors, answers: [1, 2, 3, 4], reason: "noItems" },
  ])("$of.id, $name: none", ({ of, answers, reason }) => {
    expect(scoreFromItems(of, answers)).toEqual({ kind: "none", reason });
  });

  it("has nine parts in the QIDS", () => {
    expect(qidsSr16.items && partsOf(qidsSr16.items)).toEqual([
      [1, 2, 3, 4],
      [5],
      [6, 7, 8, 9],
      [10],
      [11],
      [12],
      [13],
      [14],
      [15, 16],
    ]);
  });
});
