import { describe, expect, it } from "vitest";
import { describeMeasure } from "#api/measures/describe-measure";
import { measures } from "#shared/measures/index";
import {
  classTitle,
  reasonSentence,
  rowValueWords,
  standingOf,
  whyWords,
} from "../../web/src/words/class-words.js";

function measure(id: string) {
  const found = measures.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return describeMeasure(found);
}

describe("why something has its class", () => {
  const cases = [
    {
      of: "completion",
      class: "excluded",
      reason: "moved",
      title: "Left out",
      why: "The person moved away.",
    },
    {
      of: "completion",
      class: "pending",
      reason: "still_enrolled",
      title: "Pending",
      why: "Still enrolled: the outcome is not known yet.",
    },
    {
      of: "access-within-48h",
      class: "not_met",
      reason: "still_waiting",
      title: "Not met",
      why: "No session attended yet, and the inquiry is still open.",
    },
    {
      of: "access-steps",
      class: "not_met",
      reason: "declined",
      title: "Never started",
      why: "The person declined before a first session.",
    },
    { of: "attendance", class: "not_met", reason: "no_show", title: "Not met", why: "Did not come." },
    {
      of: "retention",
      class: "event",
      reason: "no_show",
      title: "Left unplanned",
      why: "Discharged because the person stopped coming.",
    },
    {
      of: "recovery",
      class: "missing",
      reason: "no_baseline",
      title: "Missing",
      why: measures.find((each) => each.id === "recovery")?.missing[0]?.sentence ?? "",
    },
    {
      of: "needs-attention",
      class: "not_met",
      reason: "",
      title: "No reason",
      why: "None of the reasons applies.",
    },
    { of: "intake-funnel", class: "counted", reason: "new_code", title: "Counted", why: "new code." },
  ];
  it.each(cases)("$of, $class, $reason", ({ of, title, why, ...found }) => {
    expect(classTitle(found.class, measure(of))).toBe(title);
    expect(whyWords(found, measure(of))).toBe(why);
  });

  it("says without a reason what the numerator asks for, or that it does not hold", () => {
    const text = measure("early-engagement");
    expect(whyWords({ class: "met", reason: "" }, text)).toBe(text.numerator);
    expect(whyWords({ class: "not_met", reason: "" }, text)).toMatch(/^Does not hold: /);
    expect(whyWords({ class: "outside", reason: "" }, text)).toMatch(/^Only these are looked at: /);
  });
});

it("knows which classes stand in a figure", () => {
  expect(standingOf("not_met", "proportion")).toBe("counted");
  expect(standingOf("not_met", "duration")).toBe("left-out");
  expect(standingOf("censored", "time-to-event")).toBe("counted");
  expect(standingOf("excluded", "list")).toBe("left-out");
  expect(standingOf("missing", "mean-change")).toBe("missing");
});

it("says one code as each measure means it", () => {
  expect(reasonSentence("no_show", measure("attendance"))).toBe("Did not come.");
  expect(reasonSentence("no_show", measure("retention"))).toBe(
    "Discharged because the person stopped coming.",
  );
  expect(reasonSentence("under", measure("weekly-dose"))).toBe("Fewer attended hours than the band.");
});

it.each([
  [null, "hours", "–"],
  [5.75, "hours", "5.8 h"],
  [45, "days", "45 d"],
  [-12, "points", "−12 points"],
  [1, "points", "+1 point"],
  [0, "points", "0 points"],
  [14, "sessions", "14 sessions"],
  [3, "", "3"],
] as const)("writes the value %s in %s as %s", (value, unit, words) => {
  expect(rowValueWords(value, unit)).toBe(words);
});
