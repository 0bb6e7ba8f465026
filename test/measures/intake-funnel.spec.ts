import { describe, expect, it } from "vitest";
import { intakeFunnel } from "#shared/measures/intake-funnel";
import { closedReasons, dischargeReasons } from "#shared/measures/columns";
import { at, observe, on, type StatedEpisode } from "./columns-of.js";
import { groupOf, itemOf, placeOf, standOn, unitsOf } from "./stand-on.js";

const ASKED = at("2026-03-02T15:00:00Z");
const AS_OF = at("2026-06-01T00:00:00Z");
const asked: StatedEpisode = { inquiredAt: ASKED, inquiredOn: on("2026-03-02") };
const assessed: StatedEpisode = { ...asked, assessmentAt: ASKED + 60 };
const approved: StatedEpisode = {
  ...assessed,
  authorizationDecidedAt: ASKED + 90,
  authorizationResult: "approved",
};
const admitted: StatedEpisode = { ...approved, admittedOn: on("2026-03-03") };
const started: StatedEpisode = {
  ...admitted,
  firstSessionAt: ASKED + 9000,
  firstSessionOn: on("2026-03-03"),
};
const ended = { dischargedOn: on("2026-04-03"), endedAt: at("2026-04-04T05:00:00Z") };
const closed = { closedAt: ASKED + 500, closedReason: "declined" };

interface Case {
  readonly name: string;
  readonly episode: StatedEpisode;
  readonly stage: string;
  /** "open", "completed", or the item in which the reason is counted with the reason. */
  readonly now: string;
}

const cases: readonly Case[] = [
  { name: "has asked", episode: asked, stage: "inquiry", now: "open" },
  {
    name: "asked and declined",
    episode: { ...asked, ...closed },
    stage: "inquiry",
    now: "left-after-inquiry declined",
  },
  {
    name: "asked and was closed without a reason",
    episode: { ...asked, closedAt: ASKED + 500 },
    stage: "inquiry",
    now: "left-after-inquiry closed_without_reason",
  },
  { name: "was assessed", episode: assessed, stage: "assessed", now: "open" },
  {
    name: "was assessed and denied",
    episode: { ...approved, authorizationResult: "denied" },
    stage: "assessed",
    now: "open",
  },
  {
    name: "was denied and closed",
    episode: { ...approved, ...closed, authorizationResult: "denied", closedReason: "no_coverage" },
    stage: "assessed",
    now: "left-after-assessment no_coverage",
  },
  {
    name: "got a decision without a recorded result",
    episode: { ...approved, authorizationResult: "" },
    stage: "assessed",
    now: "open",
  },
  { name: "was approved", episode: approved, stage: "authorized", now: "open" },
  {
    name: "needs no authorization and was not assessed",
    episode: { ...asked, authorizationResult: "not_needed" },
    stage: "inquiry",
    now: "open",
  },
  {
    name: "needs no authorization and could not be reached",
    episode: { ...asked, ...closed, authorizationResult: "not_needed", closedReason: "unreachable" },
    stage: "inquiry",
    now: "left-after-inquiry unreachable",
  },
  {
    name: "was assessed and needs no authorization",
    episode: { ...assessed, authorizationResult: "not_needed" },
    stage: "authorized",
    now: "open",
  },
  {
    name: "was approved and could not be reached",
    episode: { ...approved, ...closed, closedReason: "unreachable" },
    stage: "authorized",
    now: "left-after-authorization unreachable",
  },
  { name: "was admitted", episode: admitted, stage: "admitted", now: "open" },
  {
    name: "was admitted with nothing else recorded",
    episode: { ...asked, admittedOn: on("2026-03-03") },
    stage: "admitted",
    now: "open",
  },
  {
    name: "was admitted after a denial",
    episode: { ...admitted, authorizationResult: "denied" },
    stage: "admitted",
    now: "open",
  },
  {
    name: "was admitted and never came",
    episode: { ...admitted, ...ended, closedAt: ended.endedAt, dischargeReason: "no_show" },
    stage: "admitted",
    now: "left-after-admission no_show",
  },
  {
    name: "was admitted and declined before discharge",
    episode: { ...admitted, ...closed },
    stage: "admitted",
    now: "left-after-admission declined",
  },
  {
    name: "never came and was closed without any reason",
    episode: { ...admitted, ...ended, closedAt: ended.endedAt },
    stage: "admitted",
    now: "left-after-admission no_reason",
  },
  {
    name: "is called completed without having come",
    episode: { ...admitted, ...ended, closedAt: ended.endedAt, dischargeReason: "completed" },
    stage: "admitted",
    now: "left-after-admission completed",
  },
  { name: "started", episode: started, stage: "started", now: "open" },
  {
    name: "left against advice",
    episode: { ...started, ...ended, dischargeReason: "against_advice" },
    stage: "started",
    now: "left-after-start against_advice",
  },
  {
    name: "left without a recorded reason",
    episode: { ...started, ...ended },
    stage: "started",
    now: "left-after-start no_reason",
  },
  {
    name: "completed",
    episode: { ...started, ...ended, dischargeReason: "completed" },
    stage: "completed",
    now: "completed",
  },
];

const leavingItems = intakeFunnel.items.filter((item) => item.id.startsWith("left-after-"));

describe("stages", () => {
  it.each(cases)("a person who $name", ({ episode, stage, now }) => {
    const place = placeOf(episode, AS_OF);
    expect(intakeFunnel.classify(place.episode, place.moment)).toEqual({ class: "counted", reason: stage });
    expect(observe(intakeFunnel, "still-open", place)).toBe(now === "open" ? stage : null);
    expect(intakeFunnel.isImmature?.(place.episode, place.moment)).toBe(now === "open");
    const left = leavingItems.flatMap((item) => {
      const reason = observe(intakeFunnel, item.id, place);
      return typeof reason === "string" ? [`${item.id} ${reason}`] : [];
    });
    expect(left).toEqual(now.startsWith("left-") ? [now] : []);
  });

  it.each([
    {
      name: "not eligible",
      episode: { ...asked, closedAt: ASKED, closedReason: "not_eligible" },
      expected: "excluded",
    },
    {
      name: "duplicate",
      episode: { ...asked, closedAt: ASKED, closedReason: "duplicate" },
      expected: "excluded",
    },
    { name: "repeat", episode: { ...asked, isRepeat: true }, expected: "excluded" },
    { name: "without inquiry", episode: { admittedOn: on("2026-03-03") }, expected: "outside" },
  ])("$name is $expected", ({ episode, expected }) => {
    expect(intakeFunnel.classify(standOn(episode), placeOf(episode, AS_OF).moment).class).toBe(expected);
  });
});

describe("the funnel", () => {
  const program = { episodes: cases.map((each) => each.episode) };
  const { result, initialPopulation, marks } = groupOf(intakeFunnel, AS_OF, program);
  const count = (id: string): readonly [number, number] => {
    const item = itemOf(result, id);
    if (item.kind !== "proportion") throw new Error(item.kind);
    return [item.numerator, item.denominator];
  };

  it("narrows from stage to stage, each of all and of those before", () => {
    expect(initialPopulation).toBe(23);
    expect(["assessed", "authorized", "admitted", "started", "completed"].map(count)).toEqual([
      [18, 23],
      [14, 23],
      [11, 23],
      [4, 23],
      [1, 23],
    ]);
    expect(
      ["authorized-of-assessed", "admitted-of-authorized", "started-of-admitted", "completed-of-started"].map(
        count,
      ),
    ).toEqual([
      [14, 18],
      [11, 14],
      [4, 11],
      [1, 4],
    ]);
    expect(marks).toContain("immature");
  });

  it("is not immature for an inquiry that is left out: nothing can come of it", () => {
    const done = { ...started, ...ended, dischargeReason: "completed" };
    const repeat = { ...asked, isRepeat: true };
    expect(groupOf(intakeFunnel, AS_OF, { episodes: [done, repeat] }).marks).not.toContain("immature");
    expect(groupOf(intakeFunnel, AS_OF, { episodes: [done, asked] }).marks).toContain("immature");
  });

  it("accounts for everyone: completed, open, or left for a reason", () => {
    let people = count("completed")[0];
    for (const id of ["still-open", ...leavingItems.map((item) => item.id)]) {
      const item = itemOf(result, id);
      if (item.kind !== "shares") throw new Error(item.kind);
      people += item.denominator;
    }
    expect(people).toBe(initialPopulation);
    expect(unitsOf(intakeFunnel, AS_OF, program)).toHaveLength(initialPopulation);
  });

  it("knows a class for every reason that the feeds allow", () => {
    const codesOf = (id: string): Set<string> => {
      const item = leavingItems.find((each) => each.id === id);
      return new Set(
        item?.kind === "shares" && item.classes !== "severity-bands"
          ? item.classes.map((each) => each.code)
          : [],
      );
    };
    const closings = closedReasons.filter((code) => !["", "not_eligible", "duplicate"].includes(code));
    for (const id of [
      "left-after-inquiry",
      "left-after-assessment",
      "left-after-authorization",
      "left-after-admission",
    ]) {
      expect(closings.filter((code) => !codesOf(id).has(code))).toEqual([]);
    }
    const discharges = dischargeReasons.filter((code) => code !== "");
    expect(discharges.filter((code) => !codesOf("left-after-admission").has(code))).toEqual([]);
    expect(discharges.filter((code) => !codesOf("left-after-start").has(code))).toEqual(["completed"]);
  });
});
