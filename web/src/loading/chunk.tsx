import { lazy, useState, type ComponentType, type ReactNode } from "react";

/** A component in a chunk of its own. */
export interface Chunk<Props> {
  readonly Part: (props: Props) => ReactNode;
  /** Fetches the chunk ahead of its use. */
  readonly load: () => Promise<void>;
}

/**
 * A component that is loaded when it is first drawn, and drawn at once where its chunk is there already: React alone would
 * show the empty place first, and keep it for a third of a second.
 */
export function chunkOf<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>): Chunk<Props> {
  let loaded: ComponentType<Props> | null = null;
  const load = async (): Promise<ComponentType<Props>> => (loaded ??= await fetchPart());
  const Later = lazy(async () => ({ default: await load() }));
  return {
    Part: (props) => {
      // What a place was drawn with first stays, so that it never loses its state to the same part under another name.
      const [Kind] = useState<ComponentType<Props>>(() => loaded ?? Later);
      return <Kind {...props} />;
    },
    load: async () => void (await load()),
  };
}
