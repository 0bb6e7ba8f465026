import { it } from "vitest";
import { describeInBrowser } from "../support/describe-in-browser.js";
import { expectNoFaults } from "../support/faults.js";
import { isWholeRun } from "../support/whole-run.js";

const first = ["/", "/access", "/cohorts?by=program", "/outcomes"];
const others = [
  "/cohorts?site=Northside&chosen=MH-ADULT-N%202025-07,MH-ADULT-N%202025-09",
  "/cohort/program/MH-ADULT-N",
  "/engagement",
];
const paths = isWholeRun ? [...first, ...others] : first;

describeInBrowser("pages of figures", (room) => {
  it.each(paths)(
    "%s has no accessibility violation and no sideways scroll, wide and narrow, light and dark",
    async (path) => {
      const { page, complaints } = await room.walkWhole(path);
      await expectNoFaults(page, complaints);
    },
    180_000,
  );
});
