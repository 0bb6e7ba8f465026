import { instrumentSetting } from "#shared/contract/instruments";
import { instruments } from "#shared/instruments/index";
import type { Instrument } from "#shared/instruments/instrument";
import { mergeRegistry, type InstrumentSetting } from "#shared/instruments/merge-registry";
import type { RunQuery } from "../database/run-query.js";

/** What the organization states about one instrument, and who stated it when. */
export interface KeptSetting {
  readonly setting: InstrumentSetting;
  readonly changedAt: Date;
  readonly changedBy: string;
}

const keptSettings = `
SELECT
  instrument_setting.definition,
  instrument_setting.changed_at,
  instrument_setting.changed_by
FROM instrument_setting
ORDER BY instrument_setting.id
`;

/** The settings that are kept, by id. One that this version's contract does not know any more is left out. */
export async function readInstrumentSettings(run: RunQuery): Promise<KeptSetting[]> {
  const rows = await run(keptSettings);
  return rows.flatMap((row) => {
    const read = instrumentSetting.safeParse(row["definition"]);
    const changedAt = row["changed_at"];
    if (!read.success || !(changedAt instanceof Date)) return [];
    return [{ setting: read.data, changedAt, changedBy: String(row["changed_by"]) }];
  });
}

/** The registry in effect: what the product ships, changed and extended by what the organization states. */
export async function readInstruments(run: RunQuery): Promise<Instrument[]> {
  const kept = await readInstrumentSettings(run);
  return mergeRegistry(
    instruments,
    kept.map((each) => each.setting),
  );
}
