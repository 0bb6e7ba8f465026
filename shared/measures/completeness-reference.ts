/**
 * What another intensive outpatient program reached, to compare one's own completeness with. It is no goal: no standard
 * exists, and that program counted surveys answered, not stays with a first and a last score.
 */
export const REMOTE_IOP = {
  value: 0.86,
  sentence:
    "A remote intensive outpatient program had 86% of its surveys answered (preprints.jmir.org/preprint/58994): a reference, no goal, and counted by survey rather than by stay.",
} as const;
