/** Attended minutes a week that an intensive outpatient program plans for, both ends included. */
export interface DoseBand {
  readonly lowest: number;
  readonly highest: number;
}

const adults: DoseBand = { lowest: 9 * 60, highest: 15 * 60 };
const adolescents: DoseBand = { lowest: 6 * 60, highest: 15 * 60 };

/**
 * The weekly band of a population: 9 to 15 hours for adults and older adults, 6 to 15 hours for adolescents and children.
 * Source: the program's default; level 2.1 of the American Society of Addiction Medicine asks for 9 hours and 6 hours.
 */
export function doseBandMinutes(population: string): DoseBand {
  return population === "child" || population === "adolescent" ? adolescents : adults;
}
