import type { ReactNode } from "react";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import { ChartFrame } from "../../parts/chart-frame.js";
import { SharesBar, type SharesBarRow } from "../../charts/shares-bar.js";
import { attendanceFinding } from "../../findings/engagement-findings.js";
import { inOneLine } from "../../words/finding.js";
import { shownRate, sizeOf, wordingOf } from "../../words/told-by-n.js";
import { FigurePart } from "../../parts/figure-part.js";
import { ProportionTable, type ProportionRow } from "../../parts/proportion-table.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import type { ViewState } from "../../view/view-state.js";

/** The order of the bar; attended in full is what is left of attended without its part. */
const parts = [
  { id: "full", label: "Attended in full", tone: "accent" },
  { id: "partial", label: "In part", tone: "neutral" },
  { id: "excused", label: "Excused", tone: "open" },
  { id: "no-show", label: "No-show", tone: "warm" },
] as const;
const partsWithoutMinutes = [
  ...parts.slice(0, -1),
  { id: "no-show", label: "No-show, or 0 minutes", tone: "warm" },
] as const;

/** Attendance with what became of the other sessions: excused, no-show, and attended in part. */
export function AttendanceFrame({ view }: { readonly view: ViewState }): ReactNode {
  const subtitleOf = useSubtitle();
  return (
    <FigurePart
      id="attendance"
      view={view}
      height="26rem"
      empty="No session took place in this period with these filters."
    >
      {(read) => {
        const title = attendanceFinding(read.group);
        const subtitle = subtitleOf(read.measure, view, "sessions that people were down for");
        return (
          <ChartFrame
            {...read}
            {...{ title, subtitle, view }}
            interval="95% intervals (Wilson)"
            reading={`Sessions that the program cancelled are left out. Attended in part counts as attended. Rows of one person resemble each other, so the true uncertainty is somewhat larger.`}
            chart={
              <>
                <SharesBar
                  parts={hasWithoutMinutes(read.group) ? partsWithoutMinutes : parts}
                  rows={[attendanceBar(read.group)]}
                  description={inOneLine(title)}
                />
                <ProportionTable
                  caption={subtitle}
                  heading="Sessions"
                  rows={attendanceRows(read.measure, read.group, view)}
                />
              </>
            }
          />
        );
      }}
    </FigurePart>
  );
}

/** Whether any row is recorded as attended with 0 minutes: it is told where it is, and no column of noughts where it is not. */
function hasWithoutMinutes({ beside }: GroupResponse): boolean {
  const without = beside["no-minutes"];
  return without?.kind === "proportion" && without.numerator > 0;
}

function attendanceBar(group: GroupResponse): SharesBarRow {
  const n = sizeOf(group.result);
  const row = { id: "all", label: "All sessions", n };
  const [met, partial, excused, noShow, without] = [
    group.result,
    group.beside["partial"],
    group.beside["excused"],
    group.beside["no-show"],
    group.beside["no-minutes"],
  ].map((result) => shownRate(result));
  if (!met || !partial || !excused || !noShow || !without) {
    const words = wordingOf(n) === "few" ? "too few to show" : "too few for shares";
    return { ...row, shares: [], words };
  }
  const full = (met.numerator - partial.numerator) / met.denominator;
  return {
    ...row,
    shares: [full, partial.estimate, excused.estimate, noShow.estimate + without.estimate],
  };
}

const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  excused: { class: "not_met", reason: "excused" },
  "no-show": { class: "not_met", reason: "no_show" },
  partial: { class: "met", reason: "partial" },
  "no-minutes": { class: "not_met", reason: "no_minutes" },
};

function attendanceRows(
  measure: MeasureTextResponse,
  group: GroupResponse,
  view: ViewState,
): readonly ProportionRow[] {
  const own: ProportionRow = {
    id: "attended",
    title: "Attended",
    sentence: measure.numerator,
    result: group.result,
    rows: { measure, view },
  };
  const shown = measure.companions.filter(({ id }) => id !== "no-minutes" || hasWithoutMinutes(group));
  const others = shown.map((companion): ProportionRow => ({
    id: companion.id,
    title: companion.title,
    sentence: companion.sentence,
    result: group.beside[companion.id],
    rows: reasons[companion.id] ? { measure, view, more: reasons[companion.id] ?? {} } : null,
  }));
  return [own, ...others];
}
