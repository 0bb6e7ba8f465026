import { beforeEach, describe, expect, it, vi } from "vitest";
import { namesIn } from "../../web/src/words/group-names.js";
import { parseView } from "../../web/src/view/view-state.js";

const ROWS = "/rows/completion?class=met";
const EPISODE = "/episode/MH-A/7";

describe("the page from which rows were opened", () => {
  let pages: typeof import("../../web/src/view/came-from.js");
  beforeEach(async () => {
    vi.resetModules();
    pages = await import("../../web/src/view/came-from.js");
  });

  it("is the one before, with its whole view, and not another list", () => {
    pages.rememberPage("/cohorts?by=program&tab=improvement");
    pages.rememberPage("/rows/attendance");
    expect(pages.originOf(ROWS, null)).toBe("/cohorts?by=program&tab=improvement");
  });
  it("is what the history keeps, as after a reload", () => {
    pages.rememberPage("/access");
    expect(pages.originOf(ROWS, { from: "/cohorts?by=program" })).toBe("/cohorts?by=program");
  });
  it.each([
    null,
    "text",
    { from: 7 },
    { from: "//elsewhere.example" },
    { from: "/rows/attendance" },
    { from: "x" },
  ])("is not told by %j", (state) => {
    expect(pages.originIn(state)).toBeNull();
    expect(pages.originOf(ROWS, state)).toBeNull();
  });
  it("stays that of the list on the way back from an episode, and is the episode for a list opened there", () => {
    pages.rememberPage("/engagement");
    pages.rememberOrigin(ROWS, "/engagement");
    pages.rememberPage(EPISODE);
    expect(pages.originOf(ROWS, null)).toBe("/engagement");
    expect(pages.originOf("/rows/attendance", null)).toBe(EPISODE);
  });
  it("is that of a list for the other classes of it", () => {
    pages.rememberOrigin(ROWS, "/outcomes");
    expect(pages.originOf("/rows/completion?class=excluded", null)).toBe("/outcomes");
  });
  it("stays unknown on the way back to a list that was opened by its address", () => {
    pages.rememberOrigin(ROWS, null);
    pages.rememberPage(EPISODE);
    expect(pages.originOf(ROWS, null)).toBeNull();
  });
  it("is else the page of the measure, with the same filters and days", () => {
    const { view } = parseView(new URLSearchParams("program=MH-A&span=24m&sort=n&by=site"), "2026-06-30");
    expect(pages.homeOf({ section: "completion" }, view)).toBe("/cohorts?span=24m&program=MH-A");
    expect(pages.homeOf({ section: "symptoms" }, view)).toBe("/outcomes?span=24m&program=MH-A");
  });
  it.each([
    ["/?program=MH-A", "the overview"],
    ["/engagement?period=2026-W20", "Engagement"],
    ["/cohort/program/MH-A?span=24m", "Adults, North"],
    ["/cohort/cohort/MH-A%202026-01", "MH-A 2026-01"],
    [EPISODE, "the episode MH-A 7"],
    ["/definitions#completion", "the definitions"],
    ["/no/such", "the page before"],
    ["/cohort/program/%E0%A4%A", "%E0%A4%A"],
  ])("%s is called %s", (address, name) => {
    const values = [{ value: "MH-A", title: "Adults, North" }];
    expect(pages.pageName(address, namesIn([{ id: "program", title: "Program", values }]))).toBe(name);
  });
});
