import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { completion } from "#shared/measures/completion";
import { whyNoOutcome } from "#shared/measures/counting/evaluate";
import type { View } from "#shared/measures/definition";
import { seatFill } from "#shared/measures/seat-fill";
import { symptomChange } from "#shared/measures/symptom-change";
import { at, columnsOf, evaluateStated, on, type StatedEpisode } from "../columns-of.js";

const view: View = {
  from: null,
  to: null,
  by: [],
  every: null,
  where: [],
  asOf: at("2025-06-30T13:00:00Z"),
};
const asked: StatedEpisode = { inquiredAt: at("2025-05-10T15:00:00Z"), inquiredOn: on("2025-05-10") };
const inZone = (program: string, zone: string) => ({ key: { program, zone }, episodes: [asked] });

describe("the days of a result", () => {
  it.each([
    { from: null, to: null },
    { from: "2025-05-01", to: null },
    { from: null, to: "2025-06-01" },
    { from: "2025-05-01", to: "2025-06-01" },
  ])("are those that were asked for: $from to $to", ({ from, to }) => {
    const days = { from: from === null ? null : on(from), to: to === null ? null : on(to) };
    const found = evaluateStated(columnsOf(inZone("A", "UTC")), accessWithin48h, { ...view, ...days });
    expect([found.from, found.to, found.asOf]).toEqual([from, to, "2025-06-30T13:00:00Z"]);
  });
});

describe("who is in the days", () => {
  it("was admitted before the last day asked for, however long after the inquiry", () => {
    const admitted = (inquiredOn: string, admittedOn: string): StatedEpisode => ({
      inquiredOn: on(inquiredOn),
      admittedOn: on(admittedOn),
    });
    const columns = columnsOf({
      episodes: [admitted("2025-05-01", "2025-05-06"), admitted("2025-05-02", "2025-05-05")],
    });
    const until = (to: string) =>
      evaluateStated(columns, completion, { ...view, to: on(to) }).groups[0]?.initialPopulation;
    expect(["2025-05-05", "2025-05-06", "2025-05-07"].map(until)).toEqual([0, 1, 2]);
  });
});

describe("the periods of a view that reaches past as-of", () => {
  const months: View = { ...view, every: "month", from: on("2025-05-01"), to: on("2025-09-01") };
  it.each([
    { name: "no program, in UTC", zones: [], last: "2025-06" },
    { name: "one in UTC", zones: ["UTC"], last: "2025-06" },
    { name: "one where it is the next month already", zones: ["UTC", "Pacific/Auckland"], last: "2025-07" },
    { name: "one where it is the day before", zones: ["Pacific/Honolulu"], last: "2025-06" },
  ])("end with the latest day of $name", ({ zones, last }) => {
    const columns = columnsOf(...zones.map((zone, index) => inZone(`P${index}`, zone)));
    const { groups } = evaluateStated(columns, accessWithin48h, months);
    expect(groups[0]?.period).toBe("2025-05");
    expect(groups.at(-1)?.period).toBe(last);
  });

  it.each([
    { name: "the last second of June", asOf: "2025-06-30T23:59:59Z", isMarked: true },
    { name: "the first of July", asOf: "2025-07-01T00:00:00Z", isMarked: false },
  ])("are not over until their last day is: June at $name", ({ asOf, isMarked }) => {
    const columns = columnsOf(inZone("A", "UTC"));
    const { groups } = evaluateStated(columns, accessWithin48h, { ...months, asOf: at(asOf) });
    const june = groups.find(({ period }) => period === "2025-06");
    expect(june?.marks.includes("unfinished")).toBe(isMarked);
  });
});

describe("programs without sessions", () => {
  it("have no seats, and no group of their own", () => {
    const session = { startsAt: at("2025-06-02T15:00:00Z"), startsOn: on("2025-06-02"), capacity: 8 };
    const held = { key: { program: "B", zone: "UTC" }, episodes: [], sessions: [session] };
    const columns = columnsOf(inZone("A", "UTC"), held, inZone("C", "UTC"));
    for (const every of [null, "month"] as const) {
      const { groups } = evaluateStated(columns, seatFill, { ...view, by: ["program"], every });
      expect(groups.map(({ key, period }) => [key["program"], period])).toEqual([["B", every && "2025-06"]]);
    }
  });
});

describe("why nobody is counted in an instrument", () => {
  const columns = columnsOf(inZone("A", "UTC"));
  const ofProgram = { dimension: "program", value: "AUDIT" } as const;
  const inInstrument = (value: string) => ({ dimension: "instrument", value }) as const;
  it.each([
    { name: "it describes intake", where: [inInstrument("AUDIT")], isSaid: true },
    { name: "after another filter too", where: [ofProgram, inInstrument("AUDIT")], isSaid: true },
    { name: "not of an outcome", where: [inInstrument("PHQ-9")], isSaid: false },
    { name: "not of one that nobody knows", where: [inInstrument("NONE")], isSaid: false },
    { name: "not where none is asked for", where: [ofProgram], isSaid: false },
  ])("is said: $name", ({ where, isSaid }) => {
    const why = whyNoOutcome({ columns, measure: symptomChange, view: { ...view, where }, registry });
    expect(why === null).toBe(!isSaid);
  });

  it("is not said of what counts no pairs", () => {
    const where = [inInstrument("AUDIT")];
    expect(whyNoOutcome({ columns, measure: completion, view: { ...view, where }, registry })).toBeNull();
  });
});
