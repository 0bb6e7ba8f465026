import { problemsOf } from "./check-instrument.js";
import { instrumentFields, unstated, type Instrument } from "./instrument.js";
import { instrumentsLeftOut } from "./left-out.js";

/**
 * What an organization states: changed values of an instrument that the product ships, or an instrument of its own.
 * What it leaves out stays as shipped, or for one of its own as `unstated` says.
 */
export type InstrumentSetting = Pick<Instrument, "id"> &
  Partial<Omit<Instrument, "id" | "subscaleOf" | "toBeConfirmed">>;

export type PlannedInstrument =
  | { readonly kind: "instrument"; readonly instrument: Instrument }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** What makes a scale the one that it is: scores that stand were checked by it, so a setting never changes it. */
const fixed = ["items", "min", "max", "direction"] as const;

/** What an instrument of an organization's own has to state. */
const needed = ["title", "min", "max", "direction"] as const;

const ofTheOrganization = { citation: "Set by the organization.", address: null } as const;

/** Letters and digits of an id: two ids that differ only in the rest would be taken for each other. */
export function spelledAs(id: string): string {
  return id.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

/** The definition that a setting makes, or why it can't stand, one sentence for each reason. */
export function planInstrument(
  builtIn: readonly Instrument[],
  setting: InstrumentSetting,
): PlannedInstrument {
  const shipped = builtIn.find((each) => each.id === setting.id);
  return shipped ? planChange(shipped, setting) : planOwn(builtIn, setting);
}

function checked(instrument: Instrument): PlannedInstrument {
  const problems = problemsOf(instrument);
  return problems.length === 0 ? { kind: "instrument", instrument } : { kind: "refused", problems };
}

function planChange(shipped: Instrument, setting: InstrumentSetting): PlannedInstrument {
  const touched = fixed.filter((field) => field in setting);
  if (touched.length > 0) {
    const sentence = `${shipped.id} ships with the product, and its ${touched.join(", ")} can't be changed: define an instrument with an id of its own.`;
    return { kind: "refused", problems: [sentence] };
  }
  const stated = instrumentFields.filter((field) => field in setting);
  const isStill = (field: (typeof instrumentFields)[number]): boolean => !stated.includes(field);
  // A citation for the shipped value is none for the changed one.
  const kept = shipped.sources
    .map((source) => ({ ...source, fields: source.fields.filter(isStill) }))
    .filter((source, index) => source.fields.length > 0 || shipped.sources[index]?.fields.length === 0);
  const own = setting.sources ?? (stated.length === 0 ? [] : [{ fields: stated, ...ofTheOrganization }]);
  return checked({
    ...shipped,
    ...setting,
    toBeConfirmed: shipped.toBeConfirmed.filter(isStill),
    sources: [...own, ...kept],
  });
}

function planOwn(builtIn: readonly Instrument[], setting: InstrumentSetting): PlannedInstrument {
  const alike = builtIn.find((each) => spelledAs(each.id) === spelledAs(setting.id));
  if (alike) {
    const sentence = `"${setting.id}" is spelled like ${alike.id}, which ships with the product: write ${alike.id} to change its thresholds, or choose another id.`;
    return { kind: "refused", problems: [sentence] };
  }
  const withoutTotal = instrumentsLeftOut.find(
    (each) => !each.hasTotal && spelledAs(each.id) === spelledAs(setting.id),
  );
  if (withoutTotal) {
    return {
      kind: "refused",
      problems: [`${withoutTotal.id} can't be an instrument. ${withoutTotal.sentence}`],
    };
  }
  const { title, min, max, direction } = setting;
  if (title === undefined || min === undefined || max === undefined || direction === undefined) {
    const missing = needed.filter((field) => !(field in setting));
    const sentence = `${setting.id} is not shipped with the product, so it needs ${missing.join(", ")} too.`;
    return { kind: "refused", problems: [sentence] };
  }
  return checked({
    ...unstated,
    about: title,
    populations: [],
    lookBackDays: null,
    items: null,
    licence: { terms: "unknown", sentence: "Not stated." },
    ...setting,
    title,
    min,
    max,
    direction,
    subscaleOf: null,
    toBeConfirmed: [],
    sources: setting.sources ?? [{ fields: ["range"], ...ofTheOrganization }],
  });
}

/**
 * The registry in effect: every shipped instrument in its place, changed where the organization says so, then the
 * organization's own by code point of their ids. Of two settings of one id, or of ids spelled alike, the later holds. A setting that can't stand
 * (such as one that an earlier version took) is left out: the shipped definition holds.
 */
export function mergeRegistry(
  builtIn: readonly Instrument[],
  overrides: readonly InstrumentSetting[],
): Instrument[] {
  const planned = new Map<string, Instrument>();
  for (const setting of overrides) {
    const plan = planInstrument(builtIn, setting);
    if (plan.kind === "instrument") planned.set(spelledAs(setting.id), plan.instrument);
  }
  const shipped = builtIn.map((each) => planned.get(spelledAs(each.id)) ?? each);
  const known = new Set(builtIn.map((each) => each.id));
  const own = [...planned.values()].filter((each) => !known.has(each.id));
  return [...shipped, ...own.toSorted((a, b) => (a.id < b.id ? -1 : 1))];
}
