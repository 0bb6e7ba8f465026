import type { Companion, Measure } from "../definition.js";
import type { Instrument } from "../../instruments/instrument.js";
import { readerOf, type PartReader } from "./observed-columns.js";
import { kindsOf, type RowKinds } from "./row-kinds.js";

/** What is counted of one measure in one evaluation. */
export interface Planned {
  readonly measure: Measure;
  readonly hasBeside: boolean;
  /** Whether there is one group (of each instrument) and not one of each program, cohort or period. */
  readonly isWhole: boolean;
  readonly registry: readonly Instrument[];
}

/** What all groups of one evaluation share: the same for every evaluation that is planned alike. */
export class TallyPlan {
  readonly measure: Measure;
  readonly hasBeside: boolean;
  readonly isWhole: boolean;
  readonly kinds: RowKinds;
  /** What is shown beside the main figure; none where it isn't wanted. */
  readonly companions: readonly Companion[];
  readonly items: readonly Companion[];
  /** The items of a list, then what stands beside the figure: so the same part has the same place without what is beside. */
  readonly parts: readonly Companion[];
  /** For each part, whether it also looks at what the main figure doesn't count. */
  readonly isOverAll: readonly boolean[];
  /** For each part how it is read where it is kept by row. */
  readonly readers: readonly (PartReader | null)[];
  /** For each part its place among the answers that a row's kind holds, or -1 where rows are looked at one by one. */
  readonly codeOf: readonly number[];
  readonly codes: number;
  /** Whether something is read of the cursor that neither kind nor column keeps. */
  readonly readsCursor: boolean;
  /** Whether anything is done with each row that stands in the figure, and with each that may stand beside it. */
  readonly wantsCounted: boolean;
  readonly wantsShown: boolean;
  readonly registry: readonly Instrument[];
  private readonly instruments: ReadonlyMap<string, Instrument>;

  constructor({ measure, hasBeside, isWhole, registry }: Planned) {
    this.measure = measure;
    this.hasBeside = hasBeside;
    this.isWhole = isWhole;
    this.registry = registry;
    this.instruments = new Map(registry.map((instrument) => [instrument.id, instrument]));
    this.companions = hasBeside ? measure.companions : [];
    // Stryker disable next-line ConditionalExpression,EqualityOperator: kinds that are told apart for nothing count alike.
    this.kinds = kindsOf(measure, this.companions.length > 0);
    this.items = measure.kind === "list" ? measure.items : [];
    this.parts = [...this.items, ...this.companions];
    this.isOverAll = this.parts.map((part) => part.over === "all");
    this.readers = this.parts.map((part) => readerOf(part, measure));
    let codes = 0;
    this.codeOf = this.readers.map((reader) => (reader?.keeps === "code" ? codes++ : -1));
    this.codes = codes;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: rows are looked at for nothing, or for what no step asks.
    const hasSteps = measure.kind === "duration" && measure.steps.length > 0;
    const isByRow = (over: boolean): boolean =>
      this.parts.some((_, part) => this.codeOf[part] === -1 && this.isOverAll[part] === over);
    this.wantsShown = hasSteps || isByRow(true);
    this.wantsCounted =
      measure.kind === "duration" ||
      measure.kind === "time-to-event" ||
      measure.kind === "mean-change" ||
      isByRow(false);
    this.readsCursor = hasSteps || measure.kind === "mean-change" || this.readers.includes(null);
  }

  instrument(id: string): Instrument | undefined {
    return this.instruments.get(id);
  }
}

const known = new WeakMap<Measure, TallyPlan[]>();

/** The plan of what is counted; kept with the measure, for the engine compiles what it reads with once for each. */
export function tallyPlanOf(planned: Planned): TallyPlan {
  const { measure, hasBeside, isWhole, registry } = planned;
  const plans = known.get(measure) ?? [];
  const found = plans.find(
    (plan) => plan.hasBeside === hasBeside && plan.isWhole === isWhole && plan.registry === registry,
  );
  if (found) return found;
  const plan = new TallyPlan(planned);
  // Of one registry: what was kept under another makes room.
  known.set(measure, [...plans.filter((each) => each.registry === registry), plan]);
  return plan;
}
