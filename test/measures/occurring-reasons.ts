import { instruments as registry } from "#shared/instruments/index";
import type { EpisodeColumns } from "#shared/measures/columns";
import type { Measure } from "#shared/measures/definition";
import { listPage } from "#shared/measures/counting/list-units";

/** Every class and reason that the measure gives anything in the columns, as class/reason. */
export function classesIn(columns: EpisodeColumns, measure: Measure, asOf: number): readonly string[] {
  const view = { from: null, to: null, by: [], every: null, where: [], asOf };
  const { counts } = listPage({ columns, measure, view, registry }, {}, { offset: 0, limit: 0 });
  return counts.filter(({ n }) => n > 0).map((count) => `${count.class}/${count.reason}`);
}

/** The reasons that the measure has a sentence for, each as often as it has one. */
export function textCodes(measure: Measure): readonly string[] {
  const { exclusions, missing, reasons } = measure;
  const classes = measure.kind === "shares" ? measure.classes : [];
  return [...exclusions, ...missing, ...reasons, ...classes].map(({ code }) => code);
}

/** Those of some classes and reasons, as class/reason, of whose reason the measure says nothing. */
export function unsaidIn(classes: Iterable<string>, measure: Measure): readonly string[] {
  const said = new Set(textCodes(measure));
  return [...classes].filter((each) => {
    const [, reason = ""] = each.split("/");
    return reason !== "" && !said.has(reason);
  });
}
