import type { Client } from "pg";
import type { ColumnsService } from "#api/facts/columns-service";
import { measures } from "#shared/measures/index";
import type { Measure } from "#shared/measures/definition";
import { cuts, differences, figuresOf, viewOf, type Cut, type Figures } from "./figures.js";
import { plainPass, type LoadedColumns } from "./plain-pass.js";
import { askSql, sqlOf, type SqlSource } from "./sql-way.js";
import { oftenRepeated, seldomRepeated, warmMedian } from "./warm-median.js";

/** Milliseconds of one measure and cut by each way; null where the way does not exist. */
export interface WayTimes {
  readonly measureId: string;
  readonly cut: Cut["name"];
  /** Through the worker, as the API asks for a card or a table: without the points of curves. */
  readonly columns: number;
  readonly plainPass: number | null;
  readonly facts: number | null;
  readonly base: number | null;
}

/** Everything that the ways read from. */
export interface Sources {
  readonly service: ColumnsService;
  readonly columns: LoadedColumns;
  readonly client: Client;
}

export interface Comparison {
  readonly times: readonly WayTimes[];
  /** Where two ways gave different answers. */
  readonly differences: readonly string[];
}

/** Times every registered measure by every cut in every way, and compares the answers. */
export async function compareWays(sources: Sources): Promise<Comparison> {
  const times: WayTimes[] = [];
  const differing: string[] = [];
  for (const measure of measures) {
    for (const cut of cuts) {
      const one = await compareOne(sources, measure, cut);
      times.push(one.times);
      differing.push(...one.differing);
    }
  }
  return { times, differences: differing };
}

async function compareOne(
  sources: Sources,
  measure: Measure,
  cut: Cut,
): Promise<{ times: WayTimes; differing: string[] }> {
  const { service, columns, client } = sources;
  const question = { measureId: measure.id, view: viewOf(cut), present: true, curves: "none" as const };
  const expected = figuresOf(await service.evaluate(question));
  const passed = plainPass(columns, measure.id, cut);
  const facts = await timeSql(client, { measureId: measure.id, cut, source: "facts", expected });
  const base = await timeSql(client, { measureId: measure.id, cut, source: "base", expected });
  const differing = passed === null ? [] : differences(expected, passed);
  return {
    times: {
      measureId: measure.id,
      cut: cut.name,
      columns: await warmMedian(async () => await service.evaluate(question), oftenRepeated),
      plainPass:
        passed === null ? null : await warmMedian(() => plainPass(columns, measure.id, cut), oftenRepeated),
      facts: facts.milliseconds,
      base: base.milliseconds,
    },
    differing: [
      ...differing.map((text) => `${measure.id} by ${cut.name}, columns against plain pass, ${text}`),
      ...facts.differing,
      ...base.differing,
    ],
  };
}

interface SqlQuestion {
  readonly measureId: string;
  readonly cut: Cut;
  readonly source: SqlSource;
  readonly expected: Figures;
}

async function timeSql(
  client: Client,
  { measureId, cut, source, expected }: SqlQuestion,
): Promise<{ milliseconds: number | null; differing: string[] }> {
  const sql = sqlOf(measureId, source);
  if (sql === null) return { milliseconds: null, differing: [] };
  let found: Figures = new Map();
  const milliseconds = await warmMedian(async () => {
    found = await askSql(client, sql, cut);
  }, seldomRepeated);
  const differing = differences(expected, found);
  return {
    milliseconds,
    differing: differing.map(
      (text) => `${measureId} by ${cut.name}, columns against SQL on ${source}, ${text}`,
    ),
  };
}
