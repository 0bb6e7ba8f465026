import type { ReactNode } from "react";

/** One state with its name above it. */
export function Sample(props: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="stack gallery-sample">
      <h3>{props.name}</h3>
      {props.children}
    </div>
  );
}
