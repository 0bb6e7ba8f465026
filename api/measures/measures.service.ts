import { Injectable, Logger } from "@nestjs/common";
import { measureQuery } from "#shared/contract/measures";
import type {
  FigureAsked,
  MeasureQuery,
  MeasuresResponse,
  RowsQuery,
  RowsResponse,
  StatusResponse,
  ViewQuery,
} from "#shared/contract/measures";
import type { GoalsResponse } from "#shared/contract/goals";
import type { RunQuery } from "../database/run-query.js";
import { goalsOf } from "#shared/measures/goals";
import { measuresUnder } from "#shared/measures/index";
import { DataSource } from "typeorm";
import { presentSeconds } from "../clock.js";
import { ColumnsService } from "../facts/columns-service.js";
import { describeGoals, readGoalSettings } from "../settings/read-goals.js";
import { parsed } from "../http/parsed.js";
import { refusalOf } from "../http/problem.filter.js";
import { answerParts } from "../facts/answer-bytes.js";
import { answersTogether, figureParts, refusalParts, type AnswerParts } from "./answers-together.js";
import { describeMeasure } from "./describe-measure.js";
import { KeptAnswers } from "./kept-answers.js";
import { planAnalysis } from "./plan-analysis.js";
import { planRows } from "./plan-rows.js";
import { planMeasure, planView } from "./plan-view.js";
import { PRESENT_STEP_SECONDS, readPresent } from "../facts/present.js";
import { KeptDimensions } from "./read-dimensions.js";
import { readRows } from "./read-listed-rows.js";
import { readStatus } from "./read-status.js";

type Present = ReturnType<typeof readPresent>;

const KEPT_BYTES = 8_000_000;

/** Answers the API's questions: aggregates from the columns, everything about single episodes from PostgreSQL. */
@Injectable()
export class MeasuresService {
  private readonly run: RunQuery;
  private readonly kept = new KeptAnswers(KEPT_BYTES);
  private readonly keptDimensions: KeptDimensions;
  private readonly logger = new Logger("Measures");

  constructor(
    dataSource: DataSource,
    private readonly columns: ColumnsService,
  ) {
    this.run = async (sql, parameters) => await dataSource.query(sql, parameters);
    this.keptDimensions = new KeptDimensions(this.run);
  }

  async status(): Promise<StatusResponse> {
    return await readStatus(this.run, presentSeconds());
  }

  /** What each measure states under the goals in effect, and those goals. */
  async texts(): Promise<MeasuresResponse> {
    const kept = await readGoalSettings(this.run);
    return { measures: measuresUnder(goalsOf(kept)).map(describeMeasure), goals: describeGoals(kept) };
  }

  async goals(): Promise<GoalsResponse> {
    return { goals: describeGoals(await readGoalSettings(this.run)) };
  }

  async dimensions(): ReturnType<KeptDimensions["read"]> {
    return await this.keptDimensions.read();
  }

  /** The figures as JSON in UTF-8, in parts. */
  async measure(id: string, query: MeasureQuery, presentOf = this.presentOf()): Promise<AnswerParts> {
    const measure = planMeasure(id);
    const present = await presentOf(query);
    const { view, present: isPresent } = planView(query, measure, present.asOf);
    const analysis = await planAnalysis(query, { measure, view, run: this.run });
    const wanted = { curves: query.curve, hasBeside: query.beside !== "none" };
    const question = { measureId: measure.id, view, present: isPresent, ...wanted };
    const { asOf } = view;
    // The stored columns give the same answer for as long as it holds; those of an earlier as-of are its own.
    const timeless = isPresent ? { ...question, view: { ...view, asOf: null } } : question;
    const asked = [this.columns.version(), timeless, analysis, present.isDemo];
    const answer = await this.kept.of({ question: JSON.stringify(asked), asOf }, async () => {
      return await this.columns.answer(question, analysis, present.isDemo);
    });
    return answerParts(answer, asOf);
  }

  /** The answers to several questions as one JSON text in UTF-8, in parts: a refused one stands among the others. */
  async figures(questions: readonly FigureAsked[]): Promise<AnswerParts> {
    const presentOf = this.presentOf();
    const answers = questions.map(async ({ id, query }) => {
      try {
        return figureParts(await this.measure(id, parsed(measureQuery, query), presentOf));
      } catch (error) {
        return refusalParts(refusalOf(error, this.logger));
      }
    });
    return answersTogether(await Promise.all(answers));
  }

  async rows(id: string, query: RowsQuery): Promise<RowsResponse> {
    const measure = planMeasure(id);
    const present = await this.presentOf()(query);
    const { view, present: isPresent } = planView(query, measure, present.asOf);
    const filter = planRows(query, { measure, view });
    const question = { measureId: measure.id, view, present: isPresent };
    const { offset, limit } = query;
    const listed = await this.columns.list(question, filter, { offset, limit });
    const { total, counts, units } = listed;
    return { total, counts: [...counts], rows: await readRows(this.run, units) };
  }

  /**
   * Reads the data's present, once for all questions of a request. It goes in steps, so that the parts of a page, and all
   * who open it, are answered as of one instant.
   */
  private presentOf(): (query: ViewQuery) => Present {
    const now = presentSeconds();
    const known = new Map<number, Present>();
    return async (query) => {
      const seconds = query.asOf ? now : now - (now % PRESENT_STEP_SECONDS);
      const present = known.get(seconds) ?? readPresent(this.run, seconds);
      known.set(seconds, present);
      return await present;
    };
  }
}
