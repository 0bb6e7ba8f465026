/** A scale that people know and that has no definition here. */
export interface LeftOutScale {
  readonly id: string;
  /** False where there is no total at all: a score that names it is refused, and nobody can define it. */
  readonly hasTotal: boolean;
  readonly sentence: string;
}

const bamSentence = "It has no total: give its subscales as instruments of their own";

/** Known scales without a definition, and why. Where they have a total, an organization may define its own. */
export const instrumentsLeftOut: readonly LeftOutScale[] = [
  { id: "BAM", hasTotal: false, sentence: `${bamSentence}, BAM-USE, BAM-RISK and BAM-PROTECTIVE.` },
  { id: "BAM-R", hasTotal: false, sentence: `${bamSentence}, BAM-R-USE, BAM-R-RISK and BAM-R-PROTECTIVE.` },
  {
    id: "BAM-IOP",
    hasTotal: false,
    sentence: `${bamSentence}, BAM-IOP-USE, BAM-IOP-RISK and BAM-IOP-PROTECTIVE.`,
  },
  {
    id: "C-SSRS",
    hasTotal: false,
    sentence: "It has no total: its answers are a level of risk, not a score.",
  },
  {
    id: "OQ-45.2",
    hasTotal: true,
    sentence: "Proprietary: nothing of it is shipped; its holders may define it.",
  },
  { id: "BSCS", hasTotal: true, sentence: "No range and no threshold stand in a source that was read." },
  { id: "SCORE-15", hasTotal: true, sentence: "Sources disagree on which end of its total is better." },
];
