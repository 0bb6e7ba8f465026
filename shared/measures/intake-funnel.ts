import { accessExclusion, accessExclusions } from "./access-within-48h.js";
import { classified, type Classification, type Companion, type ListMeasure } from "./definition.js";
import type { Episode } from "./episode.js";
import { furthestStage, hasReached, isOpen, leavingReason, type IntakeStage } from "./intake-stage.js";
import { closingTexts, dischargeTexts } from "./leaving-reasons.js";

function classify(episode: Episode): Classification {
  return accessExclusion(episode) ?? classified("counted", furthestStage(episode));
}

/** Each stage with what it means and its name when people leave at it. */
const stages: readonly {
  readonly stage: IntakeStage;
  readonly title: string;
  readonly sentence: string;
}[] = [
  { stage: "assessed", title: "Assessed", sentence: "The assessment was held, or the person went further." },
  {
    stage: "authorized",
    title: "Authorized",
    sentence: "The insurer approved, none had to approve after the assessment, or the person went further.",
  },
  {
    stage: "admitted",
    title: "Admitted",
    sentence: "The person was admitted to the program.",
  },
  { stage: "started", title: "Started", sentence: "The person attended a first session." },
  {
    stage: "completed",
    title: "Completed",
    sentence: "The person was discharged as completed after at least one attended session.",
  },
];

const ofInquiries = stages.map(({ stage, title, sentence }): Companion => ({
  kind: "proportion",
  id: stage,
  title,
  sentence: `Of all inquiries. ${sentence}`,
  observe: (episode) => hasReached(episode, stage),
}));

const ofStageBefore = stages.slice(1).map(({ stage, title, sentence }, index): Companion => {
  const before = stages[index]?.stage ?? "inquiry";
  return {
    kind: "proportion",
    id: `${stage}-of-${before}`,
    title: `${title}, of those ${before}`,
    sentence: `Of people who were ${before}, those still open included. ${sentence}`,
    observe: (episode) => (hasReached(episode, before) ? hasReached(episode, stage) : null),
  };
});

const stillOpen: Companion = {
  kind: "shares",
  id: "still-open",
  title: "Still open",
  sentence: "People who still wait or are still enrolled, by the furthest stage they have reached.",
  classes: [
    { code: "inquiry", sentence: "Not assessed yet." },
    { code: "assessed", sentence: "Assessed, not authorized yet." },
    { code: "authorized", sentence: "Authorized, not admitted yet." },
    { code: "admitted", sentence: "Admitted, no session attended yet." },
    { code: "started", sentence: "Started, still enrolled." },
  ],
  observe: (episode) => (isOpen(episode) ? furthestStage(episode) : null),
};

interface Leaving {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly stage: IntakeStage;
  readonly classes: typeof closingTexts;
}

function leaving({ stage, ...named }: Leaving): Companion {
  return {
    kind: "shares",
    ...named,
    observe: (episode) => (furthestStage(episode) === stage ? leavingReason(episode) : null),
  };
}

const dischargeCodes = new Set(dischargeTexts.map((each) => each.code));

const leavers: readonly Companion[] = [
  leaving({
    id: "left-after-inquiry",
    title: "Left before the assessment",
    sentence: "Why inquiries closed before an assessment was held.",
    stage: "inquiry",
    classes: closingTexts,
  }),
  leaving({
    id: "left-after-assessment",
    title: "Left between assessment and authorization",
    sentence: "Why inquiries closed after the assessment, before an approval.",
    stage: "assessed",
    classes: closingTexts,
  }),
  leaving({
    id: "left-after-authorization",
    title: "Left between authorization and admission",
    sentence: "Why inquiries closed after the approval, before the admission.",
    stage: "authorized",
    classes: closingTexts,
  }),
  leaving({
    id: "left-after-admission",
    title: "Left between admission and first session",
    sentence:
      "Why people who were admitted never attended: the reason of discharge, else that of closing the inquiry.",
    stage: "admitted",
    classes: [
      ...dischargeTexts,
      ...closingTexts.filter(
        (each) => each.code !== "closed_without_reason" && !dischargeCodes.has(each.code),
      ),
    ],
  }),
  leaving({
    id: "left-after-start",
    title: "Left after the first session",
    sentence: "Why stays that started ended other than completed.",
    stage: "started",
    classes: dischargeTexts.filter((each) => each.code !== "completed"),
  }),
];

export const intakeFunnel: ListMeasure = {
  id: "intake-funnel",
  version: 1,
  kind: "list",
  title: "From inquiry to completion",
  question: "How far do the people who ask for help come, and why do those leave who leave?",
  improvementNotation: "increase",
  section: "access",
  indexDate: "inquiry",
  grain: "episode",
  initialPopulation: "All inquiries received in the period, people who are still on their way included.",
  numerator:
    "People who have reached each stage: assessed, authorized, admitted, started, completed. A later stage implies the earlier ones, recorded or not.",
  pending:
    "Nobody is left out as pending. People who still wait or are enrolled count with the stage they have reached, are named under Still open, and mark the group as immature: its later stages will still grow.",
  exclusions: accessExclusions,
  missing: [],
  reasons: [
    { code: "inquiry", sentence: "Asked for help; nothing further." },
    { code: "assessed", sentence: "Assessed; nothing further." },
    { code: "authorized", sentence: "Authorized; nothing further." },
    { code: "admitted", sentence: "Admitted; nothing further." },
    { code: "started", sentence: "Started; not completed, or not yet." },
    { code: "completed", sentence: "Completed." },
  ],
  method:
    "95% Wilson score interval for each share. Each stage is shown of all inquiries, and of those who reached the stage before.",
  unit: "list",
  goal: null,
  source: "The program's own care process; reasons as recorded at closing and discharge.",
  changes: ["1: first version"],
  classify,
  isImmature: isOpen,
  value: () => null,
  valueUnit: "",
  details: (episode) => {
    const reason = leavingReason(episode);
    const now = isOpen(episode) ? "still open" : reason === null ? "completed" : "left";
    return { "Furthest stage": furthestStage(episode), Now: now, Reason: reason };
  },
  companions: [],
  items: [...ofInquiries, ...ofStageBefore, stillOpen, ...leavers],
};
