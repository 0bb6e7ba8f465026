import type { ReactNode } from "react";
import type { InstrumentResponse } from "#shared/contract/instruments";
import { formatInstant } from "#shared/format";
import type { InstrumentField } from "#shared/instruments/instrument";
import {
  aboutWords,
  bandsWords,
  casenessWords,
  fieldsWords,
  itemsWords,
  loincWords,
  missingItemsWords,
  rangeWords,
  reliableChangeWords,
  remissionWords,
  responseWords,
} from "./instrument-words.js";
import { Term } from "./measure-article.js";

/** The anchor of an instrument: letters that may stand in an address as they are. */
export function instrumentAnchor(id: string): string {
  return `instrument-${id.replace(/[^\w-]/g, "-")}`;
}

/** One instrument as the registry holds it, with a mark at every value that no source was read for. */
export function InstrumentArticle({
  instrument,
  isOpen,
}: {
  readonly instrument: InstrumentResponse;
  readonly isOpen: boolean;
}): ReactNode {
  return (
    <details id={instrumentAnchor(instrument.id)} className="entry instrument" open={isOpen}>
      <summary>
        <h3>
          {instrument.id} <span className="quiet">{instrument.title}</span>
        </h3>
      </summary>
      <p>{aboutWords(instrument)}</p>
      <dl className="terms">
        {instrument.subscaleOf === null ? null : <Term title="Part of">{instrument.subscaleOf}</Term>}
        {fieldsOf(instrument).map(({ id, title, words }) => (
          <Term
            key={id}
            title={
              <>
                {title}
                {instrument.toBeConfirmed.includes(id) ? <span className="mark">to be confirmed</span> : null}
              </>
            }
          >
            {words}
          </Term>
        ))}
        {instrument.useSentence === null ? null : <Term title="Use">{instrument.useSentence}</Term>}
        {instrument.note === null ? null : <Term title="Note">{instrument.note}</Term>}
        <Term title="Sources">
          <Sources instrument={instrument} />
        </Term>
        <Term title="Definition">{originWords(instrument)}</Term>
      </dl>
    </details>
  );
}

interface WrittenField {
  readonly id: InstrumentField;
  readonly title: string;
  readonly words: string;
}

/** What the registry holds in each field in words, in the order in which the fields stand. */
function fieldsOf(instrument: InstrumentResponse): readonly WrittenField[] {
  return [
    { id: "range", title: "Range", words: rangeWords(instrument) },
    { id: "items", title: "Items", words: itemsWords(instrument) },
    { id: "bands", title: "Severity bands", words: bandsWords(instrument) },
    {
      id: instrument.casenessBySex ? "casenessBySex" : "caseness",
      title: "A case",
      words: casenessWords(instrument),
    },
    { id: "reliableChange", title: "Reliable change", words: reliableChangeWords(instrument) },
    { id: "remission", title: "Remission", words: remissionWords(instrument) },
    { id: "response", title: "Response", words: responseWords(instrument) },
    { id: "missingItems", title: "Missing items", words: missingItemsWords(instrument) },
    { id: "safetyItems", title: "Safety items", words: safetyWords(instrument) },
    { id: "loinc", title: "LOINC", words: loincWords(instrument) },
    { id: "licence", title: "Licence", words: instrument.licence.sentence },
  ];
}

function safetyWords({ safetyItems }: InstrumentResponse): string {
  if (safetyItems.length === 0) return "None";
  return safetyItems
    .map((item) => `${item.sentence} ${item.atLeast} or more needs a look at any total.`)
    .join(" ");
}

function Sources({ instrument }: { readonly instrument: InstrumentResponse }): ReactNode {
  if (instrument.sources.length === 0)
    return "None read: every value is the product’s or the organization’s.";
  return (
    <ul>
      {instrument.sources.map((source) => (
        <li key={source.citation}>
          {source.address === null ? (
            source.citation
          ) : (
            <a href={source.address} rel="noreferrer">
              {source.citation}
            </a>
          )}
          {source.fields.length === 0 ? null : (
            <span className="quiet"> For: {fieldsWords(source.fields)}.</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function originWords({ origin, version, changedAt, changedBy }: InstrumentResponse): string {
  if (origin === "product") return `The product’s, version ${version}`;
  const whose = origin === "changed" ? "The product’s, changed by" : "The organization’s own, by";
  const when = changedAt === null ? "" : `, ${formatInstant(changedAt)}`;
  return `${whose} ${changedBy ?? "the organization"}${when}`;
}
