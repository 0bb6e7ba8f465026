import type { ReactNode } from "react";
import { Link } from "react-router";

/** A choice of two or three, as links that look like one switch; what is chosen stands in the address. */
export function SwitchLinks(props: {
  readonly label: string;
  readonly entries: readonly { readonly id: string; readonly title: string; readonly search: string }[];
  readonly chosen: string;
}): ReactNode {
  return (
    <nav aria-label={props.label} className="choice-line">
      <ul className="classes">
        {props.entries.map((entry) => (
          <li key={entry.id}>
            <Link to={{ search: entry.search }} aria-current={entry.id === props.chosen} preventScrollReset>
              {entry.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
