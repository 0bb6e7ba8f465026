import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { TallyPlan, tallyPlanOf, type Planned } from "#shared/measures/counting/tally-plan";
import { completion } from "#shared/measures/completion";
import { measures } from "#shared/measures/index";

const planned: Planned = { measure: completion, hasBeside: true, isWhole: true, registry };
const others: readonly (readonly [string, Partial<Planned>])[] = [
  ["another measure", { measure: measures[0] ?? completion }],
  ["nothing beside", { hasBeside: false }],
  ["many groups", { isWhole: false }],
  ["another registry", { registry: [...registry] }],
];

/** Which measures do something with each row, with all that is beside them and without. */
const looks = [
  ["each counted row", true, "wantsCounted"],
  ["each counted row", false, "wantsCounted"],
  ["each shown row", true, "wantsShown"],
  ["each shown row", false, "wantsShown"],
  ["the cursor", true, "readsCursor"],
  ["the cursor", false, "readsCursor"],
] as const;
const wanted: Readonly<Record<string, readonly string[]>> = {
  "wantsCounted true": [
    ...[
      "time-to-first-session",
      "access-steps",
      "access-definitions",
      "waiting-now",
      "weekly-dose",
      "retention",
    ],
    ...["length-of-stay", "symptom-change", "time-to-improvement", "score-completeness"],
  ],
  "wantsCounted false": [
    ...["time-to-first-session", "access-steps", "access-definitions", "waiting-now", "retention"],
    ...["length-of-stay", "symptom-change", "time-to-improvement"],
  ],
  "wantsShown true": ["access-steps", "symptom-change"],
  "wantsShown false": ["access-steps"],
  "readsCursor true": ["access-steps", "weekly-dose", "symptom-change", "score-completeness"],
  "readsCursor false": ["access-steps", "symptom-change"],
};

describe("a plan", () => {
  it.each(looks)("of these measures looks at %s, beside them: %s", (_name, hasBeside, look) => {
    const plans = measures.map((measure) => new TallyPlan({ ...planned, measure, hasBeside }));
    const found = plans.filter((plan) => plan[look]).map(({ measure }) => measure.id);
    expect(found).toEqual(wanted[`${look} ${hasBeside}`]);
  });

  it("numbers the answers of rows in turn, and leaves out parts that are no answers", () => {
    const plan = (id: string) =>
      new TallyPlan({ ...planned, measure: measures.find((each) => each.id === id) ?? completion });
    expect(plan("access-steps").codeOf).toEqual([-1, -1, 0, 1]);
    expect(plan("access-steps").codes).toBe(2);
    expect(plan("access-steps").isOverAll).toEqual([false, true, true, true]);
    expect(plan("completion").codeOf).toEqual([0, 1, 2, 3]);
    expect(plan("weekly-dose").codes).toBe(0);
  });

  it("finds an instrument of its registry", () => {
    const first = registry[0];
    expect(new TallyPlan({ ...planned, registry: registry.slice(0, 1) }).instrument(first?.id ?? "")).toBe(
      first,
    );
    expect(
      new TallyPlan({ ...planned, registry: registry.slice(1) }).instrument(first?.id ?? ""),
    ).toBeUndefined();
  });
});

describe("a plan is kept for what is planned alike", () => {
  it("and asked for again", () => {
    expect(tallyPlanOf({ ...planned })).toBe(tallyPlanOf(planned));
  });

  it.each(others)("and not for %s", (_name, other) => {
    const plan = tallyPlanOf(planned);
    const found = tallyPlanOf({ ...planned, ...other });
    expect(found).not.toBe(plan);
    expect(found).toMatchObject(other);
  });

  it("beside those of the same registry", () => {
    const plan = tallyPlanOf(planned);
    tallyPlanOf({ ...planned, hasBeside: false });
    tallyPlanOf({ ...planned, isWhole: false });
    expect(tallyPlanOf(planned)).toBe(plan);
  });

  it("until another registry comes", () => {
    const plan = tallyPlanOf(planned);
    tallyPlanOf({ ...planned, registry: [...registry] });
    expect(tallyPlanOf(planned)).not.toBe(plan);
  });
});
