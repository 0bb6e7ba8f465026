/** So many figures an answer may hold: more nobody reads, and each takes memory of the server that answers everybody. */
const MOST_FIGURES = 100_000;

/** More figures are asked for than one answer may hold. The message is a sentence for whoever asked. */
export class TooManyFigures extends Error {
  constructor() {
    super(
      `This asks for more than ${MOST_FIGURES.toLocaleString("en-US")} figures: choose a later from, longer periods or fewer dimensions.`,
    );
  }
}

/** Throws TooManyFigures where one answer can't hold so many. */
export function refuseTooMany(figures: number): void {
  if (figures > MOST_FIGURES) throw new TooManyFigures();
}
