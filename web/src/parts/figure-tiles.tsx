import type { ReactNode } from "react";
import type { ResultResponse } from "#shared/contract/results";
import { markLabels } from "../words/mark-words.js";
import { sizeOf, wordingOf } from "../words/told-by-n.js";
import { figureWords } from "../words/result-words.js";
import { CountLink, type RowsBehind } from "./count-link.js";
import { DefinitionPanel } from "./definition-panel.js";
import { FigurePart, type ReadFigure } from "./figure-part.js";
import { Marks } from "./marks.js";
import type { FigureOptions, ViewState } from "../view/view-state.js";

export interface Tile {
  readonly id: string;
  readonly title: string;
  readonly options?: FigureOptions;
  /** What of the group is shown, where it isn't its own result. */
  readonly shown?: (read: ReadFigure) => ResultResponse;
  /** What the number is of, where its title alone could be another one. */
  readonly note?: string;
  /** Parameters of the rows, where they aren't the measure's first class. */
  readonly more?: Readonly<Record<string, string>>;
}

/** Small figures side by side: value, interval and n, marks, rows and how each is computed. */
export function FigureTiles(props: {
  readonly label: string;
  readonly view: ViewState;
  readonly tiles: readonly Tile[];
}): ReactNode {
  return (
    <ul className="tiles" aria-label={props.label}>
      {props.tiles.map((tile) => (
        <li key={tile.id} className="tile">
          <h2>{tile.title}</h2>
          <FigurePart
            id={tile.id}
            view={props.view}
            options={{ curve: "none", ...tile.options }}
            height="9.25rem"
            empty="Nothing in this view."
          >
            {(read) => <TileBody read={read} tile={tile} view={props.view} />}
          </FigurePart>
        </li>
      ))}
    </ul>
  );
}

function TileBody(props: {
  readonly read: ReadFigure;
  readonly tile: Tile;
  readonly view: ViewState;
}): ReactNode {
  const { read, tile } = props;
  const result = tile.shown?.(read) ?? read.group.result;
  const words = figureWords(result);
  const instrument = tile.options?.instrument ?? null;
  const rows: RowsBehind = {
    measure: read.measure,
    view: { ...props.view, instrument },
    ...(tile.more ? { more: tile.more } : {}),
  };
  const count = countedIn(result);
  return (
    <>
      <p className={words.isRate ? "tile-value" : "tile-value words"}>
        {count === null ? (
          words.value
        ) : (
          <CountLink rows={rows} count={count} of={tile.title}>
            {words.value}
          </CountLink>
        )}
      </p>
      <p className="small quiet">{words.detail}</p>
      {tile.note === undefined ? null : <p className="small quiet">{tile.note}</p>}
      <Marks labels={markLabels(read.group)} />
      <DefinitionPanel {...read} view={rows.view} />
    </>
  );
}

/** How many rows stand behind a result's own number; null where it has none to open. */
export function countedIn(result: ResultResponse): number | null {
  if (wordingOf(sizeOf(result)) === "few") return null;
  if (result.kind === "proportion") return result.numerator;
  if (result.kind === "time-to-event") return result.events;
  return result.kind === "mean-change" || result.kind === "duration" ? result.n : null;
}
