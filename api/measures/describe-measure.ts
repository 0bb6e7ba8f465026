import type { MeasureTextResponse } from "#shared/contract/measures";
import { classTitles } from "#shared/measures/class-titles";
import type { Companion, Measure } from "#shared/measures/definition";

type CompanionText = MeasureTextResponse["companions"][number];

function describeCompanion(companion: Companion): CompanionText {
  const { id, kind, title, sentence } = companion;
  return { id, kind, title, sentence, classes: classesOf(companion) };
}

/** Severity bands differ by instrument: the registry of instruments lists them. */
function classesOf(companion: Companion): CompanionText["classes"] {
  if (companion.kind !== "shares" && companion.kind !== "parts") return [];
  return companion.classes === "severity-bands" ? [] : [...companion.classes];
}

function companionsOf(measure: Measure): CompanionText[] {
  const companions = measure.companions.map(describeCompanion);
  if (measure.kind !== "time-to-event" || !measure.competing) return companions;
  return [{ ...measure.competing, kind: "time-to-event", classes: [] }, ...companions];
}

/** What a measure states, without its rules. */
export function describeMeasure(measure: Measure): MeasureTextResponse {
  return {
    id: measure.id,
    version: measure.version,
    kind: measure.kind,
    title: measure.title,
    question: measure.question,
    section: measure.section,
    improvementNotation: measure.improvementNotation,
    indexDate: measure.indexDate,
    isOfNow: measure.isOfNow ?? false,
    grain: measure.grain,
    initialPopulation: measure.initialPopulation,
    numerator: measure.numerator,
    pending: measure.pending,
    exclusions: [...measure.exclusions],
    missing: [...measure.missing],
    reasons: [...measure.reasons],
    classTitles: { ...classTitles, ...measure.classTitles },
    notMet: measure.notMet ?? null,
    method: measure.method,
    unit: measure.unit,
    goal: measure.goal,
    source: measure.source,
    changes: [...measure.changes],
    classes: measure.kind === "shares" ? [...measure.classes] : [],
    steps: measure.kind === "duration" ? measure.steps.map(({ id, title }) => ({ id, title })) : [],
    companions: companionsOf(measure),
    items: measure.kind === "list" ? measure.items.map(describeCompanion) : [],
  };
}
