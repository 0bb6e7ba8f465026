import { describe, expect, it } from "vitest";
import { describeMeasure } from "#api/measures/describe-measure";
import { accessWords } from "#shared/measures/goal-words";
import { defaultGoals, goalsOf, type StatedGoal } from "#shared/measures/goals";
import { measures, measuresUnder } from "#shared/measures/index";

const everyone = { population: null, lowest: null } as const;
const access = (highest: number, from: string | null = null): StatedGoal => ({
  ...everyone,
  goal: "access",
  from,
  highest,
});
const dose = (
  population: StatedGoal["population"],
  [lowest, highest]: readonly [number, number],
  from: string | null = null,
): StatedGoal => ({ goal: "dose", population, from, lowest, highest });
const stay = ([lowest, highest]: readonly [number, number], from: string | null = null): StatedGoal => ({
  goal: "stay",
  population: null,
  from,
  lowest,
  highest,
});

/** What a measure says under the goals, with all its parts. */
function textOf(id: string, stated: readonly StatedGoal[]): string {
  const measure = measuresUnder(goalsOf(stated)).find((each) => each.id === id);
  if (!measure) throw new Error(`no ${id}`);
  return JSON.stringify(describeMeasure(measure));
}

describe("texts under the goals that ship", () => {
  it.each([
    ["access-within-48h", "First session within 48 hours"],
    ["access-within-48h", "at most 48 h 00 min 00 s after the inquiry"],
    ["access-within-48h", "Received less than 48 hours before"],
    ["time-to-first-session", "Half of all people who ask have started within 48 hours."],
    [
      "weekly-dose",
      "Within: 9 to 15 hours for adults and older adults, 6 to 15 hours for adolescents and children",
    ],
    ["length-of-stay", "14 to 84 days."],
  ])("of %s say %j", (id, words) => {
    expect(textOf(id, [])).toContain(words);
  });

  it("are those of the very measures that count", () => {
    expect(measuresUnder(defaultGoals)).toBe(measures);
  });
});

it.each([
  [48, "48 hours are over"],
  [1, "1 hour is over"],
])("of a goal of %i hours somebody has behind them: %s", (hours, words) => {
  expect(accessWords(goalsOf([access(hours)]).access).over).toBe(words);
});

describe("texts under one other access goal", () => {
  const all = measuresUnder(goalsOf([access(72)])).map((each) => JSON.stringify(describeMeasure(each)));

  it("name its hours", () => {
    const text = textOf("access-within-48h", [access(72)]);
    for (const words of [
      '"title":"First session within 72 hours"',
      "at most 72 h 00 min 00 s after the inquiry",
      "Received less than 72 hours before",
      "The inquiry is less than 72 hours old",
      "came more than 72 hours after",
      "80% within 72 hours",
      '"Offered within 72 hours"',
      '"Within 72 hours of program time"',
    ]) {
      expect(text).toContain(words);
    }
    const waiting = textOf("waiting-now", [access(72)]);
    expect(waiting).toContain("hours left to 72, who owns the clock");
    expect(waiting).toContain(
      '"title":"Past 72 hours","sentence":"People who wait and whose inquiry is more than 72 hours old."',
    );
    expect(textOf("time-to-first-session", [access(72)])).toContain(
      '"goal":{"value":72,"sentence":"Half of all people',
    );
    expect(textOf("access-definitions", [access(1)])).toContain("first session within 1 hour, of everyone");
  });

  it("leave no sentence with the hours that don’t hold", () => {
    expect(all.filter((text) => /48 h(?!_)|to 48\b/.test(text))).toEqual([]);
  });

  it("keep every id and code", () => {
    const names = (texts: readonly string[]): string[] =>
      texts.flatMap((text) => text.match(/"(?:id|code)":"[^"]*"/g) ?? []);
    expect(names(all)).toEqual(names(measures.map((each) => JSON.stringify(describeMeasure(each)))));
  });
});

describe("texts under an access goal that has changed", () => {
  const two = [access(72, "2026-01-01")];

  it("call it by its name, and list its hours with their days", () => {
    const text = textOf("access-within-48h", two);
    expect(text).toContain('"title":"First session within the access goal"');
    expect(text).toContain(
      "at most so long after the inquiry, in elapsed time: 48 hours for inquiries until 31 Dec 2025, 72 hours since. The first session",
    );
    expect(text).toContain("The inquiry is younger than the access goal");
    expect(textOf("waiting-now", two)).toContain("hours left to the goal");
    expect(textOf("access-steps", two)).toContain(
      "The access goal: a first session within so long of the inquiry: 48 hours for inquiries until 31 Dec 2025, 72 hours since.",
    );
  });

  it("list three values one after the other", () => {
    expect(textOf("waiting-now", [...two, access(60, "2026-07-01")])).toContain(
      "goal of 48 hours for inquiries until 31 Dec 2025, 72 hours until 30 Jun 2026, 60 hours since.",
    );
  });

  it("say one value where the later one only repeats it", () => {
    expect(textOf("access-within-48h", [access(48, "2026-01-01")])).toContain(
      "First session within 48 hours",
    );
  });
});

describe("texts of the bands", () => {
  it.each([
    {
      name: "as shipped",
      stated: [],
      says: "9 to 15 hours for adults and older adults, 6 to 15 hours for adolescents and children, both",
    },
    {
      name: "other for adults",
      stated: [dose("adult", [9, 20])],
      says: "9 to 20 hours for adults, 9 to 15 hours for older adults, 6 to 15 hours for adolescents and children",
    },
    {
      name: "the same for all",
      stated: [dose("child", [9, 15]), dose("adolescent", [9, 15])],
      says: "Within: 9 to 15 hours for adults, older adults, adolescents and children",
    },
    {
      name: "changed for adults",
      stated: [dose("adult", [9, 20], "2026-01-05")],
      says: "Within: adults 9 to 15 hours until 4 Jan 2026, 9 to 20 hours since; older adults 9 to 15 hours; adolescents and children 6 to 15 hours, both",
    },
  ])("dose, $name", ({ stated, says }) => expect(textOf("weekly-dose", stated)).toContain(says));

  it.each([
    {
      name: "other for children",
      stated: [dose("child", [5, 15])],
      says: "(9 h; 6 h for adolescents; 5 h for children)",
    },
    {
      name: "other for adults",
      stated: [dose("adult", [10, 15])],
      says: "(10 h for adults; 9 h for older adults; 6 h for children and adolescents)",
    },
    {
      name: "changed for adults",
      stated: [dose("adult", [10, 15], "2026-01-05")],
      says: "(adults 9 h until 4 Jan 2026, 10 h since; older adults 9 h; children and adolescents 6 h)",
    },
  ])("planned dose, $name", ({ stated, says }) => expect(textOf("completion", stated)).toContain(says));

  it("stay", () => {
    expect(textOf("length-of-stay", [stay([2, 16])])).toContain("14 to 112 days.");
    const two = textOf("length-of-stay", [stay([3, 16], "2026-01-01")]);
    expect(two).toContain("Less than 14 days for people admitted until 31 Dec 2025, 21 days since.");
    expect(two).toContain(
      "the stay band of 2 to 12 weeks for people admitted until 31 Dec 2025, 3 to 16 weeks since is the organization's own.",
    );
  });
});
