import { memo, Suspense, type ReactNode } from "react";
import { chunkOf } from "../loading/chunk.js";
import { FaultBoundary } from "../loading/fault-boundary.js";
import type { NotesPanelProps } from "./notes-panel.js";

const panel = chunkOf<NotesPanelProps>(async () => (await import("./notes-panel.js")).NotesPanel);

/** Where notes on a time chart are written, in a chunk of its own. */
export const NotesSlot = memo((props: NotesPanelProps): ReactNode => (
  <FaultBoundary what="The panel of notes">
    <Suspense fallback={null}>
      <panel.Part {...props} />
    </Suspense>
  </FaultBoundary>
));
