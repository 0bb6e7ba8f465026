import { describe, expect, it } from "vitest";
import { dayOf, weekdayOf } from "#shared/calendar";
import {
  LEFT,
  localMoment,
  marksHeight,
  placedMarks,
  placeIn,
  RIGHT,
  stayTimeOf,
  ticksIn,
} from "../../web/src/pages/episode/stay-time.js";

type Stay = Parameters<typeof stayTimeOf>[0];

const nothing: Stay = {
  asOf: "2026-06-30T12:00:00Z",
  zone: "America/Chicago",
  ...{ inquiredAt: null, firstSessionAt: null, closedAt: null, admittedOn: null, dischargedOn: null },
  ...{ sessions: [], scores: [] },
};
const whole: Stay = {
  ...nothing,
  inquiredAt: "2026-01-02T18:00:00Z",
  admittedOn: "2026-01-05",
  firstSessionAt: "2026-01-06T16:00:00Z",
  dischargedOn: "2026-02-20",
};
const day = (iso: string): number => dayOf(iso) ?? NaN;
const score = (on: string) => ({ instrument: "PHQ-9", on, total: 9, isProrated: false, safetyItem: null });

describe("the days that an episode's pictures share", () => {
  it.each([
    { name: "from the inquiry to discharge", stay: whole, from: "2025-12-29", to: "2026-02-23" },
    {
      name: "to a last score after discharge",
      stay: { ...whole, scores: [score("2026-03-03")] },
      ...{ from: "2025-12-29", to: "2026-03-09" },
    },
    {
      name: "to as-of while the stay goes on",
      stay: { ...whole, dischargedOn: null },
      ...{ from: "2025-12-29", to: "2026-07-06" },
    },
    {
      name: "to the day on which the inquiry was closed",
      stay: { ...nothing, inquiredAt: "2026-01-02T18:00:00Z", closedAt: "2026-01-12T18:00:00Z" },
      ...{ from: "2025-12-29", to: "2026-01-19" },
    },
    {
      name: "by the program's own days: the evening of Sunday in Chicago",
      stay: { ...whole, inquiredAt: "2026-01-05T04:00:00Z" },
      ...{ from: "2025-12-29", to: "2026-02-23" },
    },
    {
      name: "of which nothing is known: the week of as-of",
      stay: nothing,
      from: "2026-06-29",
      to: "2026-07-06",
    },
  ])("go $name", ({ stay, from, to }) =>
    expect(stayTimeOf(stay)).toMatchObject({ from: day(from), to: day(to) }),
  );

  it("have admission, first session and discharge as marks, those of one day as one", () => {
    expect(stayTimeOf(whole).marks).toEqual([
      { day: day("2026-01-05"), words: "Admitted" },
      { day: day("2026-01-06"), words: "First session" },
      { day: day("2026-02-20"), words: "Discharged" },
    ]);
    const sameDay = { ...whole, firstSessionAt: "2026-01-05T16:00:00Z", dischargedOn: "2026-01-05" };
    expect(stayTimeOf(sameDay).marks.map((mark) => mark.words)).toEqual([
      "Admitted, first session, discharged",
    ]);
    expect(stayTimeOf(nothing).marks).toEqual([]);
  });

  it.each([340, 700, 1400])(
    "lie between the same edges, %i pixels wide, and write Mondays apart",
    (width) => {
      const time = stayTimeOf({ ...whole, scores: [score("2026-12-24")] });
      const place = placeIn(time, width);
      expect([place(time.from), place(time.to)]).toEqual([LEFT, width - RIGHT]);
      const ticks = ticksIn(time, width);
      const places = ticks.map((tick) => place(tick.day));
      expect(ticks.map((tick) => weekdayOf(tick.day)).filter((weekday) => weekday !== 1)).toEqual([]);
      places.slice(1).forEach((x, index) => expect(x - (places[index] ?? 0)).toBeGreaterThanOrEqual(84));
      const years = ticks.flatMap(({ words }) => /\d{4}$/.exec(words)?.[0] ?? []);
      expect(years).toEqual(["2025", "2026"]);
    },
  );

  it.each([340, 1400])(
    "name the marks on lines of their own where they would overlap, %i pixels wide",
    (width) => {
      const time = stayTimeOf({ ...whole, dischargedOn: "2026-01-08", scores: [score("2026-06-01")] });
      const marks = placedMarks(time, width);
      expect(marks.map((mark) => mark.line)).toEqual([0, 1, 2]);
      expect(marksHeight(time, width)).toBe(51);
      const [late] = placedMarks({ ...time, marks: [{ day: time.to - 1, words: "Discharged" }] }, width);
      expect(late?.anchor).toBe("end");
    },
  );
});

it.each([
  ["2026-01-05T16:30:00Z", "America/New_York", day("2026-01-05") + 11.5 / 24],
  ["2026-07-05T03:30:00Z", "America/Chicago", day("2026-07-04") + 22.5 / 24],
  ["never", "UTC", null],
])("puts %s in %s at a day and its fraction", (...[instant, zone, moment]) => {
  const found = localMoment(instant, zone);
  if (moment === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(moment, 9);
});
