import { expect, it } from "vitest";
import { dayOf, isoOfDay } from "#shared/calendar";
import { episodeResponse } from "#shared/contract/episodes";
import { measuresResponse, rowsResponse } from "#shared/contract/measures";
import { classTitle } from "../../web/src/words/class-words.js";
import { describeInBrowser } from "../support/describe-in-browser.js";
import {
  CountsBehindLinks,
  countsOnRowsPage,
  kindOf,
  openDefinitions,
  plainNsOf,
  rowsLinksOf,
  showTables,
} from "../support/figure-walk.js";

/** Each page, at least so many ways from it to rows, and charts that can be shown as tables. */
const pages: readonly (readonly [path: string, atLeast: number, tables: number])[] = [
  ["/", 60, 0],
  ["/access", 30, 4],
  ["/cohorts?by=program", 40, 1],
  ["/cohorts?by=program&chosen=MH-TEEN-N,SUD-ADULT-H", 60, 1],
  ["/cohorts?by=program&tab=improvement", 40, 1],
  ["/cohort/program/MH-ADULT-N", 10, 2],
  ["/outcomes", 15, 2],
  ["/engagement", 20, 2],
  ["/definitions", 15, 0],
];

/** Pages on which the n of every table opens all who stand in it. */
const opensEveryN: ReadonlySet<string> = new Set([
  "/access",
  "/cohorts?by=program",
  "/cohorts?by=program&tab=improvement",
  "/engagement",
  "/cohort/program/MH-ADULT-N",
  "/outcomes",
]);
/** What is supposed of people is seen of nobody: the rows above it are those of which it speaks. */
const SUPPOSED = "Change if those without a last score had not changed";

describeInBrowser("every figure opens as many rows as it counts", (room) => {
  const behind = new CountsBehindLinks(room);
  const seenKinds = new Set<string>();

  it.each(pages)(
    "on %s",
    async (path, atLeast, tables) => {
      const { page, complaints } = await room.walkWhole(path);
      if (path !== "/definitions") expect(await openDefinitions(page)).toBeGreaterThan(5);
      const onCharts = await rowsLinksOf(page);
      expect(onCharts.length).toBeGreaterThanOrEqual(atLeast);
      // A title that holds what should stand smaller under it was made without its two parts (see finding.ts).
      const titles = await page.locator("article.frame h2").allTextContents();
      expect(titles.filter((title) => title.includes("; "))).toEqual([]);
      expect(await showTables(page)).toBeGreaterThanOrEqual(tables);
      if (opensEveryN.has(path)) {
        const plain = await plainNsOf(page);
        expect(plain.filter((one) => !one.includes(SUPPOSED))).toEqual([]);
      }
      const inTables = await rowsLinksOf(page);
      const links = new Map([...onCharts, ...inTables].map((link) => [`${link.to} ${link.count}`, link]));
      for (const link of links.values()) {
        const counts = await behind.of(link.to);
        // The rows are as many as the page says, and where the figure has that number, as many as the figure says.
        expect(counts.total, link.to).toBe(link.count ?? counts.expected);
        expect(counts.expected ?? counts.total, link.to).toBe(counts.total);
        // The page of rows itself asks the same: looked at once for each kind of question.
        if (seenKinds.has(kindOf(link.to))) continue;
        seenKinds.add(kindOf(link.to));
        expect(await countsOnRowsPage(page, link.to), link.to).toEqual(counts);
      }
      expect(complaints).toEqual([]);
    },
    180_000,
  );

  const others = [
    "access-definitions?class=counted",
    "attendance?class=met&reason=partial",
    "overall-improvement?class=pending",
    "retention?class=event",
    "seat-fill?class=met",
    "symptom-change?class=missing&instrument=PHQ-9",
    "time-to-first-session?class=censored",
    "access-within-48h?class=met&key=program%3DMH-ADULT-N&period=2026-01",
  ];
  it("behind other classes too, and the page shows them, a hundred at a time", async () => {
    const { page, complaints, close } = await room.open("/no/such/page");
    for (const path of others) {
      const counts = await countsOnRowsPage(page, `/rows/${path}`);
      expect(counts, path).toEqual(await behind.of(`/rows/${path}`));
      expect(counts.total, path).toBeGreaterThan(0);
      expect(await page.locator("tbody tr").count(), path).toBe(Math.min(100, counts.total));
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it("the classes on an episode's page are those of the rows that hold it", async () => {
    const path = "MH-ADULT-H/467";
    const { classes, programCode, episodeNo } = await room.ask(episodeResponse, `/api/episodes/${path}`);
    const { measures } = await room.ask(measuresResponse, "/api/measures");
    const { page, close } = await room.openWhole(`/episode/${path}`);
    const words = (await page.locator("main").textContent()) ?? "";
    expect(classes.length).toBeGreaterThan(15);
    for (const one of classes) {
      const measure = measures.find((each) => each.id === one.measure);
      if (!measure) throw new Error(`${one.measure} is no measure.`);
      expect(words).toContain(classTitle(one.class, measure));
      expect(words).toContain(measure.title);
      const instrument = one.instrument === null ? "" : `,instrument=${one.instrument}`;
      const asked = new URLSearchParams({
        where: `program=${programCode}${instrument}`,
        class: one.class,
        ...(one.reason === "" ? {} : { reason: one.reason }),
        from: one.indexOn,
        to: isoOfDay((dayOf(one.indexOn) ?? 0) + 1),
        limit: "1000",
      });
      const { rows } = await room.ask(rowsResponse, `/api/measures/${one.measure}/rows?${asked}`);
      const own = rows.filter((row) => row.episodeNo === episodeNo && row.indexOn === one.indexOn);
      expect(own.length, `${one.measure} ${one.class} ${one.reason}`).toBeGreaterThan(0);
    }
    await close();
  });
});
