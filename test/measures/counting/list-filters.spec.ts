import { describe, expect, it } from "vitest";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import type { ListFilter } from "#shared/measures/result";
import { at, type StatedProgram } from "../columns-of.js";
import { asked, listed, nameOf, started, type Asked } from "./stated-lists.js";

const inTwo: readonly StatedProgram[] = [
  {
    key: { program: "SU-B" },
    episodes: [started(2, 72, { sex: "female" }), started(1, 24, { sex: "female" })],
  },
  {
    key: { program: "MH-A" },
    episodes: [
      started(30, 24, { sex: "female" }),
      started(2, 24, { sex: "male" }),
      started(2, 71, { sex: "female" }),
      asked(2, { sex: "female" }),
      asked(3, { sex: "male", isRepeat: true }),
    ],
  },
];

describe("whom a filter lists", () => {
  const may = { ...asked(40, { sex: "female" }), firstSessionAt: at("2026-05-11T17:00:00Z") };
  const withMay: readonly StatedProgram[] = [...inTwo, { key: { program: "MH-C" }, episodes: [may] }];
  const everybody = [
    ...["MH-A 2 met", "MH-A 3 not_met", "MH-A 4 not_met", "MH-A 5 excluded", "MH-A 1 met"],
    ...["MH-C 1 met", "SU-B 2 met", "SU-B 1 not_met"],
  ];
  it.each<{
    name: string;
    filter: ListFilter;
    by?: Asked["by"];
    every?: Asked["every"];
    expected: string[];
  }>([
    {
      name: "nobody is asked for: all by program, day and number",
      filter: {},
      expected: everybody,
    },
    {
      name: "one class",
      filter: { classes: ["met"] },
      expected: ["MH-A 2 met", "MH-A 1 met", "MH-C 1 met", "SU-B 2 met"],
    },
    {
      name: "two classes",
      filter: { classes: ["not_met", "excluded"] },
      expected: ["MH-A 3 not_met", "MH-A 4 not_met", "MH-A 5 excluded", "SU-B 1 not_met"],
    },
    { name: "no class at all", filter: { classes: [] }, expected: [] },
    { name: "a reason", filter: { reason: "still_waiting" }, expected: ["MH-A 4 not_met"] },
    {
      name: "a class and a reason of another class",
      filter: { classes: ["met"], reason: "still_waiting" },
      expected: [],
    },
    {
      name: "a period",
      filter: { period: "2026-05" },
      every: "month",
      expected: ["MH-C 1 met"],
    },
    { name: "a period without anybody", filter: { period: "2026-02" }, every: "month", expected: [] },
    {
      name: "a program",
      filter: { key: { program: "SU-B" } },
      by: ["program"],
      expected: ["SU-B 2 met", "SU-B 1 not_met"],
    },
    {
      name: "a key of two dimensions",
      filter: { key: { program: "MH-A", sex: "male" } },
      by: ["program", "sex"],
      expected: ["MH-A 2 met", "MH-A 5 excluded"],
    },
    {
      name: "a key of which only one dimension is that of anybody",
      filter: { key: { program: "SU-B", sex: "male" } },
      by: ["program", "sex"],
      expected: [],
    },
    {
      name: "an empty key",
      filter: { key: {} },
      by: ["sex"],
      expected: everybody,
    },
    {
      name: "a period and a key",
      filter: { period: "2026-04", key: { sex: "female" }, classes: ["met"] },
      by: ["sex"],
      every: "month",
      expected: ["MH-A 1 met", "SU-B 2 met"],
    },
  ])("$name", ({ expected, ...one }) => {
    expect(listed({ measure: accessWithin48h, ...one }, ...withMay).map(nameOf)).toEqual(expected);
  });
});
