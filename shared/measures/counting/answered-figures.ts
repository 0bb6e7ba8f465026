import { missingBounds } from "../../statistics/missing-bounds.js";
import { bandsFromMildest } from "../../instruments/classify-score.js";
import type { Instrument } from "../../instruments/instrument.js";
import type { FigureRule, ProportionRule, SharesRule } from "../definition.js";
import { proportionResult, sharesResult, type ClassCount } from "./figure-results.js";
import type { PresentKinds } from "./grouped-kinds.js";
import { LEFT_OUT, NO, WANTING, YES } from "./observed-columns.js";
import type { ListItem, Result } from "../result.js";

/** Rules that ask each row for one of a few answers: a row's kind holds it. */
type AnswerRule = ProportionRule | SharesRule;

/** Whether a rule's figure is counted by the kinds of rows. */
export function isByAnswer<Rule extends FigureRule>(rule: Rule): rule is Extract<Rule, AnswerRule> {
  return rule.kind === "proportion" || rule.kind === "shares";
}

/** How many rows of a group give each answer to one part. */
export type Answers = ArrayLike<number>;

/** A list for answers, which `countAnswers` writes over. */
export function answersList(): Int32Array {
  return new Int32Array(LEFT_OUT);
}

/** Counts how many rows give each answer to one part; what is left out is no answer. */
export function countAnswers({ length, kinds, counts }: PresentKinds, code: number, into: Int32Array): void {
  into.fill(0);
  for (let at = 0; at < length; at += 1) {
    const answer = kinds[at]?.codes[code] ?? LEFT_OUT;
    if (answer !== LEFT_OUT) into[answer] = (into[answer] ?? 0) + (counts[at] ?? 0);
  }
}

/** What the answers that are wanting could make of a proportion; undefined where there is nobody. */
export function answeredBounds(answers: Answers): ListItem["bounds"] {
  const [notMet = 0, met = 0, unknown = 0] = [answers[NO], answers[YES], answers[WANTING]];
  const bounds = missingBounds({ met, notMet, unknown });
  return bounds ? { lower: bounds.lower, upper: bounds.upper, unknown } : undefined;
}

/** The figure that the answers make; the bands of a severity are those of the group's instrument, from the mildest on. */
export function answeredResult(
  rule: AnswerRule,
  answers: Answers,
  instrument: Instrument | undefined,
): Result {
  if (rule.kind === "proportion") {
    const numerator = answers[YES] ?? 0;
    return proportionResult(numerator, numerator + (answers[NO] ?? 0));
  }
  const counts: ClassCount[] = [];
  if (rule.classes !== "severity-bands") {
    for (let place = 0; place < rule.classes.length; place += 1)
      counts.push({ name: rule.classes[place]?.code ?? "", n: answers[place] ?? 0 });
    return sharesResult(counts);
  }
  const bands = instrument ? bandsFromMildest(instrument) : [];
  if (instrument && bands.length === 0)
    return { kind: "insufficient", reason: `${instrument.id} has no published severity bands.` };
  for (const [place, { name }] of bands.entries()) {
    // An answer is the band's place by rising scores.
    const answer = instrument?.direction === "higher" ? bands.length - 1 - place : place;
    counts.push({ name, n: answers[answer] ?? 0 });
  }
  return sharesResult(counts);
}
