import { useState, type ReactNode } from "react";
import type { InstrumentResponse, InstrumentsResponse } from "#shared/contract/instruments";
import { InstrumentArticle, instrumentAnchor } from "./instrument-article.js";

/** So few instruments found stand open at once. */
const FEW = 4;

interface InstrumentsPartProps {
  readonly shown: readonly InstrumentResponse[];
  readonly registry: InstrumentsResponse;
  /** Whether nothing is searched for. */
  readonly isWhole: boolean;
}

/** Each instrument with its thresholds and sources; nothing where none is found. */
export function InstrumentsPart({ shown, registry, isWhole }: InstrumentsPartProps): ReactNode {
  const [isAllOpen, setIsAllOpen] = useState(false);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="instruments" className="entries">
      <h2 id="instruments" tabIndex={-1}>
        Instruments
      </h2>
      <p>
        Totals and thresholds only; no item wording is shipped. A value marked “to be confirmed” stands in no
        source that was read: it is a setting of the product until somebody confirms it.
      </p>
      <p>
        <button type="button" aria-pressed={isAllOpen} onClick={() => setIsAllOpen(!isAllOpen)}>
          Open all instruments
        </button>
      </p>
      {shown.map((one) => (
        <InstrumentArticle
          key={one.id}
          instrument={one}
          isOpen={isAllOpen || (!isWhole && shown.length <= FEW)}
        />
      ))}
      {isWhole ? <LeftOut registry={registry} /> : null}
    </section>
  );
}

function LeftOut({ registry }: { readonly registry: InstrumentsResponse }): ReactNode {
  if (registry.leftOut.length === 0) return null;
  return (
    <article className="entry">
      <h3>Not in the registry, and why</h3>
      <ul>
        {registry.leftOut.map((one) => (
          <li key={one.id} id={instrumentAnchor(one.id)}>
            <strong>{one.id}</strong>: {one.sentence}
          </li>
        ))}
      </ul>
    </article>
  );
}
