import { bamSubscales } from "./bam.js";

/** The revised monitor, with answers as days of the past 30. */
export const bamR = bamSubscales({
  id: "BAM-R",
  title: "Brief Addiction Monitor, revised",
  lookBackDays: 30,
  itemMax: 30,
  rest: () => ({
    toBeConfirmed: ["items", "range", "licence"],
    note: "Answers are days from 0 to 30. No cuts and no reliable change are published.",
  }),
});
