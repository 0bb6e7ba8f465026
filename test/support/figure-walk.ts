import type { Page } from "playwright-core";
import * as z from "zod";
import {
  measureResponse,
  measuresResponse,
  rowsResponse,
  statusResponse,
  type MeasureResponse,
  type MeasureTextResponse,
} from "#shared/contract/measures";
import { expectedCount } from "../../web/src/pages/rows/expected-count.js";
import {
  cutOf,
  narrowedGroups,
  readNarrowing,
  writtenNarrowing,
} from "../../web/src/pages/rows/narrowing.js";
import { parseView, queryOf } from "../../web/src/view/view-state.js";
import type { BrowserRoom } from "./describe-in-browser.js";
import { readWhole } from "./opened-page.js";
import { walkTo } from "./walk.js";

const rowsLinks = z.array(z.object({ to: z.string(), count: z.int().nullable() }));

/** A way from a page to rows, with how many the page says they are; null where the link bears no number. */
export type RowsLink = z.output<typeof rowsLinks>[number];

/**
 * Opens what says how each figure is computed, and tells how many counts of who is left out, pending or missing lead from
 * there to rows.
 */
export async function openDefinitions(page: Page): Promise<number> {
  // What opens may hold more to open.
  for (const name of [/^How the columns are computed/, /^How computed/]) {
    const closed = page.locator("main details:not([open]) > summary", { hasText: name });
    for (let left = await closed.count(); left > 0; left = await closed.count()) {
      await closed.first().evaluate((summary) => summary instanceof HTMLElement && summary.click());
    }
    await readWhole(page);
  }
  return await page.locator('main dl.definition a[href^="/rows/"]').count();
}

/** Shows the table of every chart that has one, and tells how many there are. */
export async function showTables(page: Page): Promise<number> {
  const buttons = page.locator("main button[aria-pressed=false]", { hasText: /^Show as table/ });
  const count = await buttons.count();
  for (let left = count; left > 0; left = await buttons.count()) await buttons.first().click();
  return count;
}

/** The n in the tables of a page that lead to no rows; those of nobody have none. */
export async function plainNsOf(page: Page): Promise<readonly string[]> {
  const found = await page.locator("main table").evaluateAll((tables) =>
    tables.flatMap((table) => {
      const titles = [...table.querySelectorAll("thead th")].map((title) => title.textContent);
      const place = titles.findIndex((title) => /^(n|Full weeks)(\u00a0.)?$/.test(title));
      if (place === -1) return [];
      return [...table.querySelectorAll("tbody tr")].flatMap((row) => {
        const cell = row.children[place];
        const words = cell?.textContent ?? "";
        return /[1-9]/.test(words) && !cell?.querySelector('a[href^="/rows/"]')
          ? [`${table.querySelector("caption")?.textContent}: ${row.children[0]?.textContent}, ${words}`]
          : [];
      });
    }),
  );
  return z.array(z.string()).parse(found);
}

/** Every way from a page to rows, each once. */
export async function rowsLinksOf(page: Page): Promise<readonly RowsLink[]> {
  const found = await page.locator('main a[href^="/rows/"]').evaluateAll((links) =>
    links.map((link) => {
      const count = link.getAttribute("data-rows");
      return { to: link.getAttribute("href"), count: count === null ? null : Number(count) };
    }),
  );
  const unique = new Map(rowsLinks.parse(found).map((link) => [JSON.stringify(link), link]));
  return [...unique.values()];
}

/** The number of rows behind a link, and what the figure itself counts there, null where it states no such number. */
export interface TwoCounts {
  readonly total: number;
  readonly expected: number | null;
}

interface Known {
  readonly today: string;
  readonly measures: readonly MeasureTextResponse[];
}

/** Asks the API of a link what the Rows page would ask it: the rows, and apart from them the figure. */
export class CountsBehindLinks {
  private known: Promise<Known> | null = null;
  /** Many links of a page lead to parts of one figure: it is asked for once. */
  private readonly figures = new Map<string, Promise<MeasureResponse>>();

  constructor(private readonly room: BrowserRoom) {}

  async of(to: string): Promise<TwoCounts> {
    const { today, measures } = await (this.known ??= this.readKnown());
    const { pathname, searchParams } = new URL(to, this.room.address());
    const id = decodeURIComponent(pathname.replace("/rows/", ""));
    const measure = measures.find((each) => each.id === id);
    if (!measure) throw new Error(`${to} leads to rows of no measure.`);
    const { view, notices } = parseView(searchParams, today);
    const { narrowing, notices: more } = readNarrowing(searchParams);
    if (notices.length + more.length > 0) throw new Error(`${to}: ${[...notices, ...more].join(" ")}`);
    const cut = cutOf(narrowing, measure, view);
    const path = `/api/measures/${id}`;
    const asked = queryOf(view, { ...cut, ...writtenNarrowing(narrowing), limit: "1" });
    const [rows, figure] = await Promise.all([
      this.room.ask(rowsResponse, `${path}/rows?${asked}`),
      this.readFigure(`${path}?${queryOf(view, { ...cut, curve: "none" })}`),
    ]);
    return {
      total: rows.total,
      expected: expectedCount(narrowedGroups(figure.groups, narrowing), narrowing),
    };
  }

  private async readFigure(address: string): Promise<MeasureResponse> {
    const asked = this.figures.get(address) ?? this.room.ask(measureResponse, address);
    this.figures.set(address, asked);
    return await asked;
  }

  private async readKnown(): Promise<Known> {
    const [{ asOfDay }, { measures }] = await Promise.all([
      this.room.ask(statusResponse, "/api/status"),
      this.room.ask(measuresResponse, "/api/measures"),
    ]);
    return { today: asOfDay, measures };
  }
}

/** The two counts as the Rows page states them. The page is left in between, so that none of the last ones stay. */
export async function countsOnRowsPage(page: Page, to: string): Promise<TwoCounts> {
  await walkTo(page, to);
  const total = page.getByTestId("rows-total");
  await total.waitFor();
  const expected = await total.getAttribute("data-expected");
  return {
    total: Number(await total.getAttribute("data-total")),
    expected: expected === null ? null : Number(expected),
  };
}

/** What kind of question a link to rows asks: its measure, and what it is narrowed by. */
export function kindOf(to: string): string {
  const { pathname, searchParams } = new URL(to, "http://localhost");
  const names = ["class", "reason", "period", "key", "part", "partClass", "instrument"];
  return [pathname, ...names.filter((name) => searchParams.has(name))].join(" ");
}
