import { describe, expect, it } from "vitest";
import type { ProcessResponse } from "#shared/contract/analysis";
import { answerOfChange } from "../../web/src/findings/access-answer.js";
import { periodsFinding } from "../../web/src/findings/access-findings.js";
import { inOneLine } from "../../web/src/words/finding.js";

/** The months up to June 2026, which isn't over, where a letter is: judged (j), nobody (n), immature (i), unfinished (u). */
function pointsOf(states: string): ProcessResponse["points"] {
  const reasons = { j: null, n: "nobody", i: "immature", u: "unfinished" } as const;
  return [...states].map((state, place) => {
    const reason = reasons[state as keyof typeof reasons];
    const limits = { centreLine: 0.5, lowerProcessLimit: 0.4, upperProcessLimit: 0.6 };
    const month = String(6 - states.length + place + 1).padStart(2, "0");
    const point = { period: `2026-${month}`, value: 0.5, n: 90, ...limits, signal: null, reason };
    return { ...point, verdict: reason === null ? "commonCause" : null };
  });
}

const trialSentences = ["Too few periods to tell a change; the last that is judged is Jul 2025.", "Trial."];

describe("whether a change can be told now", () => {
  it.each([
    { name: "the newest month that is over", states: "jjjju", word: "No" },
    { name: "the month before the newest", states: "jjjnu", word: "No" },
    {
      name: "two months before the newest",
      states: "jjnnu",
      word: "Too few to say",
      sentence: "Nothing can be judged since Mar 2026, the last period with anybody in it.",
      title: "Nothing to judge since Mar 2026",
    },
    { name: "months too young for all to have ended are no gap", states: "jjiiu", word: "No" },
    { name: "none at all", states: "nnnnu", word: "Too few to say", sentence: /No period has enough cases/ },
    {
      name: "trial limits",
      states: "jjjju",
      isTrial: true,
      word: "Too few to say",
      sentence: trialSentences.join(" "),
      title: "Too few periods to tell a change",
    },
    {
      name: "trial limits and a signal",
      states: "jjjju",
      isTrial: true,
      verdict: "concern" as const,
      word: "Too few to say",
      title: "Too few periods to tell a change",
    },
  ])(
    "judged: $name",
    ({ states, word, sentence, title, isTrial = false, verdict = "commonCause" as const }) => {
      const shown: ProcessResponse = {
        ...{ kind: "process", method: "p", points: pointsOf(states), verdict, isTrial },
        ...{ assurance: null, baselines: [], sentences: trialSentences },
      };
      const answer = answerOfChange(shown);
      expect(answer.word).toBe(word);
      if (sentence !== undefined) expect(answer.sentence).toMatch(sentence);
      if (title !== undefined) expect(inOneLine(periodsFinding(shown, [], null))).toBe(title);
    },
  );
});
