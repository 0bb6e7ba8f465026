import { useEffect, type ReactNode } from "react";
import { Link, useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { sentenceCase } from "#shared/format";
import { Notices, WhenRead } from "../../parts/query-state.js";
import { Skeleton } from "../../loading/skeleton.js";
import { ViewBar } from "../../parts/view-bar.js";
import { periodWords, populationWords } from "../../parts/view-words.js";
import { homeOf, originIn, originOf, pageName, rememberOrigin } from "../../view/came-from.js";
import { classesIn, rowClasses } from "../../view/rows-link.js";
import { useMeasures } from "../../asking/use-figures.js";
import { useNames } from "../../asking/use-names.js";
import { useView } from "../../asking/use-view.js";
import { searchOf, type ViewState } from "../../view/view-state.js";
import { ListedRows } from "./listed-rows.js";
import { narrowedWords, readNarrowing, writtenNarrowing, type Narrowing } from "./narrowing.js";
import "./rows.css";
import { usePageTitle } from "../../window/use-page-title.js";

/** The rows behind a figure, by class and reason; their number is compared with the figure's own count. */
export function RowsPage(): ReactNode {
  const { measureId = "" } = useParams();
  const { view, notices, today, setView } = useView();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const measures = useMeasures();
  const measure = measures.data?.find((one) => one.id === measureId);
  const asked = readNarrowing(search);
  usePageTitle(`Rows: ${measure?.title ?? measureId}`);
  // Other days may not hold the period of the link: it is left behind with them.
  const changeView = (next: ViewState): void => {
    const keepsDays = next.from === view.from && next.to === view.to;
    const kept = { ...asked.narrowing, ...(keepsDays ? {} : { period: "" }) };
    void navigate({ search: searchOf(next, writtenNarrowing(kept)) });
  };
  return (
    <div className="stack">
      <RowsHead measure={measure} view={view} />
      <Notices notices={[...notices, ...asked.notices]} onClear={() => setView(view)} />
      {today ? <ViewBar view={view} today={today} onChange={changeView} isSaidBelow /> : null}
      <WhenRead what="The list of measures" queries={[measures]} height="30rem">
        {() =>
          measure === undefined ? (
            <UnknownMeasure id={measureId} view={view} />
          ) : today ? (
            <Narrowed
              measure={measure}
              view={view}
              narrowing={asked.narrowing}
              offset={offsetOf(search)}
              key={measure.id}
            />
          ) : (
            <Skeleton height="30rem" />
          )
        }
      </WhenRead>
    </div>
  );
}

interface RowsHeadProps {
  readonly measure: MeasureTextResponse | undefined;
  readonly view: ViewState;
}

function RowsHead({ measure, view }: RowsHeadProps): ReactNode {
  return (
    <div>
      <h1>{measure ? `Rows behind “${measure.title}”` : "Rows behind a figure"}</h1>
      <p>
        <BackLink measure={measure} view={view} />
        {measure ? (
          <>
            {" · "}
            <Link to={`/definitions#${measure.id}`}>Definition</Link>
          </>
        ) : null}
      </p>
    </div>
  );
}

/** Back to the page from which the rows were opened, as it was; else to the page of their measure. */
function BackLink({ measure, view }: RowsHeadProps): ReactNode {
  const names = useNames();
  const to = useOrigin() ?? (measure ? homeOf(measure, view) : `/${searchOf(view)}`);
  return <Link to={to}>Back to {pageName(to, names)}</Link>;
}

/** From where the rows were opened; kept with their entry in the history. */
function useOrigin(): string | null {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const address = `${pathname}${search}`;
  const origin = originOf(address, state);
  useEffect(() => {
    rememberOrigin(address, origin);
    if (origin !== null && originIn(state) !== origin)
      void navigate(address, { replace: true, state: { from: origin } });
  }, [address, origin, state, navigate]);
  return origin;
}

function UnknownMeasure({ id, view }: { readonly id: string; readonly view: ViewState }): ReactNode {
  return (
    <p className="notice">
      No measure is called “{id}”. <Link to={{ pathname: "/", search: searchOf(view) }}>The overview</Link>{" "}
      and the <Link to="/definitions">definitions</Link> list those that exist.
    </p>
  );
}

function offsetOf(search: URLSearchParams): number {
  const offset = Number(search.get("offset") ?? "0");
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
}

/** Of all parts only a course has weeks for classes. */
function isWeek({ part, partClass }: Narrowing): boolean {
  return part === "trajectory" && partClass !== "";
}

/** Which side of a share is listed. */
const metWords: Readonly<Record<string, string>> = { met: ": met", not_met: ": not met" };

/** The other side of a share: who reads of one will ask for it. */
const otherOf: Readonly<Record<string, { readonly partClass: string; readonly words: string }>> = {
  met: { partClass: "not_met", words: "Show those who did not meet it" },
  not_met: { partClass: "met", words: "Show those who met it" },
};

interface NarrowedProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly narrowing: Narrowing;
  readonly offset: number;
}

/** The rows with what they are narrowed to, and a way back to all of them. */
function Narrowed({ measure, view, narrowing, offset }: NarrowedProps): ReactNode {
  const isKnown = classesIn(narrowing.class).every((name) => rowClasses[measure.kind].includes(name));
  const known = isKnown ? narrowing : { ...narrowing, class: "", reason: "" };
  const names = useNames();
  const instrument = measure.grain === "pair" && view.instrument !== null ? `, ${view.instrument}` : "";
  const listed = { measure, view, narrowing: known };
  return (
    <>
      {isKnown ? null : (
        <p className="notice">
          “{narrowing.class}” is no class of this measure. All rows are listed; choose a class below.
        </p>
      )}
      <p className="quiet">
        {sentenceCase(populationWords(view, names.fullOf))}
        {instrument}; {periodWords(view)}
        <OnlyGroups {...listed} />
        <OnlyPart {...listed} />
      </p>
      <ListedRows {...listed} offset={offset} />
    </>
  );
}

type NarrowedTo = Omit<NarrowedProps, "offset">;

/** To which groups and period the rows are narrowed, and the way to all of them. */
function OnlyGroups({ view, narrowing }: NarrowedTo): ReactNode {
  const words = narrowedWords(narrowing, useNames());
  if (words === "") return null;
  return (
    <>
      ; only <strong>{words}</strong>{" "}
      <Link to={{ search: searchOf(view, writtenNarrowing({ ...narrowing, period: "", key: "" })) }}>
        Show all groups and periods
      </Link>
    </>
  );
}

/** To which part of the figure the rows are narrowed, and the ways to the whole and to the other side of a share. */
function OnlyPart({ measure, view, narrowing }: NarrowedTo): ReactNode {
  const { part, partClass } = narrowing;
  if (part === "") return null;
  const parts = [...measure.companions, ...measure.items, ...measure.steps];
  const title = parts.find((one) => one.id === part)?.title ?? part;
  const side = isWeek(narrowing) ? `, week ${partClass}` : (metWords[partClass] ?? "");
  const other = otherOf[partClass];
  return (
    <>
      ; only “{title}”{side}{" "}
      <Link to={{ search: searchOf(view, writtenNarrowing({ ...narrowing, part: "", partClass: "" })) }}>
        Show the whole figure
      </Link>
      {other === undefined ? null : (
        <>
          {" · "}
          <Link
            to={{ search: searchOf(view, writtenNarrowing({ ...narrowing, partClass: other.partClass })) }}
          >
            {other.words}
          </Link>
        </>
      )}
    </>
  );
}
