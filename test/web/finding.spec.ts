import * as fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router";
import { describe, expect, it } from "vitest";
import { sentenceCase } from "#shared/format";
import { payerName, payersFinding } from "../../web/src/findings/access-wait-findings.js";
import { ChartFrame } from "../../web/src/parts/chart-frame.js";
import { differencesFinding } from "../../web/src/findings/cohort-findings.js";
import { seatsFinding } from "../../web/src/findings/engagement-findings.js";
import { findingOf, inOneLine, restOf, titleOf, type Finding } from "../../web/src/words/finding.js";
import {
  RIGHT_TO_LEFT_NAME,
  sampleFigure,
  sampleGroup,
  sampleMeasure,
  sampleProportion,
} from "../../web/src/gallery/sample-figures.js";
import { parseView } from "../../web/src/view/view-state.js";

const group = sampleGroup(sampleProportion(291, 463));
const { view } = parseView(new URLSearchParams(), "2026-06-30");

/** Names as programs have them: any signs, with semicolons in them, long, and from right to left. */
const names = fc.oneof(
  fc
    .array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), { minLength: 2, maxLength: 4 })
    .map((parts) => parts.join("; ")),
  fc.constantFrom("Nights; adults", "; ", `${"Evenings; ".repeat(30)}`, `${RIGHT_TO_LEFT_NAME}; שבת`),
);

/** What the frame writes of a finding: heading, line under it, and the words of its buttons. */
function written(title: Finding): { heading: string; under: string; spoken: readonly string[] } {
  const table = { caption: "", columns: [{ id: "n", title: "n", cell: () => "1" }], rows: [{}] };
  const measure = sampleMeasure();
  const frame = { title, table, measure, figure: sampleFigure([group]), group, view };
  const html = renderToStaticMarkup(
    createElement(
      MemoryRouter,
      null,
      createElement(ChartFrame, { ...frame, subtitle: "", reading: "", chart: null }),
    ),
  );
  const texts = (pattern: RegExp): string[] =>
    [...html.matchAll(pattern)].map(([, text = ""]) => withoutEntities(text));
  return {
    heading: texts(/<h2[^>]*>([^<]*)<\/h2>/g).join(),
    under: texts(/<p class="more-found">([^<]*)<\/p>/g).join(),
    spoken: texts(/<span class="visually-hidden"> (?:of|behind): ([^<]*)<\/span>/g),
  };
}

function withoutEntities(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#x27": "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|#x27|amp);/g, (whole, name: string) => signs[name] ?? whole);
}

describe("a name that holds a semicolon", () => {
  it("stays whole in heading, rest and spoken words of the frame", () => {
    fc.assert(
      fc.property(names, names, (name, other) => {
        for (const finding of [`${name} is slower`, findingOf(`${name} is slower`, `faster: ${other}`)]) {
          const { heading, under, spoken } = written(finding);
          expect(heading).toBe(`${name} is slower`);
          expect(under).toBe(typeof finding === "string" ? "" : sentenceCase(`faster: ${other}.`));
          expect(spoken.length).toBeGreaterThanOrEqual(5);
          for (const words of spoken) expect(words).toBe(inOneLine(finding));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("stays in the part of the finding that names it", () => {
    const half = sampleProportion(50, 100);
    const whole = { beside: { "authorization-within-72h": sampleProportion(900, 1000) } };
    const slow = { beside: { "authorization-within-72h": half } };
    fc.assert(
      fc.property(names, (name) => {
        const payers = payersFinding({ ...group, ...whole }, [
          { ...group, ...slow, key: { payer_class: name } },
        ]);
        expect(restOf(payers)).toBe(`clearly slower: ${payerName({ key: { payer_class: name } })}`);
        const times = [
          { ...group, result: sampleProportion(20, 100), key: { group: name } },
          { ...group, result: sampleProportion(90, 100), key: { group: "high" } },
        ];
        const seats = seatsFinding(half, times);
        expect(titleOf(seats)).toBe("50.0% of seats are filled");
        expect(restOf(seats)).toBe("20.0–90.0% between group times, differences not judged");
        expect(titleOf(differencesFinding([name, "B"], []))).toBe(`${name} and B can’t be compared yet`);
      }),
    );
  });
});

it("a finding without a rest is its title alone, in one line too", () => {
  expect(findingOf("None differs", "")).toBe("None differs");
  expect(inOneLine("None differs")).toBe("None differs");
  expect(inOneLine(findingOf("None differs", "all have 5%"))).toBe("None differs; all have 5%");
});
