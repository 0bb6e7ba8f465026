import type { ReactNode } from "react";
import { Link } from "react-router";
import { formatCode, formatCount, formatHours, sentenceCase } from "#shared/format";
import type { MeasureTextResponse, RowResponse, StatusResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { attentionSentence, waitingSentence } from "../../findings/overview-findings.js";
import { asProportion, itemOf, partText } from "../../answers/parts-of-result.js";
import { rowsLink } from "../../view/rows-link.js";
import { useFigure, useRows } from "../../asking/use-figures.js";
import { useAccessGoal } from "../../asking/use-goals.js";
import { useNames } from "../../asking/use-names.js";
import { viewOfMeasure } from "../../view/of-now.js";
import type { ViewState } from "../../view/view-state.js";
import { episodeLink, hoursLeft } from "../../answers/waiting-rows.js";
import { freshnessWords } from "../../words/freshness.js";
import { WhenRead } from "../../parts/query-state.js";

interface NeedsALookProps {
  readonly measures: readonly MeasureTextResponse[];
  readonly view: ViewState;
  readonly status: StatusResponse;
}

/** What somebody should look at today: who waits and who breaches next, who in treatment has a flag, how fresh the data are. */
export function NeedsALook({ measures, view, status }: NeedsALookProps): ReactNode {
  const waiting = measures.find((measure) => measure.id === "waiting-now");
  const attention = measures.find((measure) => measure.id === "needs-attention");
  return (
    <section className="card" aria-labelledby="needs-a-look">
      <h2 id="needs-a-look">What needs a look today</h2>
      {waiting ? <Waiting measure={waiting} view={viewOfMeasure(waiting, view)} /> : null}
      {attention ? <Attention measure={attention} view={viewOfMeasure(attention, view)} /> : null}
      <div>
        <h3>Data</h3>
        <p>
          {sentenceCase(freshnessWords(status))}; {formatCount(status.inquiries)} inquiries of{" "}
          {formatCount(status.programs)} programs.
        </p>
      </div>
    </section>
  );
}

interface NowProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}

function Waiting({ measure, view }: NowProps): ReactNode {
  const goal = useAccessGoal();
  const figure = useFigure(measure.id, view, { curve: "none" });
  const rows = useRows(measure.id, view, { limit: "3" });
  return (
    <WhenRead what="Who waits now" queries={[figure, rows]} height="9rem">
      {() => {
        const group = figure.data?.groups[0];
        const past = asProportion(itemOf(group?.result, "past-48h"));
        const count = group?.initialPopulation ?? 0;
        const next = (rows.data?.rows ?? []).filter((row) => (hoursLeft(row) ?? -1) >= 0);
        return (
          <div>
            <h3>Waiting now</h3>
            <p>
              <Link to={rowsLink(measure, view)} data-testid="waiting-count" data-rows={count}>
                {waitingSentence(count, past?.numerator ?? 0, goal)}
              </Link>
            </p>
            {next.length > 0 ? <p>Next to pass {goal.words.goal}:</p> : null}
            <ul className="look-list">
              {next.map((row) => (
                <NextToBreach key={`${row.programCode} ${row.episodeNo}`} row={row} />
              ))}
            </ul>
          </div>
        );
      }}
    </WhenRead>
  );
}

function NextToBreach({ row }: { readonly row: RowResponse }): ReactNode {
  const link = episodeLink(row);
  const program = useNames().titleOf("program", row.programCode);
  const name = `${row.inquiryId ?? "inquiry"}, ${program}`;
  return (
    <li>
      {link ? <Link to={link}>{name}</Link> : name}: {formatHours(hoursLeft(row) ?? 0)} left, waits for{" "}
      {formatCode(row.reason)}
    </li>
  );
}

function Attention({ measure, view }: NowProps): ReactNode {
  const figure = useFigure(measure.id, view, { curve: "none" });
  return (
    <WhenRead what="Who needs a look" queries={[figure]} height="11rem">
      {() => {
        const result = figure.data?.groups[0]?.result;
        const any = asProportion(itemOf(result, "any"));
        const items = result?.kind === "list" ? result.items.filter((item) => item.id !== "any") : [];
        return (
          <div>
            <h3>In treatment</h3>
            <p>
              <Link
                to={rowsLink(measure, view, { class: "met" })}
                data-testid="attention-count"
                data-rows={any?.numerator ?? 0}
              >
                {attentionSentence(any?.numerator ?? 0, any?.denominator ?? 0)}
              </Link>
            </p>
            <ul className="look-list">
              {items.map((item) => (
                <Flag key={item.id} {...{ measure, view, item }} ofAll={any?.denominator} />
              ))}
            </ul>
            <p className="small quiet">One person can have several reasons.</p>
          </div>
        );
      }}
    </WhenRead>
  );
}

/** A reason to look, with the people who have it; nothing where nobody has. */
function Flag(
  props: NowProps & {
    readonly item: { readonly id: string; readonly result: ResultResponse };
    /** How many are looked at; the answer to an item may be known of fewer. */
    readonly ofAll: number | undefined;
  },
): ReactNode {
  const { measure, view, item, ofAll } = props;
  const share = asProportion(item.result);
  if (!share || share.numerator === 0) return null;
  return (
    <li>
      <Link
        to={rowsLink(measure, view, { part: item.id, partClass: "met" })}
        data-testid={`flag-${item.id}`}
        data-rows={share.numerator}
      >
        {partText(measure, item.id)?.title ?? item.id}: {formatCount(share.numerator)}
      </Link>
      {share.denominator === ofAll ? null : (
        <span className="quiet"> of {formatCount(share.denominator)} of whom it is known</span>
      )}
    </li>
  );
}
