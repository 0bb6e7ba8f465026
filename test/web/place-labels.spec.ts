import { describe, expect, it } from "vitest";
import { placeLabels, placeOnLine, type NamedMark } from "../../web/src/charts/place-labels.js";

const area = { left: 0, right: 600, top: 0, bottom: 300 };
const mark = (x: number, y: number, name: string | null = "Adult mental health"): NamedMark => ({
  id: `${x} ${y} ${name}`,
  x,
  y,
  name,
});
const placed = (...marks: readonly NamedMark[]) => placeLabels(marks, { area, taken: [] });

describe("a name stands", () => {
  it("to the right of its mark, on one line with it", () => {
    expect(placed(mark(100, 100))).toMatchObject([{ x: 110, y: 104, anchor: "start", letters: 19 }]);
  });

  it("to the left where the area ends", () => {
    expect(placed(mark(590, 100))).toMatchObject([{ x: 580, anchor: "end" }]);
  });

  it("to the left where another mark is in the way", () => {
    expect(placed(mark(300, 100), mark(320, 100, null))).toMatchObject([{ x: 290, anchor: "end" }]);
  });

  it("above or below where both sides are taken", () => {
    const [label] = placed(mark(300, 100), mark(320, 100, null), mark(280, 100, null));
    expect(Math.abs((label?.y ?? 0) - 104)).toBeGreaterThan(10);
  });

  it("shortened where the whole has no room, and nowhere where nothing has", () => {
    const within = (right: number) => ({ area: { left: 0, right, top: 90, bottom: 110 }, taken: [] });
    const name = "Adult mental health, Northside";
    expect(placeLabels([mark(10, 100, name)], within(140))).toMatchObject([{ letters: 16 }]);
    expect(placeLabels([mark(10, 100, name)], within(100))).toHaveLength(0);
  });

  it("apart from what is taken already", () => {
    const taken = [{ left: 105, right: 400, top: 90, bottom: 110 }];
    expect(placeLabels([mark(100, 100)], { area, taken })[0]).not.toMatchObject({ x: 110, y: 104 });
  });
});

it("places nothing for marks without a name, and none for no marks", () => {
  expect(placed(mark(100, 100, null))).toEqual([]);
  expect(placed()).toEqual([]);
});

describe("words at a line stand", () => {
  const words = "All together 65.1%";
  const at = (...marks: readonly NamedMark[]) => placeOnLine(words, 150, { area, marks });

  it("over its right end where nothing is in the way", () => {
    expect(at()).toMatchObject({ x: 600, y: 142, anchor: "end" });
  });

  it("under its right end where a mark lies above", () => {
    expect(at(mark(560, 140))).toMatchObject({ x: 600, y: 166, anchor: "end" });
  });

  it("over its left end where marks lie on both sides of the right one", () => {
    expect(at(mark(560, 140), mark(520, 165))).toMatchObject({ y: 142, anchor: "start" });
  });

  it("where they cover the fewest marks, if some are everywhere", () => {
    const twice = [
      mark(560, 140),
      mark(540, 140),
      mark(40, 140),
      mark(60, 140),
      mark(40, 165),
      mark(60, 165),
    ];
    expect(at(...twice, mark(520, 165))).toMatchObject({ y: 166, anchor: "end" });
  });
});
