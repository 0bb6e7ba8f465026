import type { ReactNode } from "react";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { sections } from "../../words/sections.js";

/** What is shown at present. */
interface ContentsProps {
  readonly measures: readonly MeasureTextResponse[];
  readonly hasInstruments: boolean;
  readonly hasCodes: boolean;
  /** Whether nothing is searched for. */
  readonly isWhole: boolean;
}

/** The entries that stand on the page, as links. */
export function Contents(props: ContentsProps): ReactNode {
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
          {props.hasCodes ? <ContentsLink id="codes" title="Codes" /> : null}
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
