import { expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { listUnits } from "#shared/measures/counting/list-units";
import { measureById } from "#shared/measures/index";
import { hasReached, intakeStages } from "#shared/measures/intake-stage";
import { Episode } from "#shared/measures/episode";
import { at, columnsOf, evaluateStated, on, type StatedEpisode } from "./columns-of.js";

const ASKED = at("2026-03-02T15:00:00Z");
const HOUR = 3600;
const view = {
  from: null,
  to: null,
  by: [],
  every: null,
  where: [],
  asOf: at("2026-06-01T00:00:00Z"),
} as const;

const waits: StatedEpisode = { inquiredAt: ASKED, inquiredOn: on("2026-03-02") };
const closed: StatedEpisode = { ...waits, closedAt: ASKED + 30 * HOUR, closedReason: "declined" };
const started: StatedEpisode = {
  ...waits,
  admittedOn: on("2026-03-03"),
  firstSessionAt: ASKED + 33 * HOUR,
  firstSessionOn: on("2026-03-04"),
};
const left: StatedEpisode = {
  ...started,
  dischargedOn: on("2026-03-24"),
  endedAt: at("2026-03-25T05:00:00Z"),
  dischargeReason: "moved",
};
const completed: StatedEpisode = { ...left, dischargeReason: "completed" };

function rowOf(id: string, episode: StatedEpisode) {
  const measure = measureById(id);
  if (!measure) throw new Error(id);
  return listUnits({ columns: columnsOf({ episodes: [episode] }), measure, view, registry }, {})[0];
}

it.each([
  { id: "access-within-48h", name: "hours to the first session", episode: started, value: 33, unit: "hours" },
  {
    id: "access-within-48h",
    name: "nothing while somebody waits",
    episode: waits,
    value: null,
    unit: "hours",
  },
  { id: "time-to-first-session", name: "hours to the start", episode: started, value: 33, unit: "hours" },
  { id: "time-to-first-session", name: "hours to the closing", episode: closed, value: 30, unit: "hours" },
  { id: "completion", name: "days of the stay", episode: left, value: 21, unit: "days" },
  { id: "completion", name: "nothing of an open stay", episode: started, value: null, unit: "days" },
])("a row of $id shows $name", ({ id, episode, value, unit }) => {
  expect(rowOf(id, episode)).toMatchObject({ value, unit });
});

it.each([
  { episode: waits, shown: { "Furthest stage": "inquiry", Now: "still open", Reason: null } },
  { episode: closed, shown: { "Furthest stage": "inquiry", Now: "left", Reason: "declined" } },
  {
    episode: { ...started, ...{ closedAt: ASKED } },
    shown: { "Furthest stage": "started", Now: "still open", Reason: null },
  },
  { episode: left, shown: { "Furthest stage": "started", Now: "left", Reason: "moved" } },
  { episode: completed, shown: { "Furthest stage": "completed", Now: "completed", Reason: null } },
])("a row of the funnel shows $shown", ({ episode, shown }) => {
  expect(rowOf("intake-funnel", episode)?.details).toEqual(shown);
});

it("has reached its furthest stage and all before it, and none behind it", () => {
  const [program] = columnsOf({ episodes: [started] }).programs;
  if (!program) throw new Error("no program");
  const episode = new Episode(program);
  episode.index = 0;
  expect(intakeStages.filter((stage) => hasReached(episode, stage))).toEqual([
    "inquiry",
    "assessed",
    "authorized",
    "admitted",
    "started",
  ]);
});

it.each([
  {
    what: "completed",
    episode: completed,
    beside: { "completed-or-transferred": 1, "transferred-higher": 0 },
  },
  {
    what: "transferred higher",
    episode: { ...left, dischargeReason: "transferred_higher" },
    beside: { "completed-or-transferred": 1, "transferred-higher": 1 },
  },
  {
    what: "left against advice",
    episode: { ...left, dischargeReason: "against_advice" },
    beside: { "completed-or-transferred": 0, "transferred-higher": 0 },
  },
] as const)("beside completion, who $what", ({ episode, beside }) => {
  const measure = measureById("completion");
  if (!measure) throw new Error("no completion");
  const [group] = evaluateStated(columnsOf({ episodes: [episode] }), measure, view).groups;
  for (const [part, numerator] of Object.entries(beside)) {
    expect(group?.beside[part], part).toMatchObject({ numerator, denominator: 1 });
  }
});
