/** Where an entry of a picture's key begins. */
export interface KeyPlace {
  readonly x: number;
  readonly row: number;
}

/** The width of a letter of the key, of a shape with the gap to its words, and of the gap to the next entry. */
const LETTER = 6.5;
export const SHAPE = 24;
const GAP = 20;

/** The entries of a key one after another, in as many rows as a width needs. */
export function keyPlaces(words: readonly string[], width: number): readonly KeyPlace[] {
  const places: KeyPlace[] = [];
  let [x, row] = [0, 0];
  for (const each of words) {
    const needed = SHAPE + each.length * LETTER;
    if (x > 0 && x + needed > width) [x, row] = [0, row + 1];
    places.push({ x, row });
    x += needed + GAP;
  }
  return places;
}

/** Notes as lines, each with the number that its flag carries in the drawing. */
export function notesOf(notes: readonly string[]): readonly string[] {
  return notes.map((note, index) => `[${index + 1}] ${note}`);
}
