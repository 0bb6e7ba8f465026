import type { InstrumentResponse, InstrumentsResponse } from "#shared/contract/instruments";
import { instruments } from "#shared/instruments/index";
import type { Instrument } from "#shared/instruments/instrument";
import { instrumentsLeftOut } from "#shared/instruments/left-out";
import { mergeRegistry } from "#shared/instruments/merge-registry";
import type { KeptSetting } from "../settings/read-instruments.js";

function mutable(instrument: Instrument): Omit<InstrumentResponse, "origin" | "changedAt" | "changedBy"> {
  const { items } = instrument;
  return {
    ...instrument,
    populations: [...instrument.populations],
    items: items && { ...items, highestOf: items.highestOf.map((group) => [...group]) },
    bands: [...instrument.bands],
    safetyItems: [...instrument.safetyItems],
    toBeConfirmed: [...instrument.toBeConfirmed],
    sources: instrument.sources.map((source) => ({ ...source, fields: [...source.fields] })),
  };
}

/** The registry in effect with where each definition comes from. */
export function describeInstruments(kept: readonly KeptSetting[]): InstrumentsResponse {
  const shipped = new Set(instruments.map((each) => each.id));
  const changes = new Map(kept.map((each) => [each.setting.id, each]));
  const registry = mergeRegistry(
    instruments,
    kept.map((each) => each.setting),
  );
  const described = registry.map((instrument): InstrumentResponse => {
    const change = changes.get(instrument.id);
    // A setting that can't stand any more is left out by the merge: the very object that ships is in effect.
    const isInEffect = change !== undefined && !instruments.includes(instrument);
    return {
      ...mutable(instrument),
      origin: !isInEffect ? "product" : shipped.has(instrument.id) ? "changed" : "organization",
      changedAt: isInEffect ? change.changedAt.toISOString() : null,
      changedBy: isInEffect ? change.changedBy : null,
    };
  });
  const defined = new Set(registry.map((each) => each.id));
  const leftOut = instrumentsLeftOut.filter((each) => !defined.has(each.id));
  return { instruments: described, leftOut: leftOut.map(({ id, sentence }) => ({ id, sentence })) };
}
