import { adults, plainItems, unstated, type Instrument } from "./instrument.js";

/**
 * The Brief Addiction Monitor has no total: its three subscales measure different things and one of them runs the other
 * way. So each subscale is an instrument of its own, in each of the three versions (BAM, BAM-R, BAM-IOP), and a feed names
 * it: `BAM-USE`, `BAM-RISK`, `BAM-PROTECTIVE`, `BAM-R-USE` … A row gives the subscale's total, or its answers as item_1,
 * item_2 … in the order of the whole scale's items. A row that names the whole scale is refused with that sentence.
 * Nothing of one version is ever pooled with another.
 */
export interface BamVersion {
  readonly id: "BAM" | "BAM-R" | "BAM-IOP";
  readonly title: string;
  readonly lookBackDays: number;
  /** Largest value of one answer: an interval of days, or the days themselves. */
  readonly itemMax: number;
  readonly rest: (subscale: BamSubscale) => Partial<Instrument>;
}

export type BamSubscale = "USE" | "RISK" | "PROTECTIVE";

const subscales: readonly {
  name: BamSubscale;
  about: string;
  items: number;
  direction: "lower" | "higher";
}[] = [
  { name: "USE", about: "Substance use (items 4, 5, 6)", items: 3, direction: "lower" },
  { name: "RISK", about: "Risk of use (items 1, 2, 3, 8, 11, 15)", items: 6, direction: "lower" },
  {
    name: "PROTECTIVE",
    about: "Protection against use (items 9, 10, 12, 13, 14, 16)",
    items: 6,
    direction: "higher",
  },
];

const cacciola2013 = {
  fields: [],
  citation:
    "Cacciola JS, Alterman AI, DePhilippis D, et al. Development and initial evaluation of the Brief Addiction Monitor (BAM). J Subst Abuse Treat 2013;44:256–263.",
  address: "https://doi.org/10.1016/j.jsat.2012.07.013",
} as const;

/** The three subscales of one version of the monitor. */
export function bamSubscales(version: BamVersion): Instrument[] {
  return subscales.map((subscale) => ({
    ...unstated,
    id: `${version.id}-${subscale.name}`,
    title: `${version.title}, ${subscale.name.toLowerCase()} subscale`,
    about: subscale.about,
    populations: adults,
    lookBackDays: version.lookBackDays,
    subscaleOf: version.id,
    items: plainItems(subscale.items, version.itemMax),
    min: 0,
    max: subscale.items * version.itemMax,
    direction: subscale.direction,
    licence: { terms: "free", sentence: "Made by the U.S. Department of Veterans Affairs." },
    sources: [cacciola2013],
    ...version.rest(subscale.name),
  }));
}

const cuts = { USE: 1, RISK: 12, PROTECTIVE: 12 } as const;

/** The monitor with answers as intervals of days. */
export const bam = bamSubscales({
  id: "BAM",
  title: "Brief Addiction Monitor",
  lookBackDays: 30,
  itemMax: 4,
  rest: (subscale) => ({
    caseness: cuts[subscale],
    toBeConfirmed: ["items", "range", "caseness", "licence"],
    note: "Answers are intervals of days, 0 to 4. No reliable change is published. Subscales and cuts come from copies and a vendor's page.",
  }),
});
