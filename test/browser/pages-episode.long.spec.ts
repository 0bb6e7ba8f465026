import { expect, it } from "vitest";
import { episodeResponse } from "#shared/contract/episodes";
import { rowsResponse } from "#shared/contract/measures";
import { describeInBrowser } from "../support/describe-in-browser.js";

describeInBrowser("an episode, its rows and the definitions", (room) => {
  it("shows clock, sessions and scores as the API tells them, in the program's own zone", async () => {
    const asked = "/api/measures/needs-attention/rows?class=met&reason=safety_item&limit=1";
    const [found] = (await room.ask(rowsResponse, asked)).rows;
    const path = `${found?.programCode}/${found?.episodeNo}`;
    const episode = await room.ask(episodeResponse, `/api/episodes/${path}`);
    const { page, complaints, close } = await room.open(`/episode/${path}`);
    expect(await page.locator(".facts").textContent()).toContain(`in the zone ${episode.zone}`);
    const hours = new Intl.DateTimeFormat("en-GB", {
      timeZone: episode.zone,
      hour: "2-digit",
      minute: "2-digit",
    }).format(new Date(episode.inquiredAt ?? ""));
    expect(await page.locator(".clock-steps li").first().textContent()).toContain(hours);
    expect(await page.locator("[data-session]").count()).toBe(episode.sessions.length);
    expect(await page.locator(".safety.warning").first().textContent()).toContain("item 9 was answered");
    const instruments = new Set(episode.scores.map((score) => score.instrument));
    expect(await page.locator("[data-part=scores] > article").count()).toBe(instruments.size);
    const course = page.locator("[data-part=scores] > article").first();
    const drawn = await course.locator("[data-point]").count();
    await course.getByRole("button", { name: /Show as table/ }).click();
    expect(await course.locator("tbody tr").count()).toBe(drawn);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([1440, 390])("puts a day at the same place in all its pictures, %i pixels wide", async (width) => {
    const { page, close } = await room.open("/episode/MH-ADULT-H/467");
    await page.setViewportSize({ width, height: 900 });
    await page.locator("[data-part=scores] svg").first().waitFor();
    const places = await page.locator(".drawing").evaluateAll((drawings) =>
      drawings.map((drawing) => {
        const lines = drawing.querySelectorAll("[data-day] line, [data-stay-mark] line");
        return [...lines].map((line) => Math.round(line.getBoundingClientRect().x * 10));
      }),
    );
    // The clock, the sessions and three instruments; the first and the last Monday, admission and discharge.
    expect(places.length).toBe(5);
    expect(places[0]?.length).toBeGreaterThanOrEqual(4);
    for (const own of places) expect(own.toSorted()).toEqual(places[0]?.toSorted());
    await close();
  });

  it("names no person in the files of its pictures", async () => {
    const { page, close } = await room.open("/episode/MH-ADULT-H/467");
    const names: string[] = [];
    for (const kind of ["SVG", "CSV"]) {
      const buttons = page.getByRole("button", { name: new RegExp(`^${kind} of: `) });
      await buttons.first().waitFor();
      for (const button of await buttons.all()) {
        const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
        names.push(file.suggestedFilename());
      }
    }
    const stems = ["clock", "sessions", "scores-gad-7", "scores-phq-9", "scores-who-5"];
    expect(names).toEqual(["svg", "csv"].flatMap((kind) => stems.map((stem) => `episode-${stem}.${kind}`)));
    await close();
  });

  it("says that there is no such episode, with a way on", async () => {
    const { page, close } = await room.open("/episode/NOWHERE/7");
    expect(await page.getByRole("alert").textContent()).toContain("There is no episode 7");
    await page.getByRole("alert").getByRole("link", { name: "overview" }).click();
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    await close();
  });

  it("hands all rows over as one file, not only those of the page", async () => {
    const { page, close } = await room.open("/rows/access-within-48h?class=met&span=all");
    const total = Number(await page.getByTestId("rows-total").getAttribute("data-total"));
    expect(total).toBeGreaterThan(1000);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /^Download all/ }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
    const lines = Buffer.concat(chunks).toString("utf8").trimEnd().split("\r\n");
    expect(lines.length - 1).toBe(total);
    expect(new Set(lines).size).toBe(lines.length);
    await close();
  });

  it("finds a definition by its anchor and by words", async () => {
    const { page, complaints, close } = await room.open("/definitions#instrument-PHQ-9");
    await page.locator("#instrument-PHQ-9[open]").waitFor();
    const text = (await page.locator("#instrument-PHQ-9").textContent()) ?? "";
    expect(text).toContain("moderate 10–14");
    await page.getByRole("searchbox").fill("moved");
    await page.locator("#completion").waitFor();
    expect(await page.locator("#access-within-48h").count()).toBe(0);
    await page.getByRole("searchbox").fill("no such words anywhere");
    await page.getByRole("button", { name: "Show everything" }).click();
    await page.locator("#access-within-48h").waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
