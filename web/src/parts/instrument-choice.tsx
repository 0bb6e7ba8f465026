import type { ReactNode } from "react";
import { Link } from "react-router";
import { formatCount } from "#shared/format";
import type { UsedInstrument } from "../asking/use-instrument.js";
import { searchOf, type ViewState } from "../view/view-state.js";

/** The instruments that occur in the view, as links; the chosen one stands in the address. */
export function InstrumentChoice(props: {
  readonly view: ViewState;
  readonly used: UsedInstrument;
  /** Page parameters that must not be lost, such as `tab`. */
  readonly keep?: Readonly<Record<string, string>>;
}): ReactNode {
  const { used, view } = props;
  return (
    <nav aria-label="Instrument" className="choice-line">
      <ul className="classes">
        {used.instruments.map(({ id, judged }) => (
          <li key={id}>
            <Link
              to={{ search: searchOf({ ...view, instrument: id }, props.keep) }}
              aria-current={id === used.instrument}
              title={`${formatCount(judged)} judged stays`}
            >
              {id}
            </Link>
          </li>
        ))}
      </ul>
      {used.isUnknown ? (
        <p className="small quiet">
          No stay in this view uses “{view.instrument}”: {used.instrument ?? "nothing"} is shown instead.
        </p>
      ) : null}
    </nav>
  );
}
