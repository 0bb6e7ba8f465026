import { useEffect, useState, type ReactNode } from "react";
import { useLocation } from "react-router";
import type { InstrumentsResponse } from "#shared/contract/instruments";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatOf } from "#shared/format";
import { WhenRead } from "../../parts/query-state.js";
import { decoded } from "../../view/address-text.js";
import { useInstrumentRegistry, useMeasures } from "../../asking/use-figures.js";
import { codeRowsOf, isFound, type CodeRow } from "./code-rows.js";
import { CodesPart } from "./codes-part.js";
import { sections } from "../../words/sections.js";
import { Contents } from "./contents.js";
import { GoalsPart } from "./goals-part.js";
import { InstrumentsPart } from "./instruments-part.js";
import { aboutWords } from "./instrument-words.js";
import { MeasureArticle } from "./measure-article.js";
import { DemoTexts, Statistics } from "./method-texts.js";
import "./definitions.css";
import { usePageTitle } from "../../window/use-page-title.js";

/** What every number means: each measure, instrument, code and choice, as the product itself uses them. */
export function DefinitionsPage(): ReactNode {
  const measures = useMeasures();
  const registry = useInstrumentRegistry();
  usePageTitle("Definitions");
  return (
    <div className="stack definitions">
      <div>
        <h1>Definitions: what every number means</h1>
        <p className="quiet">
          Made from the same files that count the figures, so that text and number can’t part.
        </p>
      </div>
      <WhenRead what="The definitions" queries={[measures, registry]} height="60rem">
        {() =>
          measures.data && registry.data ? (
            <Entries measures={measures.data} registry={registry.data} />
          ) : null
        }
      </WhenRead>
    </div>
  );
}

interface EntriesProps {
  readonly measures: readonly MeasureTextResponse[];
  readonly registry: InstrumentsResponse;
}

/** Brings the entry that the address names into view, and the keyboard to it. */
function useNamedEntry(onNamed: () => void): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash === "") return;
    onNamed();
    const timer = setTimeout(() => {
      const entry = document.getElementById(decoded(hash.slice(1)));
      if (entry instanceof HTMLDetailsElement) entry.open = true;
      entry?.scrollIntoView();
      (entry?.querySelector("summary") ?? entry)?.focus({ preventScroll: true });
    }, 0);
    return () => clearTimeout(timer);
    // The location's key changes with every click, also on the same entry once more.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [hash, key]);
}

function Entries({ measures, registry }: EntriesProps): ReactNode {
  const [search, setSearch] = useState("");
  useNamedEntry(() => setSearch(""));
  const found = foundIn({ measures, registry }, search);
  const isWhole = search.trim() === "";
  return (
    <>
      <div className="find" role="search">
        <FindField search={search} onChange={setSearch} />
        <p role="status" className="small quiet">
          {formatOf(found.measures.length, measures.length)} measures,{" "}
          {formatOf(found.instruments.length, registry.instruments.length)} instruments, {found.codes.length}{" "}
          codes
        </p>
      </div>
      <Contents
        measures={found.measures}
        hasInstruments={found.instruments.length > 0}
        hasCodes={found.codes.length > 0}
        isWhole={isWhole}
      />
      <MeasureSections measures={found.measures} />
      {isWhole ? <GoalsPart /> : null}
      <InstrumentsPart shown={found.instruments} registry={registry} isWhole={isWhole} />
      {found.codes.length === 0 ? null : <CodesPart rows={found.codes} />}
      {isWhole ? (
        <>
          <Statistics />
          <DemoTexts />
        </>
      ) : null}
      {found.measures.length + found.instruments.length + found.codes.length === 0 ? (
        <NothingFound onClear={() => setSearch("")} />
      ) : null}
    </>
  );
}

interface Found {
  readonly measures: readonly MeasureTextResponse[];
  readonly instruments: InstrumentsResponse["instruments"];
  readonly codes: readonly CodeRow[];
}

/** The entries that hold all words of a search. */
function foundIn({ measures, registry }: EntriesProps, search: string): Found {
  return {
    measures: measures.filter((measure) => isFound(search, textsOf(measure))),
    instruments: registry.instruments.filter((one) =>
      isFound(search, [one.id, one.title, aboutWords(one), one.note ?? ""]),
    ),
    codes: codeRowsOf(measures).filter((row) =>
      isFound(search, [row.code, row.kind, row.sentence, row.usedBy]),
    ),
  };
}

function textsOf(measure: MeasureTextResponse): readonly string[] {
  const parts = [...measure.companions, ...measure.items];
  return [
    ...[measure.id, measure.title, measure.question, measure.initialPopulation, measure.numerator],
    ...[...measure.exclusions, ...measure.missing, ...measure.classes, ...measure.reasons].map(
      (text) => `${text.code} ${text.sentence}`,
    ),
    ...parts.map((part) => `${part.title} ${part.sentence}`),
  ];
}

function FindField(props: {
  readonly search: string;
  readonly onChange: (search: string) => void;
}): ReactNode {
  return (
    <label>
      Find
      <input
        type="search"
        value={props.search}
        placeholder="A measure, an instrument, a code"
        onChange={(event) => props.onChange(event.target.value)}
      />
    </label>
  );
}

function MeasureSections({ measures }: Pick<EntriesProps, "measures">): ReactNode {
  return sections.map(({ id, title }) => {
    const own = measures.filter((measure) => measure.section === id);
    return own.length === 0 ? null : (
      <section key={id} aria-labelledby={`section-${id}`} className="entries">
        <h2 id={`section-${id}`} tabIndex={-1}>
          {title}
        </h2>
        {own.map((measure) => (
          <MeasureArticle key={measure.id} measure={measure} />
        ))}
      </section>
    );
  });
}

function NothingFound({ onClear }: { readonly onClear: () => void }): ReactNode {
  return (
    <p className="notice">
      Nothing holds all of these words.{" "}
      <button type="button" className="plain-button" onClick={onClear}>
        Show everything
      </button>
    </p>
  );
}
