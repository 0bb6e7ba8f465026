/*
 * Decision: every proportion is counted a second time.
 * Forces: one program of rules and columns could be wrong in one way everywhere; a figure that is published must not be.
 * Decision: short SQL on the base tables, written apart from the rules, gives numerator and denominator of every
 * proportion; both are compared on 500 seeded random data sets. A data set is a program of its own: one load serves all.
 * Consequence: a new proportion needs its second way here. Check: below, and that the data reach both sides of each rule.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { packageRoot } from "#api/config";
import { rebuildAllFacts } from "#api/facts/build-facts";
import { loadEpisodeColumns } from "#api/facts/episode-columns";
import { readGoals } from "#api/settings/read-goals";
import { removeGoal, setGoal } from "#api/goals/write-goals";
import { instruments } from "#shared/instruments/index";
import type { EpisodeColumns } from "#shared/measures/columns";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { defaultGoals } from "#shared/measures/goals";
import { measureById, measures } from "#shared/measures/index";
import { inTransaction } from "../facts/care-rows.js";
import { cloneDatabase } from "../support/database.js";
import { AS_OF, insertRandomCare } from "./random-care.js";

const DATA_SETS = Number(process.env["SECOND_WAY_SETS"] ?? 500);
const SEED = Number(process.env["SECOND_WAY_SEED"] ?? 20_250_615);

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;
let columns: EpisodeColumns;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.appUrl);
  await client.connect();
  await insertRandomCare(client, SEED, DATA_SETS);
  await inTransaction(client, async () => await rebuildAllFacts(client, { asOfSeconds: AS_OF }));
  columns = await loadEpisodeColumns(client);
  // Fresh tables have no statistics, and a nested loop over what is taken for one row does not end.
  await client.query("SET enable_nestloop = off");
}, 300_000);

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** "12/30" by program and instrument; what has nobody in its denominator is left out. */
type Counts = Readonly<Record<string, string>>;

function firstWay(id: string, goals = defaultGoals): Counts {
  const measure = measureById(id, goals);
  if (!measure) throw new Error(`No measure ${id}.`);
  const view = { from: null, to: null, by: ["program"], every: null, where: [], asOf: AS_OF } as const;
  const { groups } = evaluateMeasure({ columns, measure, view, registry: instruments, goals });
  return Object.fromEntries(
    groups.flatMap(({ key, result }) =>
      result.kind === "proportion"
        ? [[`${key["program"]} ${key["instrument"] ?? ""}`, `${result.numerator}/${result.denominator}`]]
        : [],
    ),
  );
}

type Row = Readonly<Record<string, unknown>>;

async function run(name: string): Promise<Row[]> {
  const sql = readFileSync(join(packageRoot, "test", "second-way", `${name}.sql`), "utf8");
  const asOf = new Date(AS_OF * 1000);
  if (!sql.includes("$2")) return (await client.query<Row>(sql, [asOf])).rows;
  const rows: Row[] = [];
  for (const program of columns.programs) {
    rows.push(...(await client.query<Row>(sql, [asOf, program.key.program])).rows);
  }
  return rows;
}

async function bySql(name: string): Promise<Counts> {
  const rows = await run(name);
  return Object.fromEntries(
    rows.flatMap((row) =>
      Number(row["denominator"]) > 0
        ? [
            [
              `${String(row["program_code"])} ${String(row["instrument"])}`,
              `${Number(row["numerator"])}/${Number(row["denominator"])}`,
            ],
          ]
        : [],
    ),
  );
}

interface Pair {
  readonly group: string;
  readonly instrument: string;
  readonly first: number | null;
  readonly last: number | null;
}

let pairs: Promise<Pair[]> | null = null;

async function readPairs(): Promise<Pair[]> {
  pairs ??= run("pairs").then((rows) =>
    rows.map((row) => ({
      group: `${String(row["program_code"])} ${String(row["instrument"])}`,
      instrument: String(row["instrument"]),
      first: row["first"] === null ? null : Number(row["first"]),
      last: row["last"] === null ? null : Number(row["last"]),
    })),
  );
  return await pairs;
}

interface WholePair {
  readonly first: number;
  readonly last: number;
}

/** Thresholds written down once more, from the sources of the instruments. */
const scales: Readonly<
  Record<string, { better: 1 | -1; reliable: number; isCase: (total: number) => boolean }>
> = {
  "PHQ-9": { better: -1, reliable: 6, isCase: (total) => total >= 10 },
  "GAD-7": { better: -1, reliable: 4, isCase: (total) => total >= 8 },
  "WHO-5": { better: 1, reliable: 10, isCase: (total) => total <= 50 },
};

type Scale = (typeof scales)[string];
const gain = (scale: Scale, pair: WholePair): number => scale.better * (pair.last - pair.first);
const startsAsCase = (scale: Scale, pair: WholePair): boolean => scale.isCase(pair.first);
const recovers = (scale: Scale, pair: WholePair): boolean => !scale.isCase(pair.last);
const everybody = (): boolean => true;

/** Which pairs a rate counts, which of them meet it, and for which instruments it exists. */
interface PairRate {
  readonly id: string;
  readonly counts: (scale: Scale, pair: WholePair) => boolean;
  readonly meets: (scale: Scale, pair: WholePair) => boolean;
}

const rates: readonly PairRate[] = [
  {
    id: "reliable-improvement",
    counts: everybody,
    meets: (scale, pair) => gain(scale, pair) >= scale.reliable,
  },
  {
    id: "reliable-deterioration",
    counts: everybody,
    meets: (scale, pair) => -gain(scale, pair) >= scale.reliable,
  },
  { id: "recovery", counts: startsAsCase, meets: recovers },
  {
    id: "reliable-recovery",
    counts: startsAsCase,
    meets: (scale, pair) => recovers(scale, pair) && gain(scale, pair) >= scale.reliable,
  },
  { id: "response", counts: startsAsCase, meets: (_, pair) => pair.last * 2 <= pair.first },
  { id: "remission", counts: startsAsCase, meets: (_, pair) => pair.last < 5 },
];

function countPairs(rate: PairRate, found: readonly Pair[]): Counts {
  const counts = new Map<string, [number, number]>();
  for (const { group, instrument, first, last } of found) {
    const scale = scales[instrument];
    if (!scale || first === null || last === null) continue;
    const pair = { first, last };
    if (!rate.counts(scale, pair)) continue;
    const [numerator, denominator] = counts.get(group) ?? [0, 0];
    counts.set(group, [numerator + (rate.meets(scale, pair) ? 1 : 0), denominator + 1]);
  }
  return Object.fromEntries(
    [...counts].map(([group, [numerator, denominator]]) => [group, `${numerator}/${denominator}`]),
  );
}

const inSql = ["access-within-48h", "completion", "attendance", "early-engagement", "seat-fill"];

it.each(inSql)("%s: rules over columns and SQL on the base tables count the same", async (id) => {
  const second = await bySql(id);
  expect(Object.keys(second).length).toBeGreaterThan(DATA_SETS / 2);
  expect(firstWay(id)).toEqual(second);
});

it("access-within-48h: the same under goals that changed", async () => {
  const change = { by: "second way", atSeconds: AS_OF };
  const named = { goal: "access", population: null, lowest: null } as const;
  const shipped = firstWay("access-within-48h");
  await setGoal(client, { ...named, from: "2025-03-01", highest: 96 }, change);
  await setGoal(client, { ...named, from: "2025-05-01", highest: 24 }, change);
  try {
    const goals = await readGoals(async (sql) => (await client.query<Row>(sql)).rows);
    const first = firstWay("access-within-48h", goals);
    expect(first).toEqual(await bySql("access-within-48h"));
    expect(first).not.toEqual(shipped);
  } finally {
    await removeGoal(client, { ...named, from: "2025-03-01" });
    await removeGoal(client, { ...named, from: "2025-05-01" });
  }
});

it.each(rates)("$id: the same pairs meet it", async (rate) => {
  const first = firstWay(rate.id);
  const instrumentsOfRate = new Set(Object.keys(first).map((group) => group.slice(group.indexOf(" ") + 1)));
  const found = (await readPairs()).filter(({ instrument }) => instrumentsOfRate.has(instrument));
  const second = countPairs(rate, found);
  expect(Object.keys(second).length).toBeGreaterThan(DATA_SETS / 4);
  expect(first).toEqual(second);
});

it("score-completeness: the same stays have a pair", async () => {
  const counts = new Map<string, [number, number]>();
  for (const { group, first, last } of await readPairs()) {
    const [numerator, denominator] = counts.get(group) ?? [0, 0];
    counts.set(group, [numerator + (first !== null && last !== null ? 1 : 0), denominator + 1]);
  }
  const second = Object.fromEntries(
    [...counts].map(([group, [numerator, denominator]]) => [group, `${numerator}/${denominator}`]),
  );
  expect(firstWay("score-completeness")).toEqual(second);
});

it("has a second way for every registered proportion", () => {
  const proportions = measures
    .filter((measure) => measure.kind === "proportion")
    .map((measure) => measure.id);
  const covered = [...inSql, ...rates.map((rate) => rate.id), "score-completeness"];
  expect(proportions.filter((id) => !covered.includes(id))).toEqual([]);
});
