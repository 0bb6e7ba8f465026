import { auditC } from "./audit-c.js";
import { audit } from "./audit.js";
import { bamIop } from "./bam-iop.js";
import { bamR } from "./bam-r.js";
import { bam } from "./bam.js";
import { core10 } from "./core-10.js";
import { dast10 } from "./dast-10.js";
import { gad7 } from "./gad-7.js";
import { goalBasedOutcomes } from "./goal-based-outcome.js";
import type { Instrument } from "./instrument.js";
import { cors, ors } from "./outcome-rating-scale.js";
import { pacs } from "./pacs.js";
import { pcl5 } from "./pcl-5.js";
import { phq9 } from "./phq-9.js";
import { phqA } from "./phq-a.js";
import { psc17, psc17Subscales } from "./psc-17.js";
import { qidsSr16 } from "./qids-sr16.js";
import { rcads } from "./rcads.js";
import { scared } from "./scared.js";
import { sdq } from "./sdq.js";
import { who5 } from "./who-5.js";
import { wsas } from "./wsas.js";
import { ypCore } from "./yp-core.js";

/** Every instrument that the product ships, in the order in which pages and lists show them. The only registry. */
export const instruments: readonly Instrument[] = [
  phq9,
  gad7,
  pcl5,
  who5,
  wsas,
  qidsSr16,
  core10,
  audit,
  auditC,
  dast10,
  ...bam,
  ...bamR,
  ...bamIop,
  pacs,
  phqA,
  psc17,
  ...psc17Subscales,
  ...scared,
  ...rcads,
  ...sdq,
  ypCore,
  ors,
  cors,
  ...goalBasedOutcomes,
];

/** The instrument of that id in a registry, or null. */
export function instrumentById(id: string, registry: readonly Instrument[] = instruments): Instrument | null {
  return registry.find((instrument) => instrument.id === id) ?? null;
}
