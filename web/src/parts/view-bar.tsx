import { useState, type ReactNode } from "react";
import { dimensions as dimensionIds, type Dimension } from "#shared/measures/definition";
import type { DimensionResponse } from "#shared/contract/measures";
import { formatCode, sentenceCase } from "#shared/format";
import type { GroupNames } from "../words/group-names.js";
import { useDimensions } from "../asking/use-figures.js";
import { useNames } from "../asking/use-names.js";
import { daysOfSpan, spans } from "../view/view-days.js";
import { onDays, withFilter, type ViewState } from "../view/view-state.js";
import { CopyLink } from "./copy-link.js";
import { Folded } from "./folded.js";
import { GoneNotice } from "./gone-notice.js";
import { OwnDays } from "./own-days.js";
import { PrintButton } from "./print-button.js";
import { SavedViews } from "./saved-views.js";
import { ComparedWith, GroupedBy, PeriodLengthOf } from "./view-choices.js";
import { periodWords, populationWords } from "./view-words.js";

/** Filters that stand open; the others wait behind "More filters". */
const firstFilters: readonly Dimension[] = ["program", "track", "population", "payer_class"];

interface ViewBarProps {
  readonly view: ViewState;
  readonly today: string;
  readonly onChange: (view: ViewState) => void;
  /** Choices beyond period and filters that this page answers to: only those are offered. */
  readonly offers?: readonly ("compare" | "by" | "every")[];
  /** Whether the page itself says what it shows; on paper the choices are a sentence otherwise. */
  readonly isSaidBelow?: boolean;
}

/** Period and filters of a page, and a link to what it shows; everything it sets stands in the address. */
export function ViewBar({ view, today, onChange, offers = [], isSaidBelow }: ViewBarProps): ReactNode {
  const { data: known } = useDimensions();
  const names = useNames();
  const [isOpen, setIsOpen] = useState(false);
  const filterOf = (id: Dimension): ReactNode => {
    const found = known?.find((dimension) => dimension.id === id);
    if (!known) return <FilterToCome key={id} id={id} />;
    return found ? <Filter key={id} dimension={found} id={id} view={view} onChange={onChange} /> : null;
  };
  return (
    <div className={isOpen ? "view-area is-open" : "view-area"}>
      {isSaidBelow === true ? null : (
        <p className="print-only">
          {populationWords(view, names.fullOf)}; {periodWords(view)}
        </p>
      )}
      <FoldedChoices view={view} names={names} isOpen={isOpen} onFold={() => setIsOpen(!isOpen)} />
      <form
        id={CHOICES}
        className={view.span === "custom" ? "view-bar own-days" : "view-bar"}
        aria-label="Period and filters"
        onSubmit={(event) => event.preventDefault()}
      >
        <Period view={view} today={today} onChange={onChange} />
        {firstFilters.map(filterOf)}
        {offers.includes("compare") ? <ComparedWith view={view} onChange={onChange} /> : null}
        {offers.includes("by") ? <GroupedBy view={view} onChange={onChange} known={known ?? []} /> : null}
        {offers.includes("every") ? <PeriodLengthOf view={view} onChange={onChange} /> : null}
      </form>
      <Tools view={view} onChange={onChange} filterOf={filterOf} />
      <GoneNotice {...{ view, today, onChange }} known={known ?? []} />
    </div>
  );
}

const CHOICES = "period-and-filters";

/** On a small screen one line says what is shown, and opens the choices; they stay open while one is made after the other. */
function FoldedChoices(props: {
  readonly view: ViewState;
  readonly names: GroupNames;
  readonly isOpen: boolean;
  readonly onFold: () => void;
}): ReactNode {
  const { view, isOpen } = props;
  const span = spans.find(({ id }) => id === view.span)?.title ?? periodWords(view);
  return (
    <button
      type="button"
      className="view-fold"
      aria-expanded={isOpen}
      aria-controls={CHOICES}
      onClick={props.onFold}
    >
      <span>
        {span} · {populationWords(view, props.names.titleOf)}
      </span>{" "}
      <span className="view-fold-word">{isOpen ? "Close" : "Change"}</span>
    </button>
  );
}

/** What is done with the view as a whole, in one line; what comes and goes stands last, so that nothing else moves. */
function Tools(props: {
  readonly view: ViewState;
  readonly onChange: (view: ViewState) => void;
  readonly filterOf: (id: Dimension) => ReactNode;
}): ReactNode {
  const { view } = props;
  const others = dimensionIds.filter((id) => !firstFilters.includes(id));
  return (
    <div className="view-tools">
      <CopyLink />
      <PrintButton />
      <Folded
        className="more-filters"
        summary="More filters"
        isOpen={others.some((id) => view.where[id] !== undefined)}
      >
        {() => <div>{others.map(props.filterOf)}</div>}
      </Folded>
      <SavedViews />
      {Object.keys(view.where).length > 0 ? (
        <button type="button" onClick={() => props.onChange({ ...view, where: {} })}>
          Clear filters
        </button>
      ) : null}
    </div>
  );
}

/** A named span, or days of the reader's own. */
function Period({ view, today, onChange }: ViewBarProps): ReactNode {
  return (
    <>
      <label>
        Period
        <select
          value={view.span}
          onChange={(event) => {
            const chosen = spans.find((span) => span.id === event.target.value);
            if (chosen) onChange({ ...view, span: chosen.id, ...daysOfSpan(chosen.id, today) });
            else onChange({ ...view, span: "custom" });
          }}
        >
          {spans.map((span) => (
            <option key={span.id} value={span.id}>
              {span.title}
            </option>
          ))}
          <option value="custom">Own days</option>
        </select>
      </label>
      <OwnDays from={view.from} to={view.to} onChange={(days) => onChange(onDays(view, days))} />
    </>
  );
}

/** Keeps the place of a filter until its values are known, so that nothing moves when they come. */
function FilterToCome({ id }: { readonly id: Dimension }): ReactNode {
  const name = formatCode(id);
  return (
    <label>
      {sentenceCase(name)}
      <select disabled>
        <option>All</option>
      </select>
    </label>
  );
}

function Filter(props: {
  readonly dimension: DimensionResponse;
  readonly id: Dimension;
  readonly view: ViewState;
  readonly onChange: (view: ViewState) => void;
}): ReactNode {
  const names = useNames();
  const chosen = props.view.where[props.id] ?? "";
  const isKnown = chosen === "" || props.dimension.values.some((one) => one.value === chosen);
  return (
    <label>
      {props.dimension.title}
      <select
        value={chosen}
        title={chosen === "" ? undefined : names.fullOf(props.id, chosen)}
        onChange={(event) => props.onChange(withFilter(props.view, props.id, event.target.value))}
      >
        <option value="">All</option>
        {isKnown ? null : <option value={chosen}>{chosen} (not in the data)</option>}
        {props.dimension.values.map((one) => (
          <option key={one.value} value={one.value}>
            {names.fullOf(props.id, one.value)}
          </option>
        ))}
      </select>
    </label>
  );
}
