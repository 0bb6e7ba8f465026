import { describe, expect, it } from "vitest";
import { partsOf } from "#shared/instruments/score-from-items";
import { instrumentById, instruments } from "#shared/instruments/index";
import type { InstrumentField } from "#shared/instruments/instrument";
import { instrumentsLeftOut } from "#shared/instruments/left-out";
import { problemsOf } from "#shared/instruments/check-instrument";

const letters = (id: string): string => id.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");

describe("the registry", () => {
  it("holds every instrument once, however it is spelled", () => {
    const ids = [...instruments.map((each) => each.id), ...instrumentsLeftOut.map((each) => each.id)];
    expect(instruments.length).toBeGreaterThanOrEqual(24);
    expect(new Set(ids.map(letters)).size).toBe(ids.length);
  });

  it("finds by id", () => {
    expect(instrumentById("PHQ-9")?.max).toBe(27);
    expect(instrumentById("phq9")).toBeNull();
    expect(instrumentById("BAM")).toBeNull();
  });

  it.each([...instruments])("$id: items make its range", ({ items, min, max, missingItems }) => {
    if (!items) return expect(missingItems.allowed).toBe(0);
    const parts = partsOf(items).length;
    expect([parts * items.min * items.pointsPerItem, parts * items.max * items.pointsPerItem]).toEqual([
      min,
      max,
    ]);
    expect(missingItems.allowed).toBeLessThan(parts);
  });

  it.each([...instruments])("$id: thresholds lie within its range and in order", (instrument) => {
    const { bands, caseness, remission, min, max, reliableChange, direction } = instrument;
    if (bands.length > 0) expect(bands[0]?.from).toBe(min);
    expect(bands.map((band) => band.from)).toEqual(bands.map((band) => band.from).toSorted((a, b) => a - b));
    for (const value of [...bands.map((band) => band.from), caseness ?? min, remission ?? min]) {
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
    }
    expect(reliableChange ?? 1).toBeGreaterThan(0);
    if (caseness !== null && remission !== null) {
      expect(direction === "lower" ? remission <= caseness : remission >= caseness).toBe(true);
    }
  });

  it.each([...instruments])("$id: can stand by the rules for an organization's own", (instrument) => {
    expect(problemsOf(instrument)).toEqual([]);
  });

  it.each([...instruments])("$id: every value has a source or is to be confirmed", (instrument) => {
    const stated: InstrumentField[] = ["range"];
    if (instrument.items) stated.push("items");
    if (instrument.bands.length > 0) stated.push("bands");
    for (const field of ["caseness", "casenessBySex", "reliableChange", "remission"] as const)
      if (instrument[field] !== null) stated.push(field);
    const backed = new Set([
      ...instrument.toBeConfirmed,
      ...instrument.sources.flatMap((each) => each.fields),
    ]);
    expect(stated.filter((field) => !backed.has(field))).toEqual([]);
  });

  it("cites papers and official definitions, never a vendor's page or a mirror", () => {
    const addresses = instruments.flatMap((each) => each.sources.map((source) => source.address ?? ""));
    const allowed =
      /^$|^https:\/\/(doi\.org|loinc\.org|www\.who\.int|cde\.nlm\.nih\.gov|build\.fhir\.org|github\.com\/NHSDigital)\/|^http:\/\/ids-qids\.org\//;
    expect(addresses.filter((address) => !allowed.test(address))).toEqual([]);
    expect(addresses.length).toBeGreaterThan(20);
  });

  it.each(["AUDIT", "AUDIT-C", "DAST-10"])("%s looks back a year and is refused as an outcome", (id) => {
    const found = instrumentById(id);
    expect(found).toMatchObject({ use: "intakeOnly", lookBackDays: 365, reliableChange: null });
    expect(found?.useSentence).toContain("12 months");
  });

  it("has no other that looks back so far", () => {
    for (const { use, useSentence, lookBackDays } of instruments) {
      expect(use === "intakeOnly").toBe((lookBackDays ?? 0) > 84 + 28);
      expect(use === "intakeOnly").toBe(useSentence !== null);
    }
  });
});
