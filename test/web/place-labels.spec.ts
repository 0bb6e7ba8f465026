import { describe, expect, it } from "vitest";
import {
  boxesAlong,
  boxOfMark,
  placeInBand,
  placeLabels,
  placeOnLine,
  type NamedMark,
} from "../../web/src/charts/place-labels.js";

const area = { left: 0, right: 600, top: 0, bottom: 300 };
const mark = (x: number, y: number, name: string | null = "Adult mental health"): NamedMark => ({
  id: `${x} ${y} ${name}`,
  x,
  y,
  name,
});
const placed = (...marks: readonly NamedMark[]) => placeLabels(marks, { area, taken: [], lines: [] });

describe("a name stands", () => {
  it("to the right of its mark, on one line with it", () => {
    expect(placed(mark(100, 100))).toMatchObject([
      { x: 110, y: 104, anchor: "start", lines: ["Adult mental health"] },
    ]);
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

  const name = "Adult mental health, Northside";
  const room = (right: number, bottom = 110) => ({
    ...{ area: { left: 0, right, top: 90, bottom }, taken: [], lines: [] },
  });
  it.each([
    ["whole, however long, where there is room", 300, 110, [["Adult mental health, Northside"]]],
    ["in two lines where one is too long", 200, 140, [["Adult mental", "health, Northside"]]],
    ["shortened where the whole has no room", 140, 110, [["Adult mental he…"]]],
    ["nowhere where nothing has", 100, 110, []],
  ])("%s", (...[, right, bottom, lines]) => {
    expect(placeLabels([mark(10, 100, name)], room(right, bottom)).map((label) => label.lines)).toEqual(
      lines,
    );
  });

  it("apart from what is taken already", () => {
    const taken = [{ left: 105, right: 400, top: 90, bottom: 110 }];
    expect(placeLabels([mark(100, 100)], { area, taken, lines: [] })[0]).not.toMatchObject({
      x: 110,
      y: 104,
    });
  });
});

describe("beside a line through its mark, a name stands", () => {
  const across = (y: number) => [
    { x: 0, y },
    { x: 600, y },
  ];
  it.each([
    ["over it, whole", area, [100], ["Adult mental health"], 90],
    ["under it where another lies above", area, [100, 84], ["Adult mental health"], 118],
    [
      "on it, whole, where lines are everywhere",
      area,
      [58, 70, 84, 100, 116, 130, 142],
      ["Adult mental health"],
      104,
    ],
    ["further off where lines lie close", area, [100, 88, 112], ["Adult mental health"], 81],
    [
      "in two lines where one has no room",
      { ...area, right: 160 },
      [100, 84],
      ["Adult mental", "health"],
      118,
    ],
  ])("%s", (...[, within, heights, lines, y]) => {
    const drawn = { area: within, taken: [], lines: heights.flatMap((each) => boxesAlong(across(each))) };
    const [label] = placeLabels([mark(100, 100)], drawn);
    expect(label?.lines).toEqual(lines);
    expect(label?.y).toBe(y);
  });
});

it("takes the room that words have as they are drawn", () => {
  const wide = { area, taken: [], lines: [], widthOf: (words: string) => words.length * 30 };
  const [label] = placeLabels([mark(100, 100)], wide);
  expect(label?.lines).not.toEqual(["Adult mental health"]);
  expect(placeOnLine("All", 150, wide).box).toMatchObject({ left: 510, right: 600 });
});

it("places nothing for marks without a name, and none for no marks", () => {
  expect(placed(mark(100, 100, null))).toEqual([]);
  expect(placed()).toEqual([]);
});

describe("words at a line stand", () => {
  const words = "All together 65.1%";
  const at = (...marks: readonly NamedMark[]) =>
    placeOnLine(words, 150, { area, taken: marks.map(boxOfMark), lines: [] });

  it("over its right end where nothing is in the way", () => {
    expect(at()).toMatchObject({ x: 600, y: 142, anchor: "end" });
  });

  it("under its right end where a mark lies above", () => {
    expect(at(mark(560, 140))).toMatchObject({ x: 600, y: 166, anchor: "end" });
  });

  it("over its left end where marks lie on both sides of the right one", () => {
    expect(at(mark(560, 140), mark(520, 165))).toMatchObject({ y: 142, anchor: "start" });
  });

  it("under its right end where another line runs above", () => {
    const lines = boxesAlong([mark(0, 140), mark(600, 140)]);
    expect(placeOnLine(words, 150, { area, taken: [], lines })).toMatchObject({ x: 600, y: 166 });
  });

  it("in between where marks lie at both ends", () => {
    const ends = [mark(560, 140), mark(560, 165), mark(40, 140), mark(40, 165)];
    expect(at(...ends)).toMatchObject({ y: 142, anchor: "start" });
    expect(at(...ends).box.left).toBeGreaterThan(50);
  });

  it("where they cover the fewest things, if some are everywhere", () => {
    const everywhere = Array.from({ length: 20 }, (_, index) => mark(index * 30 + 15, 140));
    const under = [...everywhere, mark(590, 165), mark(40, 165), mark(250, 165), mark(350, 165)];
    expect(at(...under)).toMatchObject({ y: 166, isClear: true });
    const below = everywhere.map(({ x }) => mark(x, 165));
    expect(at(...everywhere, ...below).isClear).toBe(false);
  });
});

describe("the name of a band stands", () => {
  const band = { top: 100, bottom: 160 };
  const nameIn = (where: typeof band, ...marks: readonly NamedMark[]) =>
    placeInBand("moderate", where, { area, taken: marks.map(boxOfMark), lines: [] });

  it("high at its right end where nothing is in the way", () => {
    expect(nameIn(band)).toMatchObject({ x: 600, y: 114, anchor: "end", isClear: true });
  });

  it("low at its right end where a point lies high", () => {
    expect(nameIn(band, mark(580, 110))).toMatchObject({ x: 600, y: 154, anchor: "end" });
  });

  it("at its left end where points lie at the right one", () => {
    expect(nameIn(band, mark(580, 110), mark(580, 150))).toMatchObject({ x: 10, anchor: "start" });
  });

  it("in the middle of a low band, and nowhere in one too low for it", () => {
    expect(nameIn({ top: 100, bottom: 120 })).toMatchObject({ y: 114 });
    expect(nameIn({ top: 100, bottom: 114 })).toBeNull();
  });

  it("over something only where the whole band is full, and says so", () => {
    const everywhere = Array.from({ length: 61 }, (_, index) => mark(index * 10, 110));
    expect(nameIn({ top: 100, bottom: 120 }, ...everywhere)?.isClear).toBe(false);
  });
});

it("sees a line as boxes closer than a letter is high", () => {
  const boxes = boxesAlong([mark(0, 0), mark(30, 40), mark(30, 40)]);
  const middles = boxes.map(({ left, top }) => [left + 1, top + 1]);
  expect(middles[0]).toEqual([0, 0]);
  expect(middles.at(-1)).toEqual([30, 40]);
  const steps = middles.slice(1).map(([x = 0, y = 0], index) => {
    const [fromX = 0, fromY = 0] = middles[index] ?? [];
    return Math.hypot(x - fromX, y - fromY);
  });
  expect(Math.max(...steps)).toBeLessThanOrEqual(6);
});
