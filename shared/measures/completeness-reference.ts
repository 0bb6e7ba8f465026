/**
 * What another program reached, to compare one's own completeness with. It is no goal: no standard exists, and its
 * clinicians were selected, its people young, and surveys counted, not stays with a first and a last score.
 */
export const REMOTE_IOP = {
  value: 0.86,
  sentence:
    "86% survey completion, which a remote intensive outpatient program for teens and young adults reached in a pilot with selected clinicians (preprints.jmir.org/preprint/58994). A reference and no goal: it is of surveys, not of stays with both scores.",
} as const;
