import { reliableChangeOf } from "../instruments/classify-change.js";
import { classified, type Classification, type CodeText, type Companion, type Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { symptomReasons, unjudged, unpaired } from "./symptom-pair.js";

/** What the measures of reliable change share; an instrument without a published threshold is in none of them. */

export const reliableChangeSource =
  "Threshold of each instrument as its definition cites it (Jacobson and Truax 1991: more than error of measurement explains); inclusive. Denominator: pairs; as NHS England counts: beside it.";

/** How the cursor's pair reads. */
function reading({ pair }: Episode): ReturnType<typeof reliableChangeOf> {
  return pair.instrument && pair.hasPair ? reliableChangeOf(pair.instrument, pair) : "none";
}

/** Whether the pair has improved by at least the threshold. */
export function isReliablyBetter(episode: Episode): boolean {
  return reading(episode) === "improved";
}

/** Whether the pair has become worse by at least the threshold. */
export function isReliablyWorse(episode: Episode): boolean {
  return reading(episode) === "worse";
}

/** The class of a pair when `wanted` is what is looked for; the reason of not met says what it was instead. */
export function classifyReliable(
  episode: Episode,
  moment: Moment,
  wanted: "improved" | "worse",
): Classification {
  if (!hasThreshold(episode)) return classified("outside");
  const lacking = unjudged(episode, moment) ?? unpaired(episode);
  if (lacking) return lacking;
  const found = reading(episode);
  return found === wanted ? classified("met") : classified("not_met", found);
}

/** How a change reads, in the order in which pages show it. */
export const changeTexts: readonly (CodeText & { readonly code: "improved" | "worse" | "unchanged" })[] = [
  { code: "improved", sentence: "Reliably better." },
  { code: "worse", sentence: "Reliably worse." },
  { code: "unchanged", sentence: "No reliable change." },
];

/** The reasons of a measure that looks for one reading: of those that are not met, what it was instead. */
export function reliableReasons(wanted: "improved" | "worse"): readonly CodeText[] {
  return [...symptomReasons, ...changeTexts.filter(({ code }) => code !== wanted)];
}

function hasThreshold({ pair }: Episode): boolean {
  return (pair.instrument?.reliableChange ?? null) !== null;
}

export const noReliableChange: Companion = {
  kind: "proportion",
  id: "no-reliable-change",
  title: "No reliable change",
  sentence: "Changed by less than the instrument's reliable-change threshold in either direction.",
  observe: (episode) => reading(episode) === "unchanged",
};
