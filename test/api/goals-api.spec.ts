import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ColumnsService } from "#api/facts/columns-service";
import { goalsCommand } from "#api/goals/goal-commands";
import { clearDemo } from "#api/imports/clear-data";
import { measureCommand, measuresCommand } from "#api/measures/measure-commands";
import type { Command } from "#api/command";
import { goalsResponse, type StatedGoalResponse } from "#shared/contract/goals";
import { measureResponse, measuresResponse, rowsResponse } from "#shared/contract/measures";
import { shippedGoals } from "#shared/measures/goals";
import { cloneDatabase } from "../support/database.js";
import { serveOver, type ServedApp } from "../support/served-app.js";
import { importRows, programs } from "../imports/import-rows.js";

let served: ServedApp;
let address: string;
let client: Client;
let columns: ColumnsService;

const inquiries = [
  "inquiry_id,program_code,inquired_at",
  "I1,MH-A,2026-01-31T12:00",
  "I2,MH-A,2026-02-01T12:00",
];
const enrollments = [
  "enrollment_id,program_code,inquiry_id,admitted_on",
  "E1,MH-A,I1,2026-02-02",
  "E2,MH-A,I2,2026-02-02",
];
/** Both start 60 hours after they asked. */
const sessions = [
  "session_id,program_code,group,starts_at,scheduled_minutes",
  "S1,MH-A,Morning,2026-02-03T00:00,180",
  "S2,MH-A,Morning,2026-02-04T00:00,180",
];
const attendance = [
  "enrollment_id,session_id,status,attended_minutes",
  "E1,S1,attended,180",
  "E2,S2,attended,180",
];

beforeAll(async () => {
  served = await serveOver(
    await cloneDatabase(),
    async (empty) => await importRows(empty, { programs, inquiries, enrollments, sessions, attendance }),
  );
  ({ address, client, columns } = served);
});
afterAll(async () => {
  await served.close();
});

interface Ran {
  readonly code: number | string;
  readonly out: string;
  readonly errors: string;
}

async function run(command: Command, words: readonly string[]): Promise<Ran> {
  let [out, errors] = ["", ""];
  const stdout = { write: (text: string) => (out += text) };
  const stderr = { write: (text: string) => (errors += text) };
  try {
    const code = await command.run([...words], { client, presentSeconds: 1_782_820_800, stdout, stderr });
    return { code, out, errors };
  } catch (error) {
    return { code: "refused", out, errors: error instanceof Error ? error.message : String(error) };
  }
}

/** Runs the command as it is written in a terminal; words in quotes stay together. */
async function goals(line: string): Promise<Ran> {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
  return await run(goalsCommand, words);
}

async function json(path: string): Promise<unknown> {
  const response = await fetch(`${address}${path}`);
  expect(response.status).toBe(200);
  return await response.json();
}

async function listed(): Promise<readonly StatedGoalResponse[]> {
  return goalsResponse.parse(await json("/api/goals")).goals;
}

/** Which inquiries are met, as the running server counts and lists them; both must be as many. */
async function metIn(): Promise<readonly (string | null)[]> {
  const path = "/api/measures/access-within-48h";
  const figure = measureResponse.parse(await json(path));
  const { rows } = rowsResponse.parse(await json(`${path}/rows?class=met`));
  const result = figure.groups[0]?.result;
  expect(result?.kind === "proportion" ? result.numerator : 0).toBe(rows.length);
  return rows.map((row) => row.inquiryId).toSorted();
}

async function untilTakenUp(before: number): Promise<void> {
  await expect.poll(() => columns.version(), { timeout: 5000, interval: 20 }).toBeGreaterThan(before);
}

describe("the goals in effect", () => {
  it("are the product's until somebody sets others", async () => {
    const found = await listed();
    const nobody = { changedAt: null, changedBy: null };
    expect(found).toEqual(shippedGoals.map((stated) => ({ ...stated, ...nobody })));
    expect(await metIn()).toEqual([]);
  });

  it("are the same on the command line, and readable", async () => {
    expect(goalsResponse.parse(JSON.parse((await goals("--json")).out)).goals).toEqual(await listed());
    expect((await goals("")).out).toContain(
      "dose band of older adults  from the beginning  9 to 15 hours a week",
    );
  });
});

describe("an access goal from a day on", () => {
  it("is taken up by a running server, by the day of each inquiry", async () => {
    const before = columns.version();
    expect(await goals('set access --hours 72 --from 2026-02-01 --by "Quality lead"')).toEqual({
      code: 0,
      out: "The access goal is 72 hours from 1 Feb 2026 on.\n",
      errors: "",
    });
    await untilTakenUp(before);
    expect(await metIn()).toEqual(["I2"]);
    expect((await listed()).filter((each) => each.goal === "access").at(-1)).toEqual({
      ...{ goal: "access", population: null, from: "2026-02-01", lowest: null, highest: 72 },
      ...{ changedAt: "2026-06-30T12:00:00.000Z", changedBy: "Quality lead" },
    });
  });

  it("stands in the texts of the API and of the commands, and counts in the commands alike", async () => {
    const texts = measuresResponse.parse(await json("/api/measures"));
    expect(texts.measures[0]?.title).toBe("First session within the access goal");
    expect(texts.goals).toEqual(await listed());
    expect(JSON.parse((await run(measuresCommand, ["--json"])).out)).toEqual(texts);
    const said = await run(measureCommand, ["access-within-48h", "--json"]);
    expect(measureResponse.parse(JSON.parse(said.out)).groups[0]?.result).toMatchObject({ numerator: 1 });
  });

  it("gives way to another of the same day, and to the one before when it is removed", async () => {
    expect((await goals("set access --hours 50 --from 2026-02-01")).code).toBe(0);
    let before = columns.version();
    expect((await goals("set access --hours 60")).out).toBe(
      "The access goal is 60 hours from the beginning.\n",
    );
    await untilTakenUp(before);
    expect(await metIn()).toEqual(["I1"]);
    before = columns.version();
    expect((await goals("remove access --from 2026-02-01")).out).toBe(
      "The access goal from 1 Feb 2026 is removed.\n",
    );
    await untilTakenUp(before);
    expect(await metIn()).toEqual(["I1", "I2"]);
    expect((await listed()).filter((each) => each.goal === "access")).toMatchObject([
      { from: null, highest: 60 },
    ]);
    const texts = measuresResponse.parse(await json("/api/measures"));
    expect(texts.measures[0]?.title).toBe("First session within 60 hours");
  });

  it("stays when data are cleared, as settings of instruments do", async () => {
    await client.query("BEGIN");
    await client.query("UPDATE fact_version SET is_demo = true");
    expect(await clearDemo(client)).toBe(true);
    const kept = await client.query("SELECT goal, highest FROM goal_setting");
    await client.query("ROLLBACK");
    expect(kept.rows).toEqual([{ goal: "access", highest: 60 }]);
  });

  it("goes back to the product's", async () => {
    expect((await goals("remove access")).code).toBe(0);
    expect((await listed()).map((each) => each.changedBy)).toEqual(shippedGoals.map(() => null));
  });
});

describe("bands", () => {
  it("are set for one population, and say from which Monday they hold", async () => {
    expect(await goals("set dose --population adult --hours 9-20 --from 2026-01-07")).toEqual({
      code: 0,
      out: "The dose band of adults is 9 to 20 hours a week from 7 Jan 2026 on.\n",
      errors: "Weeks begin on Monday: the first week that it holds for is that of 12 Jan 2026.\n",
    });
    expect((await goals("set dose --population child --hours 5-12 --from 2026-01-05")).errors).toBe("");
    const doses = (await listed()).filter((each) => each.goal === "dose");
    expect(doses.map(({ population, from, highest }) => [population, from, highest])).toEqual([
      ["child", null, 15],
      ["child", "2026-01-05", 12],
      ["adolescent", null, 15],
      ["adult", null, 15],
      ["adult", "2026-01-07", 20],
      ["older_adult", null, 15],
    ]);
  });

  it("are set for stays, with the whole list as JSON where it is asked for", async () => {
    const { out } = await goals("set stay --weeks 2–16 --json");
    const [stay] = goalsResponse.parse(JSON.parse(out)).goals.filter((each) => each.goal === "stay");
    expect(stay).toMatchObject({ from: null, lowest: 2, highest: 16 });
  });
});

describe("what can't stand changes nothing and says why", () => {
  it.each([
    ["set access", "access needs --hours: write whole hours from 1 to 720 (30 days), such as --hours 72."],
    ["set access --hours 0", "hours is 0, out of range: write whole hours from 1 to 720"],
    ["set access --hours 721", "hours is 721, out of range"],
    ["set access --hours 1.5", 'hours is "1.5": write whole hours'],
    ["set access --hours 48-72", 'hours is "48-72": write whole hours'],
    ["set access --weeks 3", "access is in hours, not in weeks"],
    ["set access --hours 72 --population adult", "the same for every population: leave --population out"],
    [
      "set access --hours 72 --from 2026-02-30",
      'from is "2026-02-30": write a day that exists as YYYY-MM-DD',
    ],
    ["set dose --hours 9-15", "add --population (child, adolescent, adult, older_adult)"],
    ["set dose --population teen --hours 9-15", 'population is "teen": choose one of child'],
    [
      "set dose --population adult --hours 15-9",
      "hours is 15-9, upside down: write the lower end first, 9-15.",
    ],
    [
      "set dose --population adult --hours 9",
      'hours is "9": write whole hours a week from 1 to 168, such as --hours 9-15',
    ],
    ["set dose --population adult --hours 0-9", "hours is 0-9, out of range"],
    ["set stay --weeks 2-105", "weeks is 2-105, out of range: write whole weeks from 1 to 104"],
    ["set stay --hours 3-4", "stay is in weeks, not in hours"],
    ["set pace --hours 3", '"pace" is no goal: choose access, dose, stay.'],
    [
      "remove access --from 2025-01-01",
      "Nothing is set as the access goal from 1 Jan 2025, so there is nothing to remove",
    ],
    ["remove access", "Nothing is set as the access goal, so there is nothing to remove"],
    ["remove dose --population older_adult", "Nothing is set as the dose band of older adults"],
  ])("%s", async (line, says) => {
    const state = async (): Promise<unknown> => [
      (await client.query("SELECT version FROM fact_version")).rows,
      (await client.query("SELECT * FROM goal_setting ORDER BY 1, 2, 3")).rows,
    ];
    const before = await state();
    const refused = await goals(line);
    expect(refused).toMatchObject({ code: "refused", out: "" });
    expect(refused.errors).toContain(says);
    expect(await state()).toEqual(before);
  });

  it.each(["set", "drop access", "set access dose --hours 3"])(
    "words that make no command: %s",
    async (line) => {
      expect(await goals(line)).toMatchObject({ code: 1, errors: expect.stringContaining("goals --help") });
    },
  );
});

describe("the table itself", () => {
  it.each([
    ["goal_setting_is_of_access_dose_or_stay", "('pace', NULL, NULL, 1, 2)"],
    ["goal_setting_of_a_dose_names_its_population", "('dose', NULL, NULL, 1, 2)"],
    ["goal_setting_has_two_ends_unless_of_access", "('stay', NULL, NULL, NULL, 2)"],
    ["goal_setting_rises", "('stay', NULL, NULL, 3, 2)"],
    ["goal_setting_is_above_zero", "('access', NULL, NULL, NULL, 0)"],
    ["goal_setting_is_one_row_per_goal_population_and_day", "('stay', NULL, NULL, 2, 3)"],
  ])("refuses by %s", async (constraint, row) => {
    const values = row.replace(")", ", '2026-01-01T00:00Z', 'test')");
    const insert = `INSERT INTO goal_setting (goal, population, holds_from, lowest, highest, changed_at, changed_by) VALUES ${values}`;
    await expect(client.query(insert)).rejects.toMatchObject({ constraint });
  });
});
