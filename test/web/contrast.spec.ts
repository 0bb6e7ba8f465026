import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "#api/config";

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

type Tokens = ReadonlyMap<string, string>;

/** The colours that each rule of a sheet gives its variables, by selector. */
function tokensOf(sheet: string): ReadonlyMap<string, Tokens> {
  const rules = [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  const found = new Map<string, Tokens>();
  for (const [, selector = "", body = ""] of rules) {
    const colors = [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)];
    if (colors.length > 0)
      found.set(selector.trim(), new Map(colors.map(([, name = "", value = ""]) => [name, value])));
  }
  return found;
}

const grounds = ["ground", "surface", "raised"];
/** Text on grounds, with what else each stands on; 4.5 at least. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ["text", [...grounds, "notice"]],
  ["quiet", grounds],
  ["accent-text", [...grounds, "notice"]],
  ["on-accent", ["accent", "warm-fill"]],
];
/** Marks of charts, edges of controls and the ring of the focus; 3 at least. */
const marks = ["accent", "warm", "neutral", "control-line", "bad"];

function failures(tokens: Tokens): string[] {
  const ratio = (one: string, other: string): number =>
    contrast(tokens.get(one) ?? "#000000", tokens.get(other) ?? "#000000");
  const pairs = [
    ...texts.flatMap(([text, under]) => under.map((ground) => [text, ground, 4.5] as const)),
    ...marks.flatMap((mark) => grounds.map((ground) => [mark, ground, 3] as const)),
  ];
  return pairs
    .filter(([one, other, least]) => ratio(one, other) < least)
    .map(([one, other, least]) => `${one} on ${other}: ${ratio(one, other).toFixed(2)}, less than ${least}`);
}

describe("the palette of theme.css", () => {
  const themes = tokensOf(readFileSync(join(packageRoot, "web", "src", "styles", "theme.css"), "utf8"));
  const light = themes.get(":root");
  const bySystem =
    [...themes.keys()].find((selector) => selector.includes(':root:not([data-theme="light"])')) ?? "";
  const byChoice = [...themes.keys()].find((selector) => selector.endsWith('[data-theme="dark"]')) ?? "";

  it.each([
    ["black on white", "#000000", "#ffffff", 21],
    ["a grey on white, as published for #767676", "#767676", "#ffffff", 4.54],
    ["a colour on itself", "#0072b2", "#0072b2", 1],
  ])("computes the contrast of %s", (...[, one, other, expected]) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 2);
  });

  it("finds a planted colour that is too weak", () => {
    expect(failures(new Map([...(light ?? []), ["accent", "#00b0f0"]]))).toContain(
      "accent on ground: 2.48, less than 3",
    );
  });

  it.each([
    ["light", () => light],
    ["dark by the system", () => themes.get(bySystem)],
    ["dark by choice", () => themes.get(byChoice)],
  ])("reaches 4.5 for text and 3 for marks, %s", (_, theme) => {
    const tokens = theme() ?? new Map<string, string>();
    expect(tokens.size).toBeGreaterThanOrEqual(15);
    expect(failures(tokens)).toEqual([]);
  });

  it("has the same dark colours whether the system or the reader chose them", () => {
    expect(themes.get(byChoice)).toEqual(themes.get(bySystem));
    expect([...(themes.get(byChoice)?.keys() ?? [])].sort()).toEqual([...(light?.keys() ?? [])].sort());
  });
});
