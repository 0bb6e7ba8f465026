import { describe, expect, it } from "vitest";
import { judgedWeeks, underIn, weekShown } from "../../web/src/answers/dose-weeks.js";
import { doseBandHours } from "../../web/src/answers/dose-band.js";
import {
  attendanceFinding,
  attendanceMonthsFinding,
  earlyFinding,
  seatsFinding,
  underBandFinding,
} from "../../web/src/findings/engagement-findings.js";
import { inOneLine } from "../../web/src/words/finding.js";
import { group, proportion, shares } from "./sample-groups.js";
import { defaultGoals } from "#shared/measures/goals";

describe("titles of attendance", () => {
  it.each([
    [90, 100, 5, "90.0% of sessions were attended; no-show 5.0%"],
    [6, 8, 1, "6 of 8 sessions were attended"],
    [2, 3, 1, "Too few sessions to show attendance"],
  ])("%d of %d with %d no-shows", (...[attended, n, noShows, title]) => {
    const beside = { "no-show": proportion(noShows, n) };
    expect(inOneLine(attendanceFinding(group(proportion(attended, n), { beside })))).toBe(title);
  });
  const [better, worse] = ["improvement", "concern"] as const;
  it.each([
    [[], "Attendance 90.0%: no period stands out"],
    [null, "Attendance 90.0%: too few periods to tell whether any stands out"],
    [[{ period: "2026-03", verdict: worse }], "Attendance 90.0%: worse than usual in Mar 2026"],
    [[{ period: "2026-03", verdict: better }], "Attendance 90.0%: better than usual in Mar 2026"],
    [
      [
        { period: "2026-03", verdict: better },
        { period: "2026-04", verdict: worse },
        { period: "2026-05", verdict: worse },
      ],
      "Attendance 90.0%: signals of concern in 2 periods, of improvement in 1",
    ],
  ])("months: %j", (signals, title) =>
    expect(attendanceMonthsFinding(proportion(90, 100), signals)).toBe(title),
  );
});

describe("the list of people under the band", () => {
  const week = (period: string, under: number, marks: readonly "unfinished"[] = []) =>
    group(shares({ under, within: 10 }), { period, marks: [...marks] });
  const none = group({ kind: "none", reason: "Nobody." }, { period: "2026-W23" });
  const weeks = judgedWeeks([
    week("2025-W52", 3),
    week("2026-W24", 0),
    none,
    week("2026-W25", 2, ["unfinished"]),
  ]);
  it("offers the weeks that are over and judged, the newest first", () => {
    expect(weeks.map((one) => one.period)).toEqual(["2026-W24", "2025-W52"]);
    expect(weeks.map(underIn)).toEqual([0, 3]);
  });
  it("shows the week that is asked for, else the newest", () => {
    expect(weekShown(weeks, "2025-W52")?.period).toBe("2025-W52");
    expect(weekShown(weeks, "2026-W25")?.period).toBe("2026-W24");
    expect(weekShown([], null)).toBeUndefined();
  });
  it.each([
    [week("2026-W24", 3), "3 of 13 people were under the dose band in week 24 of 2026"],
    [week("2026-W24", 0), "Nobody of 10 was under the dose band in week 24 of 2026"],
    [undefined, "Nobody’s full week is judged in week 24 of 2026"],
  ])("title %#", (shown, title) => expect(underBandFinding(shown, "2026-W24")).toBe(title));
  it.each([
    [["adult", "older_adult"], { from: 9, to: 15 }],
    [["adolescent"], { from: 6, to: 15 }],
    [["adult", "child"], null],
    [[], null],
  ])("the band of %j", (populations, band) => expect(doseBandHours(populations, defaultGoals)).toEqual(band));
});

describe("titles of early engagement and of seats", () => {
  const nobody = { kind: "insufficient", reason: "Nobody is counted." } as const;
  it("early engagement goes between programs that have a rate", () => {
    const programs = [group(proportion(36, 40)), group(proportion(20, 40)), group(proportion(1, 5))];
    expect(inOneLine(earlyFinding(group(proportion(57, 85)), programs))).toBe(
      "67.1% came back four times within 30 days; 50.0–90.0% between programs",
    );
    expect(inOneLine(earlyFinding(group(proportion(6, 8)), []))).toBe(
      "6 of 8 came back four times within 30 days",
    );
    expect(inOneLine(earlyFinding(group(nobody), []))).toBe("Too few starts to show early engagement");
    expect(inOneLine(earlyFinding(group(nobody, { pending: 121 }), []))).toBe(
      "121 started, and the 30 days of none are over yet",
    );
  });
  const time = (name: string, filled: number) => group(proportion(filled, 1000), { key: { group: name } });
  it("judges no group time against another, however far their intervals lie apart", () => {
    const apart = [time("morning", 600), time("evening", 400), group(proportion(0, 4))];
    expect(inOneLine(seatsFinding(proportion(1000, 2000), apart))).toBe(
      "50.0% of seats are filled; 40.0–60.0% between group times, differences not judged",
    );
    expect(inOneLine(seatsFinding(proportion(500, 1000), [time("morning", 500)]))).toBe(
      "50.0% of seats are filled",
    );
    expect(inOneLine(seatsFinding(proportion(0, 0), []))).toBe(
      "No session with a known capacity has enough seats for a rate",
    );
  });
});
