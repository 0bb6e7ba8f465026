import { lazy, memo, Suspense, type ComponentType, type ReactNode } from "react";
import { FaultBoundary } from "./fault-boundary.js";

/** What the panel for writing notes is told. */
export interface NotesSlotProps {
  readonly measure: string;
  readonly every: "month";
}

const files = import.meta.glob<{ NotesPanel: ComponentType<NotesSlotProps> }>("./notes-panel.tsx");
const load = files["./notes-panel.tsx"];
const Panel = load ? lazy(async () => ({ default: (await load()).NotesPanel })) : null;

/** Where notes on a time chart are written, in a chunk of its own; nothing where this build has no such panel. */
export const NotesSlot = memo((props: NotesSlotProps): ReactNode => {
  if (!Panel) return null;
  return (
    <FaultBoundary what="The panel of notes">
      <Suspense fallback={null}>
        <Panel {...props} />
      </Suspense>
    </FaultBoundary>
  );
});
