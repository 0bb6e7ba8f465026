import type { ReactNode } from "react";
import { Term } from "./measure-article.js";
import { useAccessGoal } from "../../asking/use-goals.js";
import { demoTexts, markTexts, maturedChoice, statisticsChoices } from "./plain-choices.js";

/** The statistics' choices and the marks at figures, in plain words. */
export function Statistics(): ReactNode {
  const { words } = useAccessGoal();
  return (
    <>
      <section aria-labelledby="statistics" className="entries">
        <h2 id="statistics" tabIndex={-1}>
          Choices of the statistics
        </h2>
        <p>
          Published methods differ; these are the product’s choices. Every one is checked against numbers from
          R.
        </p>
        {[maturedChoice(words), ...statisticsChoices].map((choice) => (
          <article key={choice.id} className="entry">
            <h3>{choice.title}</h3>
            <p>{choice.text}</p>
          </article>
        ))}
      </section>
      <section aria-labelledby="marks" className="entries">
        <h2 id="marks" tabIndex={-1}>
          Marks
        </h2>
        <dl className="terms entry">
          {markTexts.map(({ mark, text }) => (
            <Term key={mark} title={<span className="mark">{mark}</span>}>
              {text}
            </Term>
          ))}
        </dl>
      </section>
    </>
  );
}

/** What of the demo data has a source, and what is made up. */
export function DemoTexts(): ReactNode {
  return (
    <section aria-labelledby="demo" className="entries">
      <h2 id="demo" tabIndex={-1}>
        The demo data
      </h2>
      <p>
        While demo data are loaded, a banner says so on every page. Nobody in them is real, and they are the
        same on every machine.
      </p>
      <article className="entry">
        <h3>Invented</h3>
        <ul>
          {demoTexts.invented.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </article>
      <article className="entry">
        <h3>Shaped after published figures</h3>
        <ul>
          {demoTexts.shaped.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </article>
    </section>
  );
}
