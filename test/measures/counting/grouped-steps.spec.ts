import { describe, expect, it } from "vitest";
import { accessSteps } from "#shared/measures/access-steps";
import type { DurationStep } from "#shared/measures/result";
import { at, on, type StatedEpisode } from "../columns-of.js";
import { groupOf } from "../stand-on.js";

const ASKED = at("2026-03-02T15:00:00Z");
const after = (hours: number): number => ASKED + hours * 3600;
const asked: StatedEpisode = { inquiredAt: ASKED, inquiredOn: on("2026-03-02") };
const started = { ...asked, assessmentAt: after(10), firstSessionAt: after(40) };

function assessmentOf(...episodes: readonly StatedEpisode[]): DurationStep | undefined {
  const { result } = groupOf(accessSteps, after(1000), { episodes });
  return result.kind === "duration" ? result.steps?.[0] : undefined;
}

describe("a step of the wait", () => {
  it("has as its share the hours of people in the figure over all that they waited", () => {
    const quick = { ...asked, assessmentAt: after(2), firstSessionAt: after(10) };
    expect(assessmentOf(started, quick)).toMatchObject({ n: 2, median: 6, shareOfWait: 12 / 50 });
  });

  it.each([
    { name: "a double", more: { closedAt: after(50), closedReason: "duplicate" } },
    { name: "who asked again", more: { isRepeat: true } },
  ])("leaves out $name, who is left out of the figure", ({ more }) => {
    expect(assessmentOf(started, { ...started, ...more })).toMatchObject({ n: 1, shareOfWait: 10 / 40 });
  });

  it("counts who gave up, but none of their hours as a share of waits that ended with a start", () => {
    const gaveUp = { ...asked, assessmentAt: after(30), closedAt: after(40), closedReason: "declined" };
    expect(assessmentOf(started, gaveUp)).toMatchObject({ n: 2, median: 20, shareOfWait: 10 / 40 });
  });

  it("has no share, and says so, of waits that took no time", () => {
    expect(assessmentOf({ ...asked, assessmentAt: ASKED, firstSessionAt: ASKED })).toMatchObject({
      n: 1,
      median: 0,
      shareOfWait: null,
      reason: "No wait is counted that it could be a share of.",
    });
  });
});
