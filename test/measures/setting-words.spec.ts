import { describe, expect, it } from "vitest";
import {
  bandWords,
  doseWords,
  hasDoseChanged,
  isSameBand,
  lowestDoseWords,
} from "#shared/measures/band-words";
import { defaultGoals, goalsOf, type Band, type DatedValues, type StatedGoal } from "#shared/measures/goals";
import { goalValueWords, settingWords } from "#shared/measures/setting-words";

const access: StatedGoal = { goal: "access", population: null, from: null, lowest: null, highest: 48 };
const dose: StatedGoal = { goal: "dose", population: "adult", from: "2026-01-05", lowest: 9, highest: 20 };
const stay: StatedGoal = { goal: "stay", population: null, from: null, lowest: 2, highest: 12 };

describe("a setting in words", () => {
  it.each([
    { stated: access, setting: "the access goal", value: "48 hours" },
    {
      stated: { ...access, from: "2026-01-05", highest: 1 },
      setting: "the access goal from 5 Jan 2026",
      value: "1 hour",
    },
    { stated: dose, setting: "the dose band of adults from 5 Jan 2026", value: "9 to 20 hours a week" },
    { stated: stay, setting: "the stay band", value: "2 to 12 weeks" },
    { stated: { ...stay, lowest: null }, setting: "the stay band", value: "12 to 12 weeks" },
  ])("$setting is $value", ({ stated, setting, value }) => {
    expect(settingWords(stated)).toBe(setting);
    expect(goalValueWords(stated)).toBe(value);
  });
});

describe("two dated bands", () => {
  const nine: Band = { lowest: 9, highest: 15 };
  const one: DatedValues<Band> = [{ from: null, value: nine }];
  const later = { from: 20_458, value: nine };
  const cases: readonly {
    readonly name: string;
    readonly other: DatedValues<Band>;
    readonly isSame: boolean;
  }[] = [
    { name: "the same", other: [{ from: null, value: { lowest: 9, highest: 15 } }], isSame: true },
    { name: "another lower end", other: [{ from: null, value: { lowest: 6, highest: 15 } }], isSame: false },
    { name: "another upper end", other: [{ from: null, value: { lowest: 9, highest: 20 } }], isSame: false },
    { name: "one more from a later day", other: [...one, later], isSame: false },
  ];
  it.each(cases)("$name: $isSame", ({ other, isSame }) => {
    expect(isSameBand(one, other)).toBe(isSame);
    expect(isSameBand(other, one)).toBe(isSame);
  });

  it("that begin on different days are not the same", () => {
    expect(isSameBand([...one, later], [...one, { ...later, from: 20_459 }])).toBe(false);
    expect(isSameBand([...one, later], [...one, later])).toBe(true);
  });
});

describe("bands of dose in words", () => {
  const write = (band: Band, isFirst: boolean): string => `${bandWords(band)}${isFirst ? " hours" : " h"}`;
  const changed = goalsOf([dose]);

  it("say the unit in full once, and of whom each is", () => {
    expect(doseWords(defaultGoals, write)).toBe(
      "9 to 15 hours for adults and older adults, 6 to 15 h for adolescents and children",
    );
    expect(lowestDoseWords(defaultGoals)).toBe("9 h; 6 h for children and adolescents");
    expect(hasDoseChanged(defaultGoals)).toBe(false);
  });

  it("begin with whose they are where one has changed", () => {
    expect(hasDoseChanged(changed)).toBe(true);
    expect(doseWords(changed, write)).toMatch(
      /^adults 9 to 15 hours until 4 Jan 2026, 9 to 20 hours since; older adults 9 to 15 h; adolescents and children 6 to 15 h$/,
    );
  });
});
