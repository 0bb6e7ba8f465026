import { describe, expect, it } from "vitest";
import { keyPlaces, notesOf } from "../../web/src/charts/picture-key.js";

describe("the entries of a picture's key stand", () => {
  // A letter takes 6.5, a shape with its gap 24, and 20 lie between two entries: "1234567890" takes 109 with the gap.
  const ten = "1234567890";
  it.each([
    ["nowhere without entries", [], 400, []],
    [
      "one after another",
      [ten, "12345", ten],
      400,
      [
        [0, 0],
        [109, 0],
        [185.5, 0],
      ],
    ],
    [
      "in a second row where the first is full",
      [ten, ten, ten],
      230,
      [
        [0, 0],
        [109, 0],
        [0, 1],
      ],
    ],
    [
      "in a row of its own where it is wider than all",
      [ten, ten.repeat(9), ten],
      230,
      [
        [0, 0],
        [0, 1],
        [0, 2],
      ],
    ],
  ] as const)("%s", (...[, words, width, places]) =>
    expect(keyPlaces(words, width).map(({ x, row }) => [x, row])).toEqual(places),
  );
});

describe("the notes under a picture", () => {
  it.each([
    ["none", [], []],
    [
      "carry the numbers of their flags",
      ["1 Jul 2025: New slots", "2 Sep 2025: Move"],
      ["[1] 1 Jul 2025: New slots", "[2] 2 Sep 2025: Move"],
    ],
  ])("%s", (_, notes, lines) => expect(notesOf(notes)).toEqual(lines));
});
