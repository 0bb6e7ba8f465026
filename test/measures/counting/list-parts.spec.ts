import { describe, expect, it } from "vitest";
import { accessDefinitions } from "#shared/measures/access-definitions";
import { accessSteps } from "#shared/measures/access-steps";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { symptomChange } from "#shared/measures/symptom-change";
import { timeToFirstSession } from "#shared/measures/time-to-first-session";
import type { Measure } from "#shared/measures/definition";
import type { ListFilter } from "#shared/measures/result";
import { at, on } from "../columns-of.js";
import { asked, listed } from "./stated-lists.js";

describe("whom a part of a figure lists", () => {
  const people = {
    episodes: [
      asked(1, { assessmentAt: at("2026-04-02T17:00:00Z"), firstSessionAt: at("2026-04-02T18:00:00Z") }),
      asked(2, { assessmentAt: at("2026-04-06T17:00:00Z"), firstSessionAt: at("2026-04-07T17:00:00Z") }),
      asked(3, { closedAt: at("2026-04-05T17:00:00Z"), closedReason: "declined" }),
      asked(4),
      asked(5, { isRepeat: true }),
    ],
  };
  it.each<{ name: string; measure: Measure; filter: ListFilter; expected: string[] }>([
    {
      name: "a companion: all who are counted in it",
      measure: accessWithin48h,
      filter: { part: "assessed-within-48h" },
      expected: ["1 met", "2 not_met", "3 not_met", "4 not_met"],
    },
    {
      name: "who met it",
      measure: accessWithin48h,
      filter: { part: "assessed-within-48h", partClass: "met" },
      expected: ["1 met"],
    },
    {
      name: "who did not",
      measure: accessWithin48h,
      filter: { part: "assessed-within-48h", partClass: "not_met" },
      expected: ["2 not_met", "3 not_met", "4 not_met"],
    },
    { name: "a part that is none", measure: accessWithin48h, filter: { part: "none" }, expected: [] },
    {
      name: "a class without a part asks nothing",
      measure: accessWithin48h,
      filter: { partClass: "met" },
      expected: ["1 met", "2 not_met", "3 not_met", "4 not_met", "5 excluded"],
    },
    {
      name: "the curve of what competes: its event is the other's",
      measure: timeToFirstSession,
      filter: { part: "closing-without-start", partClass: "event" },
      expected: ["3 competing"],
    },
    {
      name: "the curve of what competes: what competes with it",
      measure: timeToFirstSession,
      filter: { part: "closing-without-start", partClass: "competing" },
      expected: ["1 event", "2 event"],
    },
    {
      name: "the curve of what competes: who still waits",
      measure: timeToFirstSession,
      filter: { part: "closing-without-start", partClass: "censored" },
      expected: ["4 censored"],
    },
    {
      name: "the curve of what competes: all of it, nobody who is excluded",
      measure: timeToFirstSession,
      filter: { part: "closing-without-start" },
      expected: ["1 event", "2 event", "3 competing", "4 censored"],
    },
    {
      name: "a step: who took it",
      measure: accessSteps,
      filter: { part: "inquiry-to-assessment" },
      expected: ["1 counted", "2 counted"],
    },
    {
      name: "a step: the class that it has",
      measure: accessSteps,
      filter: { part: "inquiry-to-assessment", partClass: "counted" },
      expected: ["1 counted", "2 counted"],
    },
    {
      name: "a step that nobody took",
      measure: accessSteps,
      filter: { part: "authorization-request-to-decision" },
      expected: [],
    },
    {
      name: "an item of a list",
      measure: accessDefinitions,
      filter: { part: "this-product", partClass: "met" },
      expected: ["1 counted"],
    },
    {
      name: "an item of a list that is a number",
      measure: accessDefinitions,
      filter: { part: "niatx-days", partClass: "counted" },
      expected: ["1 counted", "2 counted"],
    },
  ])("$name", ({ measure, filter, expected }) => {
    const found = listed({ measure, filter }, people);
    expect(found.map((unit) => `${unit.episodeNo} ${unit.class}`)).toEqual(expected);
  });

  it("a step leaves out who is excluded, though they took it", () => {
    const repeat = asked(1, { isRepeat: true, assessmentAt: at("2026-04-02T17:00:00Z") });
    expect(
      listed({ measure: accessSteps, filter: { part: "inquiry-to-assessment" } }, { episodes: [repeat] }),
    ).toEqual([]);
  });

  it("a share lists who is in its class", () => {
    const judged = {
      admittedOn: on("2026-01-05"),
      firstSessionOn: on("2026-01-05"),
      firstSessionAt: at("2026-01-05T17:00:00Z"),
    };
    const scores = [0, 28].map((day) => ({
      instrument: "PHQ-9",
      takenOn: on("2026-01-05") + day,
      total: day === 0 ? 18 : 7,
    }));
    const ended = {
      dischargedOn: on("2026-02-16"),
      endedAt: at("2026-02-17T06:00:00Z"),
      dischargeReason: "completed",
    };
    const stays = {
      episodes: [
        { ...judged, ...ended, scores },
        { ...judged, ...ended },
      ],
    };
    const inClass = (partClass: string, part = "baseline-severity"): number =>
      listed({ measure: symptomChange, filter: { part, partClass } }, stays).length;
    expect(["moderately severe", "severe"].map((name) => inClass(name))).toEqual([1, 0]);
    expect([inClass("met", "completeness"), inClass("not_met", "completeness")]).toEqual([1, 1]);
    // Weeks of the course: the baseline, the week of the last score, none between, none beyond, no word, no fraction.
    expect(["0", "4", "3", "15", "x", "4.5", "-1"].map((week) => inClass(week, "trajectory"))).toEqual([
      1, 1, 0, 0, 0, 0, 0,
    ]);
    expect(listed({ measure: symptomChange, filter: { part: "trajectory" } }, stays)).toHaveLength(1);
  });
});
