import type { Locator, Page, Request, Route } from "playwright-core";
import { expect, it } from "vitest";
import * as z from "zod";
import { figuresResponse, measureResponse, type MeasureResponse } from "#shared/contract/measures";
import { describeInBrowser } from "../support/describe-in-browser.js";

const year = "from=2025-07-01&to=2026-07-01";
const isTogether = (url: URL): boolean => url.pathname === "/api/measures";

describeInBrowser("figures that are asked for in one request", (room) => {
  const filter = (page: Page): Locator =>
    page.locator(".view-bar").getByRole("combobox", { name: "Program" });
  const access = (page: Page): Locator => page.getByTestId("figure-access-within-48h").first();

  async function accessOf(program: string): Promise<string> {
    const asked = `/api/measures/access-within-48h?${year}&where=program%3D${program}`;
    const { groups }: MeasureResponse = await room.ask(measureResponse, asked);
    const result = groups[0]?.result;
    return result?.kind === "proportion" ? String(result.denominator) : "";
  }

  async function shows(page: Page, denominator: string): Promise<void> {
    await expect
      .poll(async () => await access(page).getAttribute("data-denominator"), { timeout: 10_000 })
      .toBe(denominator);
  }

  /** Waits until nothing is being read any more, below the screen too. */
  async function read(page: Page): Promise<void> {
    await page.waitForTimeout(500);
    await expect
      .poll(async () => await page.locator('[aria-busy="true"], .skeleton').count(), { timeout: 15_000 })
      .toBe(0);
  }

  it("are few requests, both for the first page and after a change of a filter", async () => {
    const { page, complaints, close } = await room.open("/");
    const asked: Request[] = [];
    page.on("request", (request) => void asked.push(request));
    await page.reload({ waitUntil: "networkidle" });
    const figures = (): readonly Request[] =>
      asked.filter((request) => new URL(request.url()).pathname.startsWith("/api/measures/"));
    expect(figures().length).toBeLessThan(3);
    asked.length = 0;
    await filter(page).selectOption("MH-ADULT-N");
    await shows(page, await accessOf("MH-ADULT-N"));
    await read(page);
    // How many come near at once depends on how fast the machine draws; a request holds several questions all the same.
    const texts = asked.flatMap((request) => request.postData() ?? []);
    const questions = texts.flatMap((text) => bodies.parse(JSON.parse(text)).questions);
    expect(texts.length).toBeLessThanOrEqual(questions.length / 5);
    // What is asked holds measures and filters, and nobody.
    expect(texts.join()).toContain("program=MH-ADULT-N");
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    { path: "/cohorts", id: "reliable-improvement" },
    { path: "/cohorts?by=program", id: "reliable-improvement" },
    { path: "/outcomes", id: "reliable-improvement" },
    { path: "/engagement", id: "weekly-dose" },
  ])("on $path hold at once what the page asks after its first answers", async ({ path, id }) => {
    const { page, complaints, close } = await room.open(path);
    await read(page);
    const asked: string[] = [];
    page.on("request", (request) => {
      const { pathname, search } = new URL(request.url());
      if (request.method() === "POST") asked.push(request.postData() ?? "");
      else if (pathname.startsWith("/api/measures/")) asked.push(`${pathname}${search}`);
    });
    await filter(page).selectOption("MH-TEEN-N");
    await read(page);
    expect(asked.find((body) => body.includes("questions"))).toContain(`"${id}"`);
    const questions = asked.flatMap((body) =>
      body.includes("questions") ? bodies.parse(JSON.parse(body)).questions.map(textOf) : body,
    );
    expect(new Set(questions).size, "asked twice").toBe(questions.length);
    const guessed = questions.filter((text) => text.startsWith(id) && /instrument=|2026-06-22/.test(text));
    expect(guessed).toHaveLength(1);
    expect(complaints).toEqual([]);
    await close();
  });

  it("never replace those of a newer view when they come late", async () => {
    const { page, close } = await room.open("/");
    const late: Route[] = [];
    await page.route(isTogether, (route) => {
      if (route.request().postData()?.includes("program=MH-ADULT-N") === true) late.push(route);
      else void route.continue();
    });
    await filter(page).selectOption("MH-ADULT-N");
    await expect.poll(() => late.length, { timeout: 10_000 }).toBeGreaterThan(0);
    const newest = await accessOf("SUD-ADULT-H");
    await filter(page).selectOption("SUD-ADULT-H");
    await shows(page, newest);
    for (const route of late) await route.continue().catch(() => null);
    await page.waitForTimeout(500);
    expect(await access(page).getAttribute("data-denominator")).toBe(newest);
    await close();
  });

  it("are drawn where one among them is refused, and only its part says so, until the next ones are asked for", async () => {
    const { page, close } = await room.open("/");
    await page.route(isTogether, async (route) => await failIn(route, "attendance"));
    await filter(page).selectOption("SUD-ADULT-H");
    await shows(page, await accessOf("SUD-ADULT-H"));
    const card = page.locator("article", { has: page.getByRole("heading", { name: "Attendance and dose" }) });
    // Parts further down ask the same question once more, as nobody has its answer.
    await read(page);
    await expect.poll(async () => await card.textContent(), { timeout: 10_000 }).toContain("It went wrong.");
    await page.unrouteAll({ behavior: "wait" });
    // What is refused is refused again: there is nothing to try.
    expect(await card.getByRole("button", { name: "Try again" }).count()).toBe(0);
    await filter(page).selectOption("MH-ADULT-N");
    await card.getByText("could not be read.").waitFor({ state: "detached" });
    await close();
  });

  it("that never came to be drawn leave no grey place behind where the next ones fail", async () => {
    const { page, close } = await room.open("/no/such/page");
    await page.addInitScript(framesOnDemand);
    const held: Route[] = [];
    await page.route(isTogether, async (route) => {
      const asked = route.request().postData() ?? "";
      if (asked.includes("program=SUD-ADULT-H")) await failIn(route, "attendance");
      else if (asked.includes('"by":"program"')) held.push(route);
      else await route.continue();
    });
    await page.goto(`${room.address()}/`);
    await expect.poll(() => held.length, { timeout: 10_000 }).toBe(1);
    await page.evaluate("holdFrames()");
    // Its answers are there now, but it lies below the screen and is drawn only after the screen is.
    await held[0]?.continue();
    await expect.poll(async () => await page.evaluate("heldFrames.size"), { timeout: 10_000 }).not.toBe(0);
    await filter(page).selectOption("SUD-ADULT-H");
    await shows(page, await accessOf("SUD-ADULT-H"));
    await page.evaluate("giveFrames()");
    await read(page);
    expect(await page.getByRole("region", { name: "What changed" }).textContent()).toContain(
      "What changed could not be read. It went wrong.",
    );
    await close();
  });
});

/** A browser that is too busy to paint, from `holdFrames` to `giveFrames`; what waited for its frames then happens at once. */
const framesOnDemand = `
  const { requestAnimationFrame: ask, cancelAnimationFrame: cancel, setTimeout: wait } = window;
  let frames = 0;
  window.heldFrames = null;
  window.holdFrames = () => { window.heldFrames = new Map(); };
  window.requestAnimationFrame = (act) => {
    if (!window.heldFrames) return ask(act);
    frames -= 1;
    window.heldFrames.set(frames, act);
    return frames;
  };
  window.cancelAnimationFrame = (frame) => {
    if (!window.heldFrames?.delete(frame)) cancel(frame);
  };
  window.giveFrames = () => {
    const all = [...window.heldFrames.values()];
    window.heldFrames = null;
    window.setTimeout = (act) => { act(); return 0; };
    for (const act of all) act(performance.now());
    window.setTimeout = wait;
  };
`;

/** Answers as the server does, but for one measure that fails. */
async function failIn(route: Route, measure: string): Promise<void> {
  const { questions } = bodies.parse(route.request().postDataJSON());
  const answer = await route.fetch();
  const { answers } = figuresResponse.parse(await answer.json());
  const problem = { title: "Failed", status: 400, detail: "It went wrong.", code: "unknown-option" };
  const changed = answers.map((each, place) => (questions[place]?.id === measure ? { problem } : each));
  await route.fulfill({ response: answer, json: { answers: changed } });
}

const bodies = z.object({
  questions: z.array(z.object({ id: z.string(), query: z.record(z.string(), z.string()) })),
});

function textOf({ id, query }: z.infer<typeof bodies>["questions"][number]): string {
  return `${id}?${String(new URLSearchParams(query))}`.replaceAll("%3D", "=");
}
