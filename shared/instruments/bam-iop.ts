import { bamSubscales } from "./bam.js";

/** The weekly monitor for intensive outpatient programs, with answers as days of the past 7. */
export const bamIop = bamSubscales({
  id: "BAM-IOP",
  title: "Brief Addiction Monitor for intensive outpatient programs",
  lookBackDays: 7,
  itemMax: 7,
  rest: () => ({
    toBeConfirmed: ["items", "range", "licence"],
    note: "Answers are days from 0 to 7. No cuts and no reliable change are published.",
  }),
});
