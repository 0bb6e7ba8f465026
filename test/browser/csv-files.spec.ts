import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import * as z from "zod";
import { measureResponse, type GroupResponse } from "#shared/contract/measures";
import { describeInBrowser } from "../support/describe-in-browser.js";

const lines = z.array(z.record(z.string(), z.string()));
type Line = z.output<typeof lines>[number];

/** The lines of the file that a button hands over, by the titles of its columns; `named` is what its name must be like. */
async function linesOf(page: Page, button: Locator, named: RegExp): Promise<readonly Line[]> {
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  expect(file.suggestedFilename()).toMatch(named);
  const text = await readFile(await file.path(), "utf8");
  expect(text.charCodeAt(0)).toBe(0xfeff);
  return lines.parse(parse(text, { bom: true, columns: true }));
}

const year = "from=2025-07-01&to=2026-07-01";

describeInBrowser("the numbers of tables and charts as files", (room) => {
  async function groupsOf(id: string, query: string): Promise<readonly GroupResponse[]> {
    const { groups } = await room.ask(measureResponse, `/api/measures/${id}?${query}`);
    expect(groups.length).toBeGreaterThan(2);
    return groups;
  }

  /** Holds a figure of a line to the API's result, digit by digit. */
  function expectFigure(
    line: Line | undefined,
    title: string,
    { result }: Pick<GroupResponse, "result">,
  ): void {
    const read = (name: string): unknown => {
      const cell = line?.[`${title}: ${name}`];
      return cell === undefined || cell === "" ? null : name === "unit" ? cell : Number(cell);
    };
    const found = Object.fromEntries(
      ["estimate", "lower", "upper", "numerator", "n", "unit"].map((name) => [name, read(name)]),
    );
    if (result.kind === "proportion") {
      const { estimate, lower, upper, numerator, denominator: n } = result;
      expect(n).toBeGreaterThanOrEqual(10);
      expect(found).toEqual({ estimate, lower, upper, numerator, n, unit: "share" });
    } else if (result.kind === "time-to-event") {
      const { estimate, lower, upper } = result.median;
      expect(found).toEqual({ estimate, lower, upper, numerator: result.events, n: result.n, unit: "days" });
    } else throw new Error(`${title} is a ${result.kind}.`);
  }

  it("of the cohort table are the API's, unrounded", async () => {
    const { page } = await room.walkWhole("/cohorts?by=program");
    const table = page.locator(".table-block").filter({ has: page.locator(".cohort-table") });
    const save = table.getByRole("button", { name: "Download CSV" });
    const read = await linesOf(page, save, /^one-row-per-program.*-jul-2025.*\.csv$/);
    const rows = table.locator("tr[data-cohort]");
    const codes = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-cohort")));
    expect(read.length).toBe(codes.length);
    for (const [id, title] of [
      ["completion", "Completed"],
      ["attendance", "Attendance"],
      ["length-of-stay", "Stay, median"],
    ] as const) {
      const groups = await groupsOf(id, `by=program&curve=none&${year}`);
      for (const [place, code] of codes.entries()) {
        const group = groups.find(({ key }) => key["program"] === code);
        if (!group) throw new Error(`${id} has no ${code}.`);
        expectFigure(read[place], title, group);
      }
    }
    expect(read.map((line) => line["Completed: marks"])).toContain("not all stays could end yet");
    expect(read.every((line) => /^[A-Z]/.test(line["Name"] ?? ""))).toBe(true);
  });

  it("of a chart over time are the API's, and none is words", async () => {
    const { page } = await room.walkWhole("/access?every=quarter");
    const frame = page.locator(".frame").filter({ hasText: "by quarter of inquiry" });
    const save = frame.getByRole("button", { name: /^CSV/ });
    const read = await linesOf(page, save, /by-quarter-of-inquiry.*-as-of-2026-06-30\.csv$/);
    const groups = await groupsOf("access-within-48h", "every=quarter&from=2024-07-01&to=2026-07-01");
    expect(read.map((line) => line["Period"])).toEqual(groups.map(({ period }) => period));
    for (const [place, group] of groups.entries()) expectFigure(read[place], "Share", group);
    for (const line of read) {
      for (const [title, cell] of Object.entries(line)) {
        if (!/Period|State|unit$/.test(title)) expect(cell, title).toMatch(/^-?\d+(\.\d+)?(e-?\d+)?$|^$/);
      }
    }
  });
});
