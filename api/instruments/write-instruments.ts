import type { Client } from "pg";
import { instrumentSetting } from "#shared/contract/instruments";
import { Refusal } from "#shared/contract/problems";
import { instruments } from "#shared/instruments/index";
import type { Instrument } from "#shared/instruments/instrument";
import { planInstrument, spelledAs, type InstrumentSetting } from "#shared/instruments/merge-registry";
import { queriesOf } from "../database/run-query.js";
import { inTransaction } from "../database/scoped-transaction.js";
import { buildTouchedFacts } from "../facts/build-facts.js";
import { createTouchedTables } from "../facts/build-scope.js";
import { raiseFactVersion } from "../facts/fact-version.js";
import { lockImports } from "../database/import-lock.js";
import { readPresent } from "../facts/present.js";
import { readInstruments, readInstrumentSettings } from "../settings/read-instruments.js";

/** Who changes an instrument, and the clock's instant in unix seconds. */
export interface InstrumentChange {
  readonly by: string;
  readonly atSeconds: number;
}

const scoresOutside = `
SELECT count(*)::int AS outside
FROM score
WHERE score.instrument = $1
  AND (score.total < $2 OR score.total > $3)
`;

const keepSetting = `
INSERT INTO instrument_setting (id, definition, changed_at, changed_by)
VALUES ($1, $2, to_timestamp($3), $4)
ON CONFLICT (id) DO UPDATE
SET definition = EXCLUDED.definition, changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by
`;

/** Reads a definition as it was given; a Refusal names every field that can't be read. */
export function readSetting(given: unknown): InstrumentSetting {
  const read = instrumentSetting.safeParse(given);
  if (read.success) return read.data;
  const sentences = read.error.issues.map(
    (issue) => `${issue.path.join(".") || "definition"}: ${issue.message}.`,
  );
  throw new Refusal("bad-instrument", [...new Set(sentences)].join("\n"));
}

/**
 * Keeps what the organization states about an instrument, in place of what it stated before, and gives the definition in
 * effect. Throws a Refusal with a sentence for each reason why it can't stand. Scores that are kept stay as they were
 * scored: a changed rule for missing items holds for rows that are imported from then on.
 */
export async function setInstrument(
  client: Client,
  setting: InstrumentSetting,
  change: InstrumentChange,
): Promise<Instrument> {
  const plan = planInstrument(instruments, setting);
  if (plan.kind === "refused") throw new Refusal("bad-instrument", plan.problems.join("\n"));
  const { instrument } = plan;
  await inTransaction(client, async () => {
    await lockImports(client);
    await refuseSpelledAlike(client, instrument);
    await refuseScoresOutside(client, instrument);
    const before = await safetyItemOf(client, setting.id);
    await client.query(keepSetting, [setting.id, JSON.stringify(setting), change.atSeconds, change.by]);
    await takeUp(client, { id: setting.id, before, atSeconds: change.atSeconds });
  });
  return instrument;
}

/** The item that asks about harm by the definition in effect; null where there is none. */
async function safetyItemOf(client: Client, id: string): Promise<number | null> {
  const registry = await readInstruments(queriesOf(client));
  return registry.find((each) => each.id === id)?.safetyItems[0]?.item ?? null;
}

interface Taken {
  readonly id: string;
  readonly before: number | null;
  readonly atSeconds: number;
}

/** Has figures be counted anew. The answer to the item that asks about harm stands in the facts: those of its scores are built anew where it is another item now. */
async function takeUp(client: Client, { id, before, atSeconds }: Taken): Promise<void> {
  if ((await safetyItemOf(client, id)) === before) {
    await raiseFactVersion(client);
    return;
  }
  await createTouchedTables(client);
  await client.query(
    `INSERT INTO touched_enrollment (program_code, enrollment_id)
     SELECT DISTINCT score.program_code, score.enrollment_id FROM score WHERE score.instrument = $1`,
    [id],
  );
  const { asOf } = await readPresent(queriesOf(client), atSeconds);
  await buildTouchedFacts(client, { asOfSeconds: asOf });
}

async function refuseSpelledAlike(client: Client, { id }: Instrument): Promise<void> {
  const kept = await readInstrumentSettings(queriesOf(client));
  const alike = kept.find(({ setting }) => setting.id !== id && spelledAs(setting.id) === spelledAs(id));
  if (!alike) return;
  throw new Refusal(
    "bad-instrument",
    `"${id}" is spelled like ${alike.setting.id}, which is defined already: use that id, or remove it first.`,
  );
}

async function refuseScoresOutside(client: Client, { id, min, max }: Instrument): Promise<void> {
  const found = await client.query<{ outside: number }>(scoresOutside, [id, min, max]);
  const outside = found.rows[0]?.outside ?? 0;
  if (outside === 0) return;
  throw new Refusal(
    "bad-instrument",
    `Stored scores of ${id} lie outside ${min} to ${max} (${outside} of them): widen min and max, or choose another id.`,
  );
}

/** What was removed: how many stored scores have no definition now. */
export interface RemovedInstrument {
  readonly id: string;
  readonly isShipped: boolean;
  readonly scoresLeft: number;
}

/** Takes back what the organization states about an instrument; a shipped one is as shipped again. */
export async function removeInstrument(
  client: Client,
  id: string,
  atSeconds: number,
): Promise<RemovedInstrument> {
  const isShipped = instruments.some((each) => each.id === id);
  return await inTransaction(client, async () => {
    await lockImports(client);
    const before = await safetyItemOf(client, id);
    const removed = await client.query("DELETE FROM instrument_setting WHERE instrument_setting.id = $1", [
      id,
    ]);
    if (removed.rowCount === 0) {
      const why = isShipped ? `${id} is as the product ships it` : `No instrument is called "${id}"`;
      throw new Refusal("unknown-instrument", `${why}: there is nothing to remove.`);
    }
    await takeUp(client, { id, before, atSeconds });
    if (isShipped) return { id, isShipped, scoresLeft: 0 };
    const left = await client.query<{ scores: number }>(
      "SELECT count(*)::int AS scores FROM score WHERE score.instrument = $1",
      [id],
    );
    return { id, isShipped, scoresLeft: left.rows[0]?.scores ?? 0 };
  });
}
