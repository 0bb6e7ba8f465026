import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { measures } from "#shared/measures/index";
import { AS_OF as DEGENERATE_AS_OF, degenerateColumns } from "./degenerate-columns.js";
import { everyReason } from "./every-reason.js";
import { classesIn, textCodes, unsaidIn } from "./occurring-reasons.js";
import { SEEDED_AS_OF, seededColumns } from "./seeded-columns.js";
import { AS_OF } from "./symptom-stays.js";

const folder = new URL(".", import.meta.url);
const stated = everyReason();
const seeded = seededColumns();

/** Classes and reasons as the tables of named cases state them, by the measure whose specification they stand in. */
const named = new Map(
  readdirSync(folder).flatMap((file) => {
    const measure = measures.find(({ id }) => id === basename(file, ".spec.ts"));
    if (!measure) return [];
    const text = readFileSync(new URL(file, folder), "utf8");
    const cases = [...text.matchAll(/"((?:[a-z_]+)\/(?:[a-z_0-9]+))"/g)].map(([, found = ""]) => found);
    return [[measure, new Set(cases)] as const];
  }),
);

describe("the sentences of a measure's reasons", () => {
  it.each(measures.map((measure) => [measure.id, measure] as const))(
    "%s: each reason that can occur has one, and each one a reason that can occur",
    (_, measure) => {
      const everyKind = classesIn(stated, measure, AS_OF);
      const classes = new Set(everyKind.map((each) => each.split("/")[0]));
      const found = new Set([
        ...everyKind,
        ...classesIn(seeded, measure, SEEDED_AS_OF),
        ...Object.values(degenerateColumns).flatMap((columns) =>
          classesIn(columns, measure, DEGENERATE_AS_OF),
        ),
        // A specification also names classes of a measure beside its own.
        ...[...(named.get(measure) ?? [])].filter((each) => classes.has(each.split("/")[0])),
      ]);
      expect(unsaidIn(found, measure)).toEqual([]);
      const occurring = new Set(everyKind.map((each) => each.split("/")[1]));
      expect(textCodes(measure).filter((code) => !occurring.has(code))).toEqual([]);
      for (const name of Object.keys(measure.classTitles ?? {})) expect(classes).toContain(name);
    },
  );

  it("are one a reason, each a sentence", () => {
    for (const measure of measures) {
      const codes = textCodes(measure);
      expect(new Set(codes).size, measure.id).toBe(codes.length);
      for (const { sentence } of [...measure.exclusions, ...measure.missing, ...measure.reasons]) {
        expect(sentence).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it("are looked for in many named cases, and one that lacks is told", () => {
    expect([...named.values()].reduce((sum, cases) => sum + cases.size, 0)).toBeGreaterThan(60);
    const [measure] = measures;
    if (!measure) throw new Error("no measure");
    expect(unsaidIn(["met/", "not_met/still_waiting"], measure)).toEqual([]);
    expect(unsaidIn(["not_met/still_waiting"], { ...measure, reasons: [] })).toEqual([
      "not_met/still_waiting",
    ]);
  });
});
