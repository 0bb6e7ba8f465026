import { describe, expect, it } from "vitest";
import { auditC } from "#shared/instruments/audit-c";
import { audit } from "#shared/instruments/audit";
import { isBelowRemission, isCase, isCaseBySex, severityBandOf } from "#shared/instruments/classify-score";
import { core10 } from "#shared/instruments/core-10";
import { dast10 } from "#shared/instruments/dast-10";
import { gad7 } from "#shared/instruments/gad-7";
import type { Instrument } from "#shared/instruments/instrument";
import { instrumentById, instruments } from "#shared/instruments/index";
import { pacs } from "#shared/instruments/pacs";
import { pcl5 } from "#shared/instruments/pcl-5";
import { phq9 } from "#shared/instruments/phq-9";
import { psc17 } from "#shared/instruments/psc-17";
import { qidsSr16 } from "#shared/instruments/qids-sr16";
import { who5 } from "#shared/instruments/who-5";
import { wsas } from "#shared/instruments/wsas";

function bamSubscale(id: string): Instrument {
  const found = instrumentById(id);
  if (!found) throw new Error(`${id} is not in the registry`);
  return found;
}
const use = bamSubscale("BAM-USE");
const protective = bamSubscale("BAM-PROTECTIVE");

/** Cases with the instrument's id beside them, for the test's name. */
function named<Row extends readonly [Instrument, ...unknown[]]>(rows: Row[]): { id: string; row: Row }[] {
  return rows.map((row) => ({ id: row[0].id, row }));
}

type BandCase = [of: Instrument, total: number, band: string | null];

describe("severity bands", () => {
  it.each(
    named<BandCase>([
      [phq9, 0, "none"],
      [phq9, 4, "none"],
      [phq9, 4.99, "none"],
      [phq9, 5, "mild"],
      [phq9, 9, "mild"],
      [phq9, 9.64, "mild"],
      [phq9, 10, "moderate"],
      [phq9, 14, "moderate"],
      [phq9, 15, "moderately severe"],
      [phq9, 19, "moderately severe"],
      [phq9, 20, "severe"],
      [phq9, 27, "severe"],
      [phq9, 28, null],
      [phq9, -1, null],
      [gad7, 4, "minimal"],
      [gad7, 5, "mild"],
      [gad7, 9, "mild"],
      [gad7, 10, "moderate"],
      [gad7, 14, "moderate"],
      [gad7, 15, "severe"],
      [gad7, 21, "severe"],
      [wsas, 9, "below clinical levels"],
      [wsas, 10, "significant impairment"],
      [wsas, 20, "significant impairment"],
      [wsas, 21, "moderately severe or worse"],
      [qidsSr16, 5, "none"],
      [qidsSr16, 6, "mild"],
      [qidsSr16, 10, "mild"],
      [qidsSr16, 11, "moderate"],
      [qidsSr16, 15, "moderate"],
      [qidsSr16, 16, "severe"],
      [qidsSr16, 20, "severe"],
      [qidsSr16, 21, "very severe"],
      [core10, 5, "healthy"],
      [core10, 6, "low"],
      [core10, 10, "low"],
      [core10, 11, "mild"],
      [core10, 15, "mild"],
      [core10, 16, "moderate"],
      [core10, 20, "moderate"],
      [core10, 21, "moderate to severe"],
      [core10, 25, "moderate to severe"],
      [core10, 26, "severe"],
      [audit, 7, "low risk"],
      [audit, 8, "hazardous"],
      [audit, 15, "hazardous"],
      [audit, 16, "harmful"],
      [audit, 19, "harmful"],
      [audit, 20, "possible dependence"],
      [dast10, 0, "none"],
      [dast10, 1, "low"],
      [dast10, 2, "low"],
      [dast10, 3, "moderate"],
      [dast10, 5, "moderate"],
      [dast10, 6, "substantial"],
      [dast10, 8, "substantial"],
      [dast10, 9, "severe"],
      [pcl5, 40, null],
      [who5, 40, null],
    ]),
  )("$id at $row.1: $row.2", ({ row: [of, total, band] }) => {
    expect(severityBandOf(of, total)?.name ?? null).toBe(band);
  });
});

describe("caseness", () => {
  it.each(
    named<[of: Instrument, total: number, expected: boolean | null]>([
      [phq9, 9, false],
      [phq9, 9.99, false],
      [phq9, 10, true],
      [gad7, 7, false],
      [gad7, 8, true],
      [pcl5, 32, false],
      [pcl5, 33, true],
      [wsas, 9, false],
      [wsas, 10, true],
      [core10, 10, false],
      [core10, 11, true],
      [dast10, 2, false],
      [dast10, 3, true],
      [psc17, 14, false],
      [psc17, 15, true],
      [who5, 52, false],
      [who5, 50.01, false],
      [who5, 50, true],
      [who5, 48, true],
      [use, 0, false],
      [use, 1, true],
      [protective, 13, false],
      [protective, 12, true],
      [pacs, 30, null],
      [auditC, 12, null],
    ]),
  )("$id at $row.1: $row.2", ({ row: [of, total, expected] }) => {
    expect(isCase(of, total)).toBe(expected);
  });

  it.each([
    { total: 2, female: false, male: false },
    { total: 3, female: true, male: false },
    { total: 4, female: true, male: true },
  ])("AUDIT-C at $total, under both cuts", ({ total, female, male }) => {
    expect(isCaseBySex(auditC, total)).toEqual({ female, male });
  });

  it("has one cut for everybody elsewhere", () => expect(isCaseBySex(phq9, 20)).toBeNull());
});

describe("remission", () => {
  it.each(
    named<[of: Instrument, total: number, expected: boolean | null]>([
      [phq9, 4, true],
      [phq9, 4.99, true],
      [phq9, 5, false],
      [qidsSr16, 5, true],
      [qidsSr16, 6, false],
      [gad7, 0, null],
      [{ ...who5, remission: 70 }, 70, false],
      [{ ...who5, remission: 70 }, 71, true],
    ]),
  )("$id at $row.1: $row.2", ({ row: [of, total, expected] }) => {
    expect(isBelowRemission(of, total)).toBe(expected);
  });
});

it("never gives two verdicts that contradict each other", () => {
  for (const instrument of instruments) {
    for (let total = instrument.min; total <= instrument.max; total += 1) {
      if (isBelowRemission(instrument, total) === true) expect(isCase(instrument, total)).not.toBe(true);
    }
  }
});
