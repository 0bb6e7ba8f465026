/** A mark of a drawing in pixels, with the name to be written beside it; null for one that only takes room. */
export interface NamedMark {
  /** Tells it from a mark that lies at the same place. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly name: string | null;
}

/** A name that found room: from where it is written, and how many of its letters. */
export interface PlacedLabel {
  readonly mark: NamedMark;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly letters: number;
}

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LETTER = 7;
const HALF_LINE = 8;
const HALF_MARK = 7;
const GAP = 10;
/** How many letters of a name are shown: as many as fit of these. */
const LENGTHS = [28, 16] as const;

const sides = [
  { dx: GAP, dy: 0, anchor: "start" },
  { dx: -GAP, dy: 0, anchor: "end" },
  { dx: GAP, dy: -GAP - 4, anchor: "start" },
  { dx: GAP, dy: GAP + 4, anchor: "start" },
  { dx: -GAP, dy: -GAP - 4, anchor: "end" },
  { dx: -GAP, dy: GAP + 4, anchor: "end" },
  { dx: 0, dy: -GAP - 8, anchor: "middle" },
  { dx: 0, dy: GAP + 8, anchor: "middle" },
] as const;

/**
 * Places names beside their marks so that none lies over another name, a mark or what is `taken`, all within `area`. A
 * name that finds no room is left out: it can be read at the mark itself and in the table.
 */
export function placeLabels(
  marks: readonly NamedMark[],
  { area, taken }: { readonly area: Box; readonly taken: readonly Box[] },
): readonly PlacedLabel[] {
  const occupied = [...taken, ...marks.map(({ x, y }) => boxAround(x, y, HALF_MARK, HALF_MARK))];
  const placed: PlacedLabel[] = [];
  for (const mark of marks) {
    const found = placesOf(mark).find(
      ({ box }) => isWithin(box, area) && !occupied.some((one) => overlap(one, box)),
    );
    if (!found) continue;
    occupied.push(found.box);
    placed.push(found.label);
  }
  return placed;
}

/** Words at a level line of a drawing, and the room that they take. */
export interface WordsOnLine {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly box: Box;
}

/**
 * Places words at an end of a level line where they lie over the fewest marks: over its right end if nothing is there, else
 * under it, else at its left end.
 */
export function placeOnLine(
  words: string,
  line: number,
  { area, marks }: { readonly area: Box; readonly marks: readonly NamedMark[] },
): WordsOnLine {
  const width = words.length * LETTER;
  const covered = ({ box }: WordsOnLine): number =>
    marks.filter(({ x, y }) => overlap(boxAround(x, y, HALF_MARK, HALF_MARK), box)).length;
  const ends = (["end", "start"] as const).flatMap((anchor) =>
    [line - GAP - 2, line + GAP + 2].map((y): WordsOnLine => {
      const x = anchor === "end" ? area.right : area.left + GAP;
      const middle = anchor === "end" ? x - width / 2 : x + width / 2;
      return { x, y: y + 4, anchor, box: boxAround(middle, y, width / 2, HALF_LINE) };
    }),
  );
  return ends.reduce((best, one) => (covered(one) < covered(best) ? one : best));
}

/** Where a name could stand, the best place first. */
function placesOf(mark: NamedMark): readonly { readonly label: PlacedLabel; readonly box: Box }[] {
  const { name } = mark;
  if (name === null) return [];
  return LENGTHS.flatMap((most) =>
    sides.map(({ dx, dy, anchor }) => {
      const letters = Math.min(name.length, most);
      const [x, y] = [mark.x + dx, mark.y + dy];
      const half = (letters * LETTER) / 2;
      const middle = anchor === "start" ? x + half : anchor === "end" ? x - half : x;
      return { label: { mark, x, y: y + 4, anchor, letters }, box: boxAround(middle, y, half, HALF_LINE) };
    }),
  );
}

function boxAround(x: number, y: number, ...[halfWidth, halfHeight]: readonly [number, number]): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function isWithin(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
