import type { ReactNode } from "react";
import type { GroupResponse } from "#shared/contract/measures";
import { markLabels } from "../words/mark-words.js";

/** Small labelled chips for what limits a figure: period not over, immature, few, imprecise, prorated, demo. */
export function Marks({ labels }: { readonly labels: readonly string[] }): ReactNode {
  if (labels.length === 0) return null;
  return (
    <ul className="marks" aria-label="Marks">
      {labels.map((label) => (
        <li className="mark" key={label}>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The marks of one group, but that of demo data, which have the page's banner. */
export function GroupMarks({ group }: { readonly group: GroupResponse }): ReactNode {
  return <Marks labels={markLabels(group)} />;
}
