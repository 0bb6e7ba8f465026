import type pg from "pg";
import type { Instrument } from "#shared/instruments/instrument";
import { instrumentsLeftOut } from "#shared/instruments/left-out";
import { partsOf } from "#shared/instruments/score-from-items";

/**
 * Grain: one row per instrument in effect, and per known scale without a total. part_of gives the part of the total that
 * each item (by its number) belongs to; null where every item is a part of its own. item_count is null where only totals
 * are taken.
 */
const createKnown = `
CREATE TEMP TABLE known_instrument (
  id text COLLATE "C" NOT NULL,
  has_total boolean NOT NULL,
  item_count integer,
  item_min integer,
  item_max integer,
  points numeric,
  part_count integer,
  part_of integer[],
  minimum numeric,
  maximum numeric,
  missing_allowed integer,
  missing_counts text
) ON COMMIT DROP`;

const fillKnown = `
INSERT INTO known_instrument
SELECT v.*
FROM jsonb_to_recordset($1::jsonb) AS v (
  id text, has_total boolean, item_count integer, item_min integer, item_max integer, points numeric,
  part_count integer, part_of integer[], minimum numeric, maximum numeric, missing_allowed integer, missing_counts text
)`;

function rowOf(instrument: Instrument): object {
  const { id, items, min, max, missingItems } = instrument;
  const parts = items ? partsOf(items) : [];
  const numbers = Array.from({ length: items?.count ?? 0 }, (_, index) => index + 1);
  const isGrouped = (items?.highestOf.length ?? 0) > 0;
  return {
    id,
    has_total: true,
    item_count: items?.count ?? null,
    item_min: items?.min ?? null,
    item_max: items?.max ?? null,
    points: items?.pointsPerItem ?? null,
    part_count: items ? parts.length : null,
    part_of: isGrouped ? numbers.map((item) => parts.findIndex((part) => part.includes(item))) : null,
    minimum: min,
    maximum: max,
    missing_allowed: missingItems.allowed,
    missing_counts: missingItems.counts,
  };
}

/** Puts the registry in effect where the statements of the scores feed read it: the temporary table known_instrument. */
export async function stageInstruments(client: pg.Client, registry: readonly Instrument[]): Promise<void> {
  const defined = new Set(registry.map((instrument) => instrument.id));
  const withoutTotal = instrumentsLeftOut
    .filter((scale) => !scale.hasTotal && !defined.has(scale.id))
    .map(({ id }) => ({ id, has_total: false }));
  await client.query(createKnown);
  await client.query(fillKnown, [JSON.stringify([...registry.map(rowOf), ...withoutTotal])]);
  await client.query("ANALYZE known_instrument");
}
