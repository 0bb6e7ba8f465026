import { Injectable } from "@nestjs/common";
import {
  measureResponse,
  type MeasureQuery,
  type MeasureResponse,
  type RowsQuery,
  type RowsResponse,
  type StatusResponse,
} from "#shared/contract/measures";
import { Refusal } from "#shared/contract/problems";
import type { GroupResult, Result } from "#shared/measures/result";
import { DataSource } from "typeorm";
import { presentSeconds } from "../clock.js";
import { ColumnsService } from "../facts/columns-service.js";
import { planAnalysis } from "./plan-analysis.js";
import { planMeasure, planView, readPairs } from "./plan-view.js";
import { readDimensions, readPresent, readRows, readStatus, type RunQuery } from "./read-data.js";

const THIN_POINTS = 400;

/** Keeps at most `THIN_POINTS` points of a curve, the last included. */
function thinned(result: Result, curve: "none" | "thin" | "full"): Result {
  if (result.kind === "list") {
    return {
      ...result,
      items: result.items.map((item) => ({ ...item, result: thinned(item.result, curve) })),
    };
  }
  if (result.kind !== "time-to-event" || curve === "full") return result;
  if (curve === "none") return { ...result, curve: [] };
  const step = Math.ceil(result.curve.length / THIN_POINTS);
  const last = result.curve.length - 1;
  return { ...result, curve: result.curve.filter((_, index) => index % step === 0 || index === last) };
}

function thinnedGroup<Group extends GroupResult>(group: Group, asked: MeasureQuery): Group {
  const { curve } = asked;
  const shown = asked.beside === "none" ? [] : Object.entries(group.beside);
  const beside = shown.map(([id, each]) => [id, thinned(each, curve)] as const);
  return { ...group, result: thinned(group.result, curve), beside: Object.fromEntries(beside) };
}

/** Answers the API's questions: aggregates from the columns, everything about single episodes from PostgreSQL. */
@Injectable()
export class MeasuresService {
  private readonly run: RunQuery;

  constructor(
    dataSource: DataSource,
    private readonly columns: ColumnsService,
  ) {
    this.run = async (sql, parameters) => await dataSource.query(sql, parameters);
  }

  async status(): Promise<StatusResponse> {
    return await readStatus(this.run, presentSeconds());
  }

  async dimensions(): ReturnType<typeof readDimensions> {
    return await readDimensions(this.run);
  }

  async measure(id: string, query: MeasureQuery): Promise<MeasureResponse> {
    const measure = planMeasure(id);
    const present = await readPresent(this.run, presentSeconds());
    const { view, present: isPresent } = planView(query, measure, present.asOf);
    const analysis = await planAnalysis(query, { measure, view, run: this.run });
    const result = await this.answered(
      this.columns.evaluate({ measureId: measure.id, view, present: isPresent }, analysis),
    );
    const demo = present.isDemo ? (["demo"] as const) : [];
    const groups = result.groups.map((group) => ({
      ...thinnedGroup(group, query),
      marks: [...group.marks, ...demo],
    }));
    return measureResponse.parse({ ...result, groups });
  }

  async rows(id: string, query: RowsQuery): Promise<RowsResponse> {
    const measure = planMeasure(id);
    const present = await readPresent(this.run, presentSeconds());
    const { view, present: isPresent } = planView(query, measure, present.asOf);
    const key = Object.fromEntries(readPairs("key", query.key).map((pair) => [pair.dimension, pair.value]));
    const filter = {
      key,
      ...(query.period === undefined ? {} : { period: query.period }),
      ...(query.class === undefined ? {} : { class: query.class }),
      ...(query.reason === undefined ? {} : { reason: query.reason }),
      ...(query.part === undefined ? {} : { part: query.part }),
      ...(query.partClass === undefined ? {} : { partClass: query.partClass }),
    };
    const question = { measureId: measure.id, view, present: isPresent };
    const [listed, counts] = await this.answered(
      Promise.all([this.columns.list(question, filter), this.columns.count(question, filter)]),
    );
    const page = listed.slice(query.offset, query.offset + query.limit);
    return { total: listed.length, counts: [...counts], rows: await readRows(this.run, page) };
  }

  private async answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch {
      throw new Refusal(
        "unavailable",
        "The worker that counts was restarted or failed: ask again in a moment.",
      );
    }
  }
}
