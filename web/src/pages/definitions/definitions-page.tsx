import { useEffect, useState, type ReactNode } from "react";
import { useLocation } from "react-router";
import type { InstrumentsResponse } from "#shared/contract/instruments";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatOf } from "#shared/format";
import { DataTable } from "../../parts/data-table.js";
import type { TableColumn } from "../../parts/table-spec.js";
import { WhenRead } from "../../parts/query-state.js";
import { useInstrumentRegistry, useMeasures } from "../../asking/use-figures.js";
import { codeRowsOf, isFound, type CodeRow } from "./code-rows.js";
import { GoalsPart } from "./goals-part.js";
import { InstrumentArticle, instrumentAnchor } from "./instrument-article.js";
import { aboutWords } from "./instrument-words.js";
import { MeasureArticle } from "./measure-article.js";
import { DemoTexts, Statistics } from "./method-texts.js";
import "./definitions.css";

/** What every number means: each measure, instrument, code and choice, as the product itself uses them. */
export function DefinitionsPage(): ReactNode {
  const measures = useMeasures();
  const registry = useInstrumentRegistry();
  useEffect(() => {
    document.title = "Definitions – IOP Outcomes";
  }, []);
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

const sections = [
  { id: "access", title: "Access" },
  { id: "engagement", title: "Engagement" },
  { id: "completion", title: "Completion and length" },
  { id: "symptoms", title: "Symptoms" },
] as const;

/** So few instruments found stand open at once. */
const FEW = 4;

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
      const entry = document.getElementById(decodeURIComponent(hash.slice(1)));
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
  const [isAllOpen, setIsAllOpen] = useState(false);
  useNamedEntry(() => setSearch(""));
  const shownMeasures = measures.filter((measure) => isFound(search, textsOf(measure)));
  const shownInstruments = registry.instruments.filter((one) =>
    isFound(search, [one.id, one.title, aboutWords(one), one.note ?? ""]),
  );
  const codes = codeRowsOf(measures).filter((row) =>
    isFound(search, [row.code, row.kind, row.sentence, row.usedBy]),
  );
  const isWhole = search.trim() === "";
  return (
    <>
      <div className="find" role="search">
        <label>
          Find
          <input
            type="search"
            value={search}
            placeholder="A measure, an instrument, a code"
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
        <p role="status" className="small quiet">
          {formatOf(shownMeasures.length, measures.length)} measures,{" "}
          {formatOf(shownInstruments.length, registry.instruments.length)} instruments, {codes.length} codes
        </p>
      </div>
      <Contents measures={shownMeasures} hasInstruments={shownInstruments.length > 0} isWhole={isWhole} />
      {sections.map(({ id, title }) => {
        const own = shownMeasures.filter((measure) => measure.section === id);
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
      })}
      {isWhole ? <GoalsPart /> : null}
      {shownInstruments.length === 0 ? null : (
        <section aria-labelledby="instruments" className="entries">
          <h2 id="instruments" tabIndex={-1}>
            Instruments
          </h2>
          <p>
            Totals and thresholds only; no item wording is shipped. A value marked “to be confirmed” stands in
            no source that was read: it is a setting of the product until somebody confirms it.
          </p>
          <p>
            <button type="button" aria-pressed={isAllOpen} onClick={() => setIsAllOpen(!isAllOpen)}>
              Open all instruments
            </button>
          </p>
          {shownInstruments.map((one) => (
            <InstrumentArticle
              key={one.id}
              instrument={one}
              isOpen={isAllOpen || (!isWhole && shownInstruments.length <= FEW)}
            />
          ))}
          {isWhole ? <LeftOut registry={registry} /> : null}
        </section>
      )}
      {codes.length === 0 ? null : <Codes rows={codes} />}
      {isWhole ? (
        <>
          <Statistics />
          <DemoTexts />
        </>
      ) : null}
      {shownMeasures.length + shownInstruments.length + codes.length === 0 ? (
        <p className="notice">
          Nothing holds all of these words.{" "}
          <button type="button" className="plain-button" onClick={() => setSearch("")}>
            Show everything
          </button>
        </p>
      ) : null}
    </>
  );
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

function Contents(props: {
  readonly measures: readonly MeasureTextResponse[];
  readonly hasInstruments: boolean;
  readonly isWhole: boolean;
}): ReactNode {
  return (
    <nav className="contents" aria-label="On this page">
      {sections.map(({ id, title }) => {
        const own = props.measures.filter((measure) => measure.section === id);
        return own.length === 0 ? null : (
          <div key={id}>
            <p className="small quiet">{title}</p>
            <ul>
              {own.map((measure) => (
                <li key={measure.id}>
                  <a href={`#${measure.id}`}>{measure.title}</a>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      <div>
        <p className="small quiet">Beyond measures</p>
        <ul>
          {props.isWhole ? <ContentsLink id="goals" title="Goals and bands" /> : null}
          {props.hasInstruments ? <ContentsLink id="instruments" title="Instruments" /> : null}
          <ContentsLink id="codes" title="Codes" />
          {props.isWhole ? (
            <>
              <ContentsLink id="statistics" title="Choices of the statistics" />
              <ContentsLink id="marks" title="Marks" />
              <ContentsLink id="demo" title="The demo data" />
            </>
          ) : null}
        </ul>
      </div>
    </nav>
  );
}

function ContentsLink({ id, title }: { readonly id: string; readonly title: string }): ReactNode {
  return (
    <li>
      <a href={`#${id}`}>{title}</a>
    </li>
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

const codeColumns: readonly TableColumn<CodeRow>[] = [
  {
    id: "code",
    title: "Code",
    sortBy: (row) => row.code,
    text: (row) => row.code,
    cell: (row) => <code>{row.code}</code>,
  },
  { id: "kind", title: "Kind", sortBy: (row) => row.kind, cell: (row) => row.kind },
  { id: "sentence", title: "What it says", align: "wrap", cell: (row) => row.sentence },
  { id: "used", title: "Stands in", align: "wrap", cell: (row) => row.usedBy },
];

function Codes({ rows }: { readonly rows: readonly CodeRow[] }): ReactNode {
  return (
    <section aria-labelledby="codes" className="entries">
      <h2 id="codes" tabIndex={-1}>
        Codes
      </h2>
      <DataTable
        caption="Codes of the feeds and of the measures"
        columns={codeColumns}
        rows={rows}
        rowHeaders
        canDownload
      />
    </section>
  );
}
