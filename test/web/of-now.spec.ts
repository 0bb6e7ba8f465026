import { expect, it } from "vitest";
import { describeMeasure } from "#api/measures/describe-measure";
import { measures } from "#shared/measures/index";
import { viewOfMeasure } from "../../web/src/view/of-now.js";
import { parseView } from "../../web/src/view/view-state.js";

const { view } = parseView(new URLSearchParams("program=NORTH&span=3m"), "2026-06-30");

it("asks a measure of now over all time with the page's filters, any other in the page's view", () => {
  const ofNow = measures.map(describeMeasure).filter((measure) => viewOfMeasure(measure, view) !== view);
  expect(ofNow.map(({ id }) => id).sort()).toEqual(["needs-attention", "waiting-now"]);
  for (const measure of ofNow) {
    expect(viewOfMeasure(measure, view)).toEqual({ ...view, span: "all", from: null, to: null });
  }
});
