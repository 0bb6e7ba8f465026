import { it } from "vitest";
import { describeInBrowser } from "../support/describe-in-browser.js";
import { expectNoFaults } from "../support/faults.js";

const paths = [
  "/",
  "/access",
  "/cohorts?by=program",
  "/cohorts?site=Northside&chosen=MH-ADULT-N%202025-07,MH-ADULT-N%202025-09",
  "/cohort/program/MH-ADULT-N",
  "/outcomes",
  "/engagement",
];

describeInBrowser("pages of figures", (room) => {
  it.each(paths)(
    "%s has no accessibility violation and no sideways scroll, wide and narrow, light and dark",
    async (path) => {
      const { page, complaints } = await room.walkWhole(path);
      await expectNoFaults(page, complaints);
    },
    180_000,
  );

  it("chosen programs side by side have none either, narrow and dark", async () => {
    const { page, complaints } = await room.walkWhole("/cohorts?by=program&chosen=MH-OLDER-R,MH-TEEN-N");
    await page.getByRole("heading", { name: "2 side by side" }).waitFor();
    await expectNoFaults(page, complaints, [{ width: 320, colorScheme: "dark" }]);
  });
});
