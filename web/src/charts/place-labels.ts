import { wrapped } from "./wrapped.js";

/** A mark of a drawing in pixels, with the name to be written beside it; null for one that only takes room. */
export interface NamedMark {
  /** Tells it from a mark that lies at the same place. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly name: string | null;
}

/** A name that found room: the lines in which it is written, and from where the first one is. */
export interface PlacedLabel {
  readonly mark: NamedMark;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly lines: readonly string[];
  readonly box: Box;
}

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How wide a letter is, codes in capitals and figures included. */
const LETTER = 7.2;

function guessedWidth(words: string): number {
  return words.length * LETTER;
}

/** From one line of a name to the next. */
export const LINE_STEP = 15;
const HALF_LINE = 7;
const HALF_MARK = 7;
const GAP = 10;
/** Further off, where lines lie close together. */
const FURTHER = [19, 23, 28] as const;
/** How many letters of a name are shown where the whole has no room: as many as fit of these. */
const SHORTER = [28, 16] as const;

interface Side {
  readonly dx: number;
  readonly dy: number;
  readonly anchor: "start" | "middle" | "end";
}

const sides: readonly Side[] = [
  { dx: GAP, dy: 0, anchor: "start" },
  { dx: -GAP, dy: 0, anchor: "end" },
  { dx: GAP, dy: -GAP - 4, anchor: "start" },
  { dx: GAP, dy: GAP + 4, anchor: "start" },
  { dx: -GAP, dy: -GAP - 4, anchor: "end" },
  { dx: -GAP, dy: GAP + 4, anchor: "end" },
  { dx: 0, dy: -GAP - 8, anchor: "middle" },
  { dx: 0, dy: GAP + 8, anchor: "middle" },
  ...FURTHER.flatMap((far): Side[] => [
    { dx: 0, dy: -far, anchor: "middle" },
    { dx: 0, dy: far, anchor: "middle" },
    { dx: GAP, dy: -far, anchor: "start" },
    { dx: GAP, dy: far, anchor: "start" },
    { dx: -GAP, dy: -far, anchor: "end" },
    { dx: -GAP, dy: far, anchor: "end" },
  ]),
];

/** What is in the way of a name. */
export interface Surroundings {
  readonly area: Box;
  /** Nothing is ever written over these. */
  readonly taken: readonly Box[];
  /** How wide words are as they are drawn; without it they are guessed by their letters. */
  readonly widthOf?: (words: string) => number;
  /** Lines of the drawing, as `boxesAlong`: written over only where there is no other room for the whole name. */
  readonly lines: readonly Box[];
}

/**
 * Places names beside their marks so that none lies over another name, a mark or what is `taken`, all within `area`: the
 * whole name beside the lines, in one line or two, else over them, else shortened. A name that finds no room is left out: it
 * can be read at the mark itself and in the table.
 */
export function placeLabels(
  marks: readonly NamedMark[],
  { area, taken, lines, widthOf = guessedWidth }: Surroundings,
): readonly PlacedLabel[] {
  const occupied = [...taken, ...marks.map(boxOfMark)];
  const placed: PlacedLabel[] = [];
  for (const mark of marks) {
    const free = placesOf(mark, widthOf).filter(
      ({ label: { box } }) => isWithin(box, area) && !occupied.some((one) => overlap(one, box)),
    );
    const isClear = ({ label: { box } }: Place): boolean => !lines.some((one) => overlap(one, box));
    const whole = free.filter((place) => place.isWhole);
    const found = whole.find(isClear) ?? whole[0] ?? free.find(isClear) ?? free[0];
    if (!found) continue;
    occupied.push(found.label.box);
    placed.push(found.label);
  }
  return placed;
}

/** How far apart the boxes along a line are: less than a letter is high. */
const STRIDE = 6;

/** Small boxes along a line through points, for what must see it as a thing in the way. */
export function boxesAlong(points: readonly { readonly x: number; readonly y: number }[]): readonly Box[] {
  return points.flatMap((from, index) => {
    const to = points[index + 1] ?? from;
    const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STRIDE));
    return Array.from({ length: count }, (_, step) => {
      const part = step / count;
      return boxAround({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }, 1, 1);
    });
  });
}

/** Words at a level line of a drawing, and the room that they take. */
export interface WordsOnLine {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly box: Box;
  /** Whether they lie over nothing that is `taken`; where they do, they are better said beside the drawing. */
  readonly isClear: boolean;
}

/**
 * Places words at a level line where they lie over the fewest things: over its right end if nothing is there, else under
 * it, else at its left end, else in between.
 */
export function placeOnLine(words: string, line: number, surroundings: Surroundings): WordsOnLine {
  return placeAtHeights(words, [line - GAP - 2, line + GAP + 2], surroundings);
}

/**
 * Places the name of a level band of a drawing within it, where it lies over the fewest things: at its right end, high in it
 * or low, else at its left end, else in between. Null where the band is too low to hold it.
 */
export function placeInBand(
  words: string,
  { top, bottom }: Pick<Box, "top" | "bottom">,
  surroundings: Surroundings,
): WordsOnLine | null {
  const inset = HALF_LINE + 3;
  if (bottom - top < LINE_STEP) return null;
  const isHigh = bottom - top >= 2 * LINE_STEP;
  const heights = isHigh ? [top + inset, bottom - inset] : [(top + bottom) / 2];
  return placeAtHeights(words, heights, surroundings);
}

function placeAtHeights(words: string, heights: readonly number[], surroundings: Surroundings): WordsOnLine {
  const { area, taken, lines, widthOf = guessedWidth } = surroundings;
  const width = widthOf(words);
  const isOver = (box: Box): number => taken.filter((one) => overlap(one, box)).length;
  // Half a thing for all lines together: among places as good as each other, the one that none strikes through.
  const covered = ({ box }: WordsOnLine): number =>
    isOver(box) + (lines.some((one) => overlap(one, box)) ? 0.5 : 0);
  const room = Math.max(0, area.right - area.left - GAP - width);
  const between = [6, 5, 4, 3, 2, 1].map((part) => area.left + GAP + (room * part) / 7);
  const starts = [
    { x: area.right, anchor: "end", left: area.right - width },
    ...[area.left + GAP, ...between].map((x) => ({ x, anchor: "start", left: x }) as const),
  ] as const;
  const places = starts.flatMap(({ x, anchor, left }) =>
    heights.map((y): WordsOnLine => {
      const box = boxAround({ x: left + width / 2, y }, width / 2, HALF_LINE);
      return { x, y: y + 4, anchor, box, isClear: isOver(box) === 0 };
    }),
  );
  return places.reduce((best, one) => (covered(one) < covered(best) ? one : best));
}

/** The room that a mark takes. */
export function boxOfMark({ x, y }: { readonly x: number; readonly y: number }): Box {
  return boxAround({ x, y }, HALF_MARK, HALF_MARK);
}

interface Place {
  readonly label: PlacedLabel;
  readonly isWhole: boolean;
}

/** Where a name could stand, the best place first. */
function placesOf(mark: NamedMark, widthOf: (words: string) => number): readonly Place[] {
  const { name } = mark;
  if (name === null) return [];
  const halves = wrapped(name, Math.ceil(name.length / 2) + 2);
  const whole = [[name], ...(halves.length === 2 ? [halves] : [])];
  const cut = SHORTER.filter((most) => most < name.length).map((most) => [`${name.slice(0, most - 1)}…`]);
  return [...whole, ...cut].flatMap((lines) => {
    const width = Math.max(...lines.map(widthOf));
    return sides.map((side) => placeAt(mark, side, { lines, width }));
  });
}

interface WrittenName {
  readonly lines: readonly string[];
  readonly width: number;
}

function placeAt(mark: NamedMark, { dx, dy, anchor }: Side, { lines, width }: WrittenName): Place {
  const more = (lines.length - 1) * LINE_STEP;
  const x = mark.x + dx;
  // Above the mark the last line stands nearest to it, below it the first one, beside it the middle of all.
  const top = mark.y + dy - (dy < 0 ? more : dy > 0 ? 0 : more / 2);
  const half = width / 2;
  const middle = anchor === "start" ? x + half : anchor === "end" ? x - half : x;
  const box = boxAround({ x: middle, y: top + more / 2 }, half, HALF_LINE + more / 2);
  return {
    label: { mark, x, y: top + 4, anchor, lines, box },
    isWhole: lines.join(" ") === mark.name,
  };
}

interface Middle {
  readonly x: number;
  readonly y: number;
}

function boxAround({ x, y }: Middle, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function isWithin(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
